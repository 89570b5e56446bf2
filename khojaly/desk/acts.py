"""What can be done with a draft on its review page; each act leaves a note."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from khojaly.ledger.writing import hold

from .addresses import address_of
from .deeds import ACTS, SUBMIT
from .naming import name_of
from .notes import ANSWERS, keep_note
from .telling import authors_of, tell


def attempt(request, item, name, form=None):
    """Do the act of this name; True when it was done. What was refused is said, nothing is lost.

    Raises `PermissionDenied` for an unknown act and for those who may not do it.
    """
    act = ACTS.get(name)
    if act is None or not request.user.has_perm(act.permission):
        raise PermissionDenied
    if form is not None and not form.is_valid():
        return False
    given = form.cleaned_data if form is not None else {}
    return _attempted(request, item, name, given, "")


def attempt_given(request, item, name, given):
    """Do a known act with one of several things, as `attempt` does; what is refused is said with
    the thing's name."""
    return _attempted(request, item, name, given, f"{name_of(item)}: ")


def _attempted(request, item, name, given, beginning):
    act = ACTS[name]
    try:
        authors = _done(act, request.user, item, name, given)
    except ValidationError as refusal:
        item.refresh_from_db()
        for sentence in refusal.messages:
            messages.error(request, beginning + sentence)
        return False
    messages.success(request, _(act.done) % {"item": name_of(item)})
    _tell_of_it(request, item, name, given, authors)
    return True


def _tell_of_it(request, item, name, given, authors):
    """The authors are told of what answers them, and whoever is asked for a review of that."""
    told = authors if name in ANSWERS else []
    address = request.build_absolute_uri(address_of(item))
    for person in filter(None, [*told, _asked(name, given)]):
        tell(person, request.user, item, name, _said(name, given), address)


def submit_saved(request, item):
    """Submit what was just saved. Of whoever may not submit the edit is kept, and they are told."""
    if request.user.has_perm(SUBMIT):
        attempt(request, item, "submit")
    else:
        messages.warning(
            request,
            _("%(item)s is saved as a draft. Your role does not submit: an editor does it.")
            % {"item": name_of(item)},
        )


@transaction.atomic
def _done(act, user, item, name, given):
    """Do an act on a thing as it stands now, with what is said of it; return its authors' accounts.
    Raises `ValidationError`, and then nothing is kept."""
    hold(item)
    authors = authors_of(item)
    act.do(user, item, given)
    _keep_words(user, item, name, given)
    return authors


def asked_for(name):
    """The fields of the review's form that an act needs."""
    return ACTS[name].asks if name in ACTS else ()


def _said(name, given):
    """What goes with an act: the reason for readers, where it asks for one, or the note."""
    return given.get("reason" if "reason" in ACTS[name].asks else "note", "")


def _asked(name, given):
    """The account that is asked for a review, or None."""
    return given.get("reviewer") if name in ("submit", "ask") else None


def _keep_words(user, item, name, given):
    """Keep what was said with the draft; a note that was typed beside the reason for readers is
    kept as well."""
    said, note = _said(name, given), given.get("note", "")
    keep_note(user, item, name, said, asked=_asked(name, given))
    if note and said != note:
        keep_note(user, item, "note", note)
