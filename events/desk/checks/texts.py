"""The check on translations: those whose original was edited after them."""

from django.apps import apps
from django.conf import settings
from django.db.models import Window
from django.db.models.functions import Lag
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from khojaly.desk.checks import check
from khojaly.desk.layout import columns
from khojaly.ledger.tracking import history_of

TRANSLATED = (
    "events.actor", "events.claim", "events.event", "events.place", "events.question",
    "sources.source",
)  # fmt: skip


@check(
    "stale",
    _("Translations older than their original"),
    _("Edited in %(original)s after its %(translation)s: %(fields)s."),
    reads=TRANSLATED,
)
def older_than_their_original():
    for label in TRANSLATED:
        model = apps.get_model(label)
        for (pk, language), names in _stale(model).items():
            labels = [model._meta.get_field(name).verbose_name for name in names]
            # Lazy, since what was found is shown to readers of either language.
            words = format_lazy(", ".join(["{}"] * len(labels)), *labels)
            yield label, pk, {
                "original": _name(settings.LANGUAGE_CODE),
                "translation": _name(language),
                "fields": words,
            }  # fmt: skip


def _name(language):
    return dict(settings.LANGUAGES)[language]


def _stale(model):
    """`{(pk, language): [field, ...]}`, from one query: the edits of one language without the
    other, in order."""
    found = {}
    for row in _edits(model):
        for name in model.TRANSLATED:
            original, *others = columns(model, name)
            for column in others:
                _note(found, row, name, original, column)
    found = {key: names for key, names in found.items() if names}
    gone = model.objects.filter(status=model.Status.WITHDRAWN, pk__in={pk for pk, _code in found})
    gone = set(gone.values_list("pk", flat=True)) if found else ()
    return {key: names for key, names in found.items() if key[0] not in gone}


def _note(found, row, name, original, column):
    names = found.setdefault((row["id"], column.rpartition("_")[2]), [])
    if row[column] != row[f"was_{column}"]:
        names[:] = [other for other in names if other != name]
    elif row[original] != row[f"was_{original}"] and name not in names:
        names.append(name)


def _edits(model):
    """The revisions of what was edited after it was made, each beside the one before it."""
    history = history_of(model).objects
    texts = [column for name in model.TRANSLATED for column in columns(model, name)]
    edited = history.filter(history_type="~").values("id")
    before = {
        f"was_{text}": Window(Lag(text), partition_by="id", order_by=["history_date", "history_id"])
        for text in texts
    }
    rows = history.filter(id__in=edited).annotate(**before).order_by("history_date", "history_id")
    # A filter in the query would come before the window, and hide the first revisions from it.
    return (
        row
        for row in rows.values("id", "history_type", *texts, *before)
        if row["history_type"] == "~"
    )
