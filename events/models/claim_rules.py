"""Rules across the fields of a claim and across claims."""

from django.utils.translation import gettext as _


def claim_errors(claim):
    """Return `{field: sentence}` for what is wrong with a claim's links and fixed fields."""
    errors = _fixed_fields(claim)
    for name in ("supersedes", "repeats"):
        other = getattr(claim, name)
        if other and (other.event_id, other.question_id) != (claim.event_id, claim.question_id):
            errors[name] = _("%(other)s is on another event or question.") % {
                "other": other.identifier
            }
        elif other and other.pk == claim.pk:
            errors[name] = _("A claim cannot point to itself.")
    if claim.supersedes and claim.supersedes.claimant_id != claim.claimant_id:
        errors["supersedes"] = _("Only the same claimant can replace its own claim.")
    if claim.repeats and claim.repeats.repeats_id:
        errors["repeats"] = _("%(other)s itself repeats %(root)s; point to that one.") % {
            "other": claim.repeats.identifier,
            "root": claim.repeats.repeats.identifier,
        }
    return errors


def _fixed_fields(claim):
    if not claim.pk or claim.current_id is None:
        return {}
    kept = type(claim).objects.get(pk=claim.pk)
    return {
        name: _("This is fixed once a claim is published. Withdraw it and make a new claim.")
        for name in type(claim).FIXED
        if getattr(kept, f"{name}_id") != getattr(claim, f"{name}_id")
    }


def publication_problems(claim):
    """Guarantee 2 of the design: a claim without a citation is not published."""
    if claim.citations.all():
        return []
    return [
        _("%(claim)s has no citation. Add at least one, with its locator or with none recorded.")
        % {"claim": claim.identifier}
    ]
