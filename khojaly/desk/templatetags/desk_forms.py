from django import template

from khojaly.desk.addresses import address_of
from khojaly.desk.checks import findings_on
from khojaly.desk.hints import hints_on
from khojaly.desk.notes import open_notes_on
from khojaly.desk.stash import note_for

register = template.Library()


@register.inclusion_tag("admin/ledger/_hints.html")
def hints_of_form(adminform, rows):
    """The hints on what a form holds, saved or as it was sent."""
    forms = [(adminform.form, "")]
    forms += [(form, row.opts.verbose_name) for row in rows for form in row.formset.forms]
    return {
        "hints": [
            (f"{title}, {field.label}" if title else field.label, "", sentence)
            for form, title in forms
            for values in [{field.html_name: field.value() for field in form}]
            for field in form
            if isinstance(text := values[field.html_name], str)
            for sentence in hints_on(field.html_name, text, values)
        ]
    }


@register.inclusion_tag("admin/ledger/_faults.html")
def faults_of_form(adminform, rows):
    """What is wrong in a form that was sent, each with a link to its field."""
    forms = [(adminform.form, "")]
    forms += [
        (form, f"{row.opts.verbose_name} {number}: ")
        for row in rows
        for number, form in enumerate(row.formset.forms, start=1)
    ]
    return {
        "faults": [
            (field.id_for_label, f"{title}{field.label}", error)
            for form, title in forms
            for field in form
            for error in field.errors
        ]
    }


@register.inclusion_tag("admin/ledger/_findings.html")
def findings_of(item):
    """What the checks found on a saved thing."""
    return {"findings": findings_on(item._meta.label_lower, [item.pk]).get(item.pk, ())}


@register.inclusion_tag("admin/ledger/_notes.html")
def open_notes_of(item):
    """What others said of a saved draft and nobody has settled yet."""
    return {"notes": open_notes_on(item)}


@register.simple_tag(takes_context=True)
def opened_by(context):
    """The signed note of who opens a form: what is typed into it then survives the session."""
    return note_for(context["request"].user)


@register.simple_tag
def review_of(item):
    """The review page of anything that is published."""
    return address_of(item)
