from django import template

from khojaly.ledger.desk.hints import hints_on

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
            for field in form
            if isinstance(text := field.value(), str)
            for sentence in hints_on(field.html_name, text)
        ]
    }
