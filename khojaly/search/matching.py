"""The SQL that says which documents match a search, and how well."""

from dataclasses import dataclass

from .text import backend

COLUMNS = ("kind", "position", "event", "language", "year")
NO_NUMBER = 2_000_000_000_000


@dataclass(frozen=True)
class Matching:
    """`sql` gives the documents that match, with their `score`; `parameters` are its values."""

    sql: str
    parameters: list


def matching(finding):
    """What matches the terms of a finding, or its number or date and the other terms."""
    query, terms, others = finding.query, finding.terms, finding.others
    language, some = finding.language, finding.some_words
    joins, conditions, scores, parameters = [], [], ["0"], []
    if terms:
        sql, values = backend().matches(terms, language, some)
        joins.append(f"LEFT JOIN ({sql}) told ON told.id = d.id")
        conditions.append("told.id IS NOT NULL")
        scores.append("COALESCE(told.score, 0)")
        parameters += values
    special = _special(query)
    if special and others:
        sql, values = backend().matches(others, language, some)
        joins.append(f"LEFT JOIN ({sql}) rest ON rest.id = d.id")
        scores.append("COALESCE(rest.score, 0)")
        parameters += values
    if special:
        holds = f"({special.condition})" + (" AND rest.id IS NOT NULL" if others else "")
        scores.append(f"CASE WHEN {holds} THEN {special.score} ELSE 0 END")
        conditions.append(holds)
    held = special.condition_values if special else []
    score_values = held + special.score_values if special else []
    return Matching(
        f"SELECT d.id, d.version, d.withdrawn, {', '.join('d.' + name for name in COLUMNS)}, "
        f"d.weight * ({' + '.join(scores)}) AS score "
        f"FROM search_document d {' '.join(joins)} WHERE {' OR '.join(conditions) or '1 = 0'}",
        score_values + parameters + held,
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
