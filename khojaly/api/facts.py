"""What of a record can be filtered by."""

from events.estimates import Estimate
from sources.dates import parse

COLUMNS = {
    "subkind": "kind",
    "position": "position",
    "language": "language",
    "group": "group",
    "basis": "basis",
    "verification": "verification",
}
DATES = {
    "claim": (("claimed_on", "reported_on"),) * 2,
    "event": (("start",), ("end",)),
    "source": (("issued",),) * 2,
}


def facts_of(kind, content):
    """The columns of an entry that come from the content of a record."""
    facts = {column: content.get(name) or "" for column, name in COLUMNS.items()}
    facts |= {name: (content.get(name) or {}).get("id", "") for name in ("event", "question")}
    return facts | _days(kind, content) | _figures(content.get("estimate"))


def _days(kind, content):
    """The first and the last day that a date can mean; None where it is undated or open."""
    if kind not in DATES:
        return {}
    start, end = (_given(content, names) for names in DATES[kind])
    first, last = parse(start), parse(end or start)
    return {
        "first_day": _ordinal(first and first.first_day),
        "last_day": _ordinal(last and last.last_day),
    }


def _given(content, names):
    """The first of these fields that is filled: without a day of saying, that of the report."""
    return next((content[name] for name in names if content.get(name)), "")


def _ordinal(day):
    return day.toordinal() if day else None


def _figures(content):
    if not content:
        return {"qualifier": "", "least": None, "most": None}
    estimate = Estimate.from_content(content)
    return {
        "qualifier": estimate.qualifier,
        "least": estimate.minimum,
        "most": estimate.maximum,
    }


def mentions_of(kind, content):
    """What a record refers to and can be found by, as `{(role, identifier), ...}`."""
    if kind == "claim":
        claimants = [content["claimant"], *content["joint_claimants"]]
        cited = [item["source"] for item in content["citations"]]
        cited += [item["quoted_in"] for item in content["citations"] if item["quoted_in"]]
        return _named("claimant", claimants) | _named("source", cited)
    if kind == "event":
        parents = [content["part_of"]] if content["part_of"] else []
        return _named("place", content["places"]) | _named("part_of", parents)
    return set()


def _named(role, references):
    return {(role, reference["id"]) for reference in references}
