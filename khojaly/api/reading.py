"""Where in the ledger an answer is drawn from, and whether all parameters are known."""

from khojaly.ledger.models import Version

from .problems import bad_parameters


def position_at(moment):
    """The position of the ledger at a moment that is within the record."""
    before = Version.objects.filter(published_at__lte=moment)
    return before.order_by("-published_at", "-seq").values_list("seq", flat=True).first() or 0


def head_of(seq):
    """The head of the ledger, or its row at a position, as JSON data."""
    rows = Version.objects.order_by("-seq").values("seq", "chain")
    found = rows.filter(seq=seq) if seq else rows
    return found.first() or {"seq": 0, "chain": ""}


def given_once(request, parameters):
    """Raise a `Problem` for a parameter that there is not, or that is given twice."""
    known = list(parameters.model_fields)
    errors = [
        {"parameter": name, "detail": f"There is no parameter “{name}” here.", "allowed": known}
        for name in request.GET
        if name not in known
    ]
    errors += [
        {"parameter": name, "detail": "It is given more than once."}
        for name, values in request.GET.lists()
        if name in known and len(values) > 1
    ]
    if errors:
        raise bad_parameters(errors)
