"""Recent publications, as a page and as Atom feeds (RFC 4287, paged as RFC 5005 says)."""

import logging

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db import DatabaseError
from django.http import Http404
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khojaly.ledger.characters import without_unseen
from khojaly.ledger.records import RECORD_TYPES

from .reading.changes import Changes

log = logging.getLogger(__name__)


def changes(request):
    """What was published, newest first; `?kind=`, `?change=`, `?event=` and `?before=` choose."""
    return render(request, "ledger/changes.html", {"page": Changes(request.GET)})


class PagedAtom(Atom1Feed):
    """Atom with the links to its other pages, of texts without what XML forbids."""

    def add_item(self, title, link, description, **others):
        texts = {"title": title, "description": description} | others
        plain = {
            name: without_unseen(value) if isinstance(value, str) else value
            for name, value in texts.items()
        }
        super().add_item(link=link, **plain)

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for rel in ("first", "next"):
            if self.feed.get(rel):
                handler.addQuickElement("link", "", {"rel": rel, "href": self.feed[rel]})


class ChangesFeed(Feed):
    """The publications of the whole site, of one thing, or of an event with its claims."""

    feed_type = PagedAtom

    def get_object(self, request, kind="", identifier=""):
        query = request.GET.dict()
        if kind:
            query |= {"event": identifier} if kind == "event" else {"of": f"{kind}:{identifier}"}
        found = Changes(query)
        if kind and not found.steps:
            raise Http404(_("Nothing has been published under “%(name)s”.") % {"name": identifier})
        found.request, found.kind, found.identifier = request, kind, identifier
        return found

    def title(self, found):
        return f"Khojaly: {found.identifier or _('Recent changes')}"

    def link(self, found):
        if found.kind:
            return reverse(RECORD_TYPES[found.kind].URL_NAME, args=[found.identifier])
        return reverse("events:changes")

    def feed_extra_kwargs(self, found):
        address = found.request.build_absolute_uri(found.request.path)
        following = f"{address}?before={found.next_before}" if found.next_before else ""
        return {"first": address, "next": following}

    def items(self, found):
        return found.steps

    def item_title(self, step):
        return f"{step.version}: {step.version.get_change_kind_display()}"

    def item_description(self, step):
        """Atom takes it for HTML, so that what was typed is escaped once more."""
        return linebreaksbr("\n".join([step.version.change_reason, *self._sentences(step)]))

    def _sentences(self, step):
        """What changed; where that cannot be said, that it cannot: the other entries stand."""
        try:
            return step.sentences
        except DatabaseError:
            raise
        except Exception:
            log.exception("The entry of %s in a feed cannot be written.", step.version)
            return [_("What changed cannot be shown here; see the version itself.")]

    def item_link(self, step):
        version = step.version
        return reverse(
            f"{RECORD_TYPES[version.kind].URL_NAME}-version",
            args=[version.identifier, version.number],
        )

    def item_guid(self, step):
        """The same in every feed that says the same: a translation is another entry."""
        code = get_language()
        translation = f"#{code}" if code != settings.LANGUAGE_CODE else ""
        return f"urn:sha256:{step.version.chain}{translation}"

    def item_pubdate(self, step):
        return step.version.published_at

    item_updateddate = item_pubdate

    def author_name(self):
        return _("the editors")
