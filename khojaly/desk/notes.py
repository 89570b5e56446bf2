"""What people say to each other about a draft. It stays with the draft, in the admin's own log.

A note is a row of the log whose message is a JSON object: what was done, and the words.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

DONE = {
    "ready": _("says that it is ready"),
    "ask": _("asked for a review"),
    "drop": _("dropped the changes"),
    "submit": _("submitted it for review"),
    "return": _("returned it"),
    "publish": _("published it"),
    "withdraw": _("withdrew it"),
    "restore": _("published it again"),
    "set-aside": _("set it aside"),
    "take-up": _("took it up again"),
    "note": _("wrote"),
}
ANSWERS = ("return", "publish", "withdraw", "restore", "set-aside", "take-up", "drop", "note")
OPEN = ("return", "ready", "note")
# What tells where a draft stands, besides its status.
STEPS = ("ready", "submit", "ask", "return", "publish", "drop", "set-aside", "take-up")
MARK = '{"act": '


@dataclass(frozen=True)
class Note:
    """`about` is the thing's name at that time, `kind` and `pk` lead to its review page. `asked` is
    the public name of whoever was asked for a review, or empty, as `asked_pk` is then None."""

    act: str
    text: str
    by: str
    at: datetime
    about: str
    kind: str
    pk: str
    by_pk: int
    asked: str = ""
    asked_pk: int | None = None

    @property
    def done(self):
        return DONE[self.act]


def keep_note(user, item, act, text="", asked=None):
    """Keep with `item` what `user` did (a key of `DONE`) and said, and whom they asked, if anyone,
    for a review (an account)."""
    said = {"act": act, "text": text}
    if asked:
        said |= {"asked": asked.get_full_name() or asked.get_username(), "asked_pk": asked.pk}
    message = json.dumps(said, ensure_ascii=False)
    LogEntry.objects.log_actions(user.pk, [item], CHANGE, message, single_object=True)


def notes_on(item):
    """The `Note`s that stay with a thing, the newest first."""
    kind = ContentType.objects.get_for_model(item)
    found = _notes().filter(content_type=kind, object_id=str(item.pk))
    return _read(found[:50])


def open_notes_on(item):
    """The notes that still ask something of whoever edits a thing: those with words, since it was
    last published."""
    since = item.current.published_at if item.current else None
    found = [note for note in notes_on(item) if note.act in OPEN and note.text]
    return [note for note in found if since is None or note.at > since]


def answers_to(user):
    """What others said since then about the things that this person edited, newest first."""
    mine = LogEntry.objects.filter(
        user=user, content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
    )
    before = mine.filter(action_time__lt=OuterRef("action_time"))
    after = mine.filter(action_time__gt=OuterRef("action_time"))
    found = _notes().exclude(user=user).filter(Exists(before), ~Exists(after))
    answers = _read(found[:30])
    return [answer for answer in answers if answer.act in ANSWERS][:10]


def steps_of(items):
    """`{(kind, pk): notes}` of the steps (`STEPS`) of each of some things, newest first; one query,
    none for no things."""
    if not items:
        return {}
    said = Q(*(("change_message__startswith", f'{MARK}"{act}"') for act in STEPS), _connector=Q.OR)
    found = {}
    for note in _read(_notes().filter(said, object_id__in={str(item.pk) for item in items})):
        found.setdefault((note.kind, note.pk), []).append(note)
    return found


def _notes():
    # In the log of an account stands what an administrator typed, whatever it looks like.
    notes = LogEntry.objects.filter(change_message__startswith=MARK).exclude(
        content_type__app_label="auth"
    )
    return notes.select_related("user", "content_type").order_by("-action_time", "-pk")


def _read(entries):
    """The notes among entries of the log; what only begins like one is left out."""
    return [note for entry in entries if (note := _note(entry))]


def _note(entry):
    try:
        said = json.loads(entry.change_message)
        asked = {"asked": str(said.get("asked", "")), "asked_pk": said.get("asked_pk")}
        said = {"act": said["act"] if said["act"] in DONE else None, "text": str(said["text"])}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return said["act"] and Note(
        act=said["act"],
        text=said["text"],
        by=entry.user.get_full_name() or entry.user.get_username(),
        at=entry.action_time,
        about=entry.object_repr,
        kind=f"{entry.content_type.app_label}_{entry.content_type.model}",
        pk=entry.object_id,
        by_pk=entry.user_id,
        **asked,
    )
