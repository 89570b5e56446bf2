"""Between a fixture's fields and a model's: natural keys for relations, text for the rest."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from modeltranslation.manager import get_translatable_fields_for_model

LEFT_OUT = {"id", "status", "current", "merged_into"}


@lru_cache
def loadable_fields(model):
    """The fields a fixture may give: the language columns, not the field that stands for them."""
    translated = set(get_translatable_fields_for_model(model) or ())
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in LEFT_OUT and field.name not in translated
    ]


def as_fixture(instance):
    """The fields of a saved row as a fixture gives them, empty values left out."""
    values = {field.name: _given(instance, field) for field in loadable_fields(type(instance))}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _given(instance, field):
    value = getattr(instance, field.attname)
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return list(getattr(instance, field.name).natural_key())
    return field.to_python(value) if not isinstance(field, models.DecimalField) else f"{value:f}"


def normal(model, fields):
    """A fixture's fields in the form `as_fixture` gives, so that the two can be compared."""
    return {
        name: _normal_decimal(model._meta.get_field(name), value) for name, value in fields.items()
    }


def _normal_decimal(field, value):
    if not isinstance(field, models.DecimalField):
        return value
    return f"{field.to_python(value):.{field.decimal_places}f}"


def assign(instance, fields, find):
    """Set every loadable field of `instance`; what `fields` leaves out gets its empty value.

    `find(model, identifier)` returns the object a natural key names, or None. Raises
    `ValidationError` for a field that does not exist or a key that names nothing.
    """
    known = {field.name: field for field in loadable_fields(type(instance))}
    unknown = set(fields) - set(known)
    if unknown:
        raise ValidationError(f"There is no field {', '.join(sorted(unknown))}.")
    for name, field in known.items():
        setattr(instance, name, _value(field, fields.get(name), find))


def _value(field, value, find):
    if isinstance(field, models.ForeignKey):
        return _object(field, value, find) if value else None
    if value is None:
        return None if field.null else field.get_default()
    return field.to_python(value)


def _object(field, key, find):
    found = find(field.remote_field.model, key[0])
    if found is None:
        raise ValidationError(
            f"{field.name}: there is no {field.remote_field.model.KIND} {key[0]}."
        )
    return found
