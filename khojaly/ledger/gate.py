"""Nobody alone publishes a text of their own: the one rule that every road to readers asks.

A draft is published after it was submitted, by somebody who made none of the edits since the
working copy was last published. `publish` asks this itself, so that no page, command or call goes
round it.

One reviewer may withdraw, merge or publish again what was public before, without any change of
text; the version says who and why; no second person looks at it. That is by design, so that a
record that does harm can be gone at once.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from .drafts import changes_figure, gone_and_new
from .models import Publishable
from .models.version import NAMELESS
from .revisions import draft_since, editors_since

Status = Publishable.Status


def refusals(item, account, name="", editors=None):
    """Sentences that say why this person may not publish the draft of `item`; none when they may.

    `account` is the publisher's; where it is None, as for the loader, `name` is told of them
    instead. `editors` are those of the draft, where they are known already. The setting
    `SECOND_PERSON_REQUIRED` relaxes the rule on a site of one person, but not for a changed figure.
    """
    if gone := gone_sentence(item):
        return [gone]
    editors = draft_editors(item) if editors is None else editors
    if account is None:
        return _refusals_by_name(item, name, editors)
    found = [*reference_problems(item)]
    if settings.SECOND_PERSON_REQUIRED and item.status != Status.REVIEW:
        found.append(_("%(item)s was not submitted for review.") % {"item": item.identifier})
    if own := second_person(item, account, editors):
        found.append(own)
    return found


def second_person(item, account, editors):
    """A sentence when this account edited the draft and so may not publish it, or an empty text."""
    if account.pk not in {editor.pk for editor in editors}:
        return ""
    if changes_figure(item):
        return _("You changed a figure here, so someone else has to publish it.")
    if settings.SECOND_PERSON_REQUIRED:
        return _("You edited this draft, so someone else has to publish it.")
    return ""


def draft_editors(item):
    """Every `Editor` of the draft: of what was saved since the working copy was last published."""
    return editors_of_drafts([item])[item]


def editors_of_drafts(items):
    """The same for many things, as `{thing: [Editor, ...]}`."""
    return editors_since({item: draft_since(item) for item in items})


def _refusals_by_name(item, name, editors):
    """Whoever publishes without an account is told apart by name; the loader publishes nothing that
    a person edited."""
    people = {editor.name for editor in editors if editor.name}
    if people and name in (NAMELESS, *people):
        edited = {"item": item.identifier, "names": ", ".join(sorted(people))}
        return [_("%(item)s was edited by %(names)s, so someone else has to publish it.") % edited]
    return []


def gone_sentence(item):
    """A sentence when a thing was withdrawn or merged, so that nothing of it is submitted or
    published, or an empty text."""
    if item.merged_into:
        named = {"item": item.identifier, "successor": item.merged_into.identifier}
        return _("%(item)s was merged into %(successor)s.") % named
    if item.status == Status.WITHDRAWN and item.current_id is None:
        return _("%(item)s was set aside.") % {"item": item.identifier}
    if item.status == Status.WITHDRAWN:
        return _("%(item)s was withdrawn.") % {"item": item.identifier}
    return ""


def reference_problems(item):
    """Sentences about what a draft cites anew although it is gone, with what took its place."""
    found = gone_and_new(item)
    if not found:
        return []
    named = {"item": item.identifier, "gone": " ".join(gone_sentence(other) for other in found)}
    return [_("%(item)s refers anew to what is gone. %(gone)s Refer to what stands.") % named]
