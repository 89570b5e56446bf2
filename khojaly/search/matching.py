"""The SQL that says which documents match a search, and how well."""

from dataclasses import dataclass

from .text import backend

COLUMNS = ("kind", "position", "event", "language", "year")
NOTHING = "SELECT 0 AS id, 0.0 AS score WHERE 1 = 0"


@dataclass(frozen=True)
class Matching:
    """`sql` gives the documents that match, with their `score`; `parameters` are its values."""

    sql: str
    parameters: list


def matching(finding):
    """What matches the terms of a finding, or its number or date and the other terms.

    Each of the two is found for itself by its own index and then added up: joined side by side,
    SQLite would search the text again for every document.
    """
    query, terms, others = finding.query, finding.terms, finding.others
    language, some = finding.language, finding.some_words
    found = [backend().matches(terms, language, some)] if terms else []
    special = _special(query)
    if special:
        found.append(_fitting(special, others and backend().matches(others, language, some)))
    hits = " UNION ALL ".join(f"SELECT id, score FROM ({sql}) AS hit" for sql, _values in found)
    if len(found) > 1:
        hits = f"SELECT id, sum(score) AS score FROM ({hits}) AS hits GROUP BY id"
    return Matching(
        f"SELECT d.id, d.version, d.withdrawn, {', '.join('d.' + name for name in COLUMNS)}, "
        f"d.weight * hit.score AS score "
        f"FROM ({hits or NOTHING}) AS hit JOIN search_document d ON d.id = hit.id",
        [value for _sql, values in found for value in values],
    )


def _fitting(special, others):
    """The documents that a number or date fits and, if there are `others` (SQL and parameters),
    that match these."""
    sql, values = others or ("", [])
    score, join = special.score, ""
    if others:
        score, join = f"{score} + rest.score", f"JOIN ({sql}) AS rest ON rest.id = d.id "
    return (
        f"SELECT d.id, {score} AS score FROM search_document d {join}WHERE {special.condition}",
        special.score_values + values + special.condition_values,
    )


@dataclass(frozen=True)
class Special:
    """What a number or a date asks of a document: whether it fits, and how closely."""

    condition: str
    condition_values: list
    score: str
    score_values: list


def _special(query):
    asked = [part for part in (_figures(query.figures), _days(query.days)) if part]
    if not asked:
        return None
    if len(asked) > 1 and query.figures.words in query.days.words:
        # “1992” alone may be a year or a number; in “26 February 1992” the 26 is no number.
        asked = asked if query.figures.words == query.days.words else asked[1:]
        between = " OR "
    else:
        between = " AND "
    return Special(
        between.join(f"({part.condition})" for part in asked),
        [value for part in asked for value in part.condition_values],
        " + ".join(f"COALESCE({part.score}, 0)" for part in asked),
        [value for part in asked for value in part.score_values],
    )


def _figures(figures):
    """Overlapping estimates, the closest first; one bound alone asks for one bound alone."""
    if figures is None:
        return None
    low, high = figures.low, figures.high
    conditions = [("d.low <= %s", high), ("d.high >= %s", low)]
    given = [(sql, value) for sql, value in conditions if value is not None]
    ends = [("d.low", low), ("d.high", high)]
    apart = " + ".join(f"ABS({column} - %s)" for column, end in ends if end is not None)
    size = max(low or 0, high or 0, 1)
    side = "up" if high is None else "down" if low is None else ""
    bonus = f" + CASE WHEN d.qualifier IN ({_QUALIFIERS[side]}) THEN 10 ELSE 0 END"
    return Special(
        " AND ".join(sql for sql, _value in given),
        [value for _sql, value in given],
        f"40.0 / (1 + 8.0 * ({apart}) / %s){bonus}",
        [end for _column, end in ends if end is not None] + [size],
    )


_QUALIFIERS = {"up": "'at-least', 'more-than'", "down": "'up-to', 'fewer-than'", "": "'exact'"}


def _days(days):
    if days is None:
        return None
    return Special(
        "d.first_day <= %s AND d.last_day >= %s",
        [days.last, days.first],
        "40.0 / (1 + (ABS(d.first_day - %s) + ABS(d.last_day - %s)) / 10.0)",
        [days.first, days.last],
    )
