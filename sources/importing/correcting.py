"""What an editor does with the references read: correct, fill down, set aside, bring back."""

import hashlib
import json
import re

from sources.models import ImportEntry

from .forms import FOR_ALL, EntryForm
from .keeping import mark_copies

State = ImportEntry.State
LEFT = (State.WAITING, State.SAVING)
SENT = re.compile(r"e(\d{1,6})-title")


def entry_form(entry, data=None):
    """The form of one entry: as it was sent, or as it is kept, with what is wrong beside fields;
    what is only missing is not called wrong before the editor has been there."""
    if data is not None:
        return EntryForm(data, prefix=f"e{entry.number}")
    kept = entry.typed | ({"take": "on"} if entry.take else {})
    named = {f"e{entry.number}-{name}": value for name, value in kept.items()}
    form = EntryForm(named, prefix=f"e{entry.number}")
    form.opened = _digest(form.typed)
    if not entry.looked_at:
        form.forgive_what_is_missing()
    return form


def _digest(typed):
    return hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()[:16]


def keep_corrections(data, job):
    """Keep what was typed into the forms that were sent, valid or not, and look for copies anew.
    Return `{number: form}` of those that were changed elsewhere since they were opened: they stay
    as they are, and the editor is shown both."""
    numbers = [int(found[1]) for name in data if (found := SENT.fullmatch(name))]
    sent = list(job.entries.filter(number__in=numbers, state__in=LEFT))
    conflicts = {}
    for entry in sent:
        form = entry_form(entry, data)
        entry.corrected = _take_over(entry, form, data, conflicts)
    _look_for_copies(job, [entry for entry in sent if entry.corrected])
    kept = ["typed", "take", "refused", "looked_at", "twin", "twin_number"]
    ImportEntry.objects.bulk_update(sent, kept)
    return conflicts


def _take_over(entry, form, data, conflicts):
    """Put a form into its entry; whether that changed it. What nobody touched here, or somebody
    touched elsewhere, stays."""
    opened, kept = data.get(f"e{entry.number}-opened", ""), entry_form(entry)
    changed_here = _digest(form.typed) != opened
    entry.looked_at = True
    if opened != kept.opened and changed_here and form.typed != kept.typed:
        conflicts[entry.number] = _with_both(form, kept)
        return False
    entry.refused, entry.take = "", bool(form["take"].value())
    if not changed_here or form.typed == kept.typed:
        return False
    entry.typed = form.typed
    return True


def _with_both(form, kept):
    """The form as it was sent, with what is kept beside it; sent again, it counts."""
    form.opened = kept.opened
    form.kept = [
        (kept.fields[name].label, text or "–")
        for name, text in kept.typed.items()
        if text != form.typed[name]
    ]
    return form


def _look_for_copies(job, changed):
    """A correction may reveal a copy: it is then not taken before the editor has seen that."""
    seen = {entry.number: (entry.twin_id, entry.twin_number) for entry in changed}
    if changed:
        mark_copies(changed, others=_before(job, changed))
    for entry in changed:
        if seen[entry.number] != (entry.twin_id, entry.twin_number):
            entry.take = entry.take and not (entry.twin_id or entry.twin_number)


def _before(job, changed):
    numbers = [entry.number for entry in changed]
    others = job.entries.filter(number__lt=max(numbers)).exclude(number__in=numbers)
    return list(others.exclude(state=State.ASIDE))


def fill_down(job, number):
    """What holds for one reference holds for all below it: kind, position and how it was read; its
    language where they say none."""
    entry = job.entries.filter(number=number if str(number).isdecimal() else 0).first()
    below = list(job.entries.filter(number__gt=entry.number, state__in=LEFT)) if entry else []
    for other in below:
        language = other.typed.get("language") or entry.typed.get("language", "")
        same = {name: entry.typed[name] for name in FOR_ALL if entry.typed.get(name)}
        other.typed = other.typed | same | {"language": language}
    ImportEntry.objects.bulk_update(below, ["typed"])


def set_aside(job, _given):
    """Nothing more is to come of what is left; it is kept, and can be brought back."""
    job.entries.filter(state=State.WAITING).update(state=State.ASIDE)


def bring_back(job, _given):
    job.entries.filter(state=State.ASIDE).update(state=State.WAITING)
