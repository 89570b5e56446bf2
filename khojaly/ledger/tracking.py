"""Revision history of working copies, through django-simple-history.

What is tracked is either published itself (`KIND`) or an own row of something that is, and then
names the field that says of what (`PART_OF`): a row that only points to a thing is no part of it.
"""

from datetime import timedelta
from functools import lru_cache

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.dispatch import receiver
from simple_history import register
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from .models.publishable import OF_PUBLICATION


class Revision(models.Model):
    """What every history row holds besides django-simple-history's own columns."""

    history_user_name = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        abstract = True


class Tracked(HistoricalRecords):
    """Records each save with a reason of any length, and indexes the rows by object and time."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("bases", (Revision,))
        kwargs.setdefault("history_change_reason_field", models.TextField(blank=True, default=""))
        super().__init__(*args, **kwargs)

    def get_change_reason_for_object(self, instance, history_type, using):
        return super().get_change_reason_for_object(instance, history_type, using) or ""

    def create_historical_record(self, instance, history_type, using=None):
        """Keep the edit, unless nothing was changed."""
        if history_type != "~" or _differs(instance, using):
            super().create_historical_record(instance, history_type, using)

    def get_meta_options(self, model):
        options = super().get_meta_options(model)
        name = f"{model._meta.app_label[0]}_{model._meta.model_name}_hist"
        options["indexes"] = [
            _by_time(model._meta.pk.attname, name),
            *(_by_time(field, f"{name}_{field}") for field in parent_fields(model)),
        ]
        return options


def _by_time(field, name):
    return models.Index(fields=[field, "history_date", "history_id"], name=name[:30])


def parent_fields(model):
    """The names of the fields by which the history of rows is searched: those named after the model
    that they point to. None for what is published itself."""
    if hasattr(model, "KIND"):
        return []
    fields = [field for field in model._meta.fields if field.many_to_one]
    return [field.name for field in fields if field.name == _model_name(field.related_model)]


def _model_name(related):
    """The name of a related model, which may not be loaded yet."""
    name = related if isinstance(related, str) else related._meta.model_name
    return name.rpartition(".")[2].lower()


def _differs(instance, using):
    """Whether any column of `instance` differs from its newest revision."""
    revisions = history_of(type(instance)).objects.using(using)
    own = revisions.filter(**{instance._meta.pk.attname: instance.pk})
    newest = own.order_by("-history_date", "-history_id").first()
    fields = newest.tracked_fields if newest else []
    names = [field.attname for field in fields if field.name not in OF_PUBLICATION]
    return newest is None or any(getattr(instance, name) != getattr(newest, name) for name in names)


@lru_cache
def history_of(model):
    """The model of the revisions of `model`. `model.history` makes a class at each access."""
    return model.history.model


@lru_cache
def own_rows(model):
    """The relations of a published model to the rows that are part of its things."""
    return [
        relation
        for relation in model._meta.related_objects
        if getattr(relation.related_model, "PART_OF", None) == relation.field.name
    ]


def thing_of(instance):
    """The published thing that a tracked instance is part of, or is."""
    parent = getattr(instance, "PART_OF", "")
    return getattr(instance, parent) if parent else instance


@receiver(pre_create_historical_record)
def come_after_the_last(sender, instance, history_instance, **kwargs):
    """The edits of a thing are told apart and put in order by their moment, which therefore only
    grows: after every edit before it, and after the last publication, whatever the clock says."""
    from .revisions import last_moment

    if history_instance.history_type == "+" and instance is thing_of(instance):
        return
    last = last_moment(thing_of(instance))
    if last and history_instance.history_date <= last:
        history_instance.history_date = last + timedelta(microseconds=1)


@receiver(pre_create_historical_record)
def keep_user_name(sender, history_instance, **kwargs):
    """Keep the editor's public name as text, whatever becomes of the account."""
    user = history_instance.history_user
    history_instance.history_user_name = (user.get_full_name() or user.username) if user else ""


def track(model):
    """Keep the history of `model`. Call it in `translation.py`, after its translated fields.

    Raises `ImproperlyConfigured` for a model that says neither `KIND` nor `PART_OF`.
    """
    if not (hasattr(model, "KIND") or hasattr(model, "PART_OF")):
        raise ImproperlyConfigured(f"Say what {model.__name__} is PART_OF.")
    register(model, records_class=Tracked)


def ever_pointing_to(model, parent, **target):
    """The ids of the `parent`s of all rows of `model` that any saved edit pointed at a target
    (a filter, such as `source__identifier="S5"`); a query, to be used in another one."""
    revisions = history_of(model).objects.filter(**target)
    return revisions.order_by().values(f"{parent}_id").distinct()
