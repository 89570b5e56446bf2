"""The rule by which two works may be one. What it gets right, and what not, is measured in
`tests/benchmarks/duplicates.md`; the thresholds are pinned by the test over the labelled pairs."""

from datetime import timedelta

from rapidfuzz import fuzz

TITLES_ALIKE = 88
NAMES_ALIKE = 82
# Agencies and reprints date one text a few days apart; a ministry's notices have one title.
A_WEEK = timedelta(days=7)
# A book's number stands on each of its chapters too, and an address on each thing of a page.
SHARED_BY_PARTS = {"isbn", "url"}


def are_one(one, other):
    """Whether two `Work`s may be one."""
    shared = {name for name in one.ids if one.ids[name] == other.ids.get(name)}
    if shared - SHARED_BY_PARTS:
        return True
    if shared:
        return not _unlike_parts(one, other)
    return not _other_identifier(one, other) and _alike(one, other)


def _unlike_parts(one, other):
    """Whether titles say that two works at one address or in one book are different parts."""
    if not one.titles or not other.titles:
        return False
    differ = one.numbers != other.numbers or not _dates_agree(one, other)
    return differ and _title_likeness(one, other) < TITLES_ALIKE


def _other_identifier(one, other):
    """Two documents of the United Nations, or two articles with a DOI, are never one."""
    return any(
        one.ids.get(name) and other.ids.get(name) and one.ids[name] != other.ids[name]
        for name in ("doi", "un_symbol")
    )


def _alike(one, other):
    if not one.titles or not other.titles or one.numbers != other.numbers:
        return False
    if not _dates_agree(one, other):
        return False
    return _titles_agree(one, other) and _makers_agree(one, other)


def _dates_agree(one, other):
    """Of one year, and of about one day where both give a day; true where one is undated."""
    if one.day and other.day:
        return abs(one.day - other.day) <= A_WEEK
    return not (one.year and other.year and one.year != other.year)


def _titles_agree(one, other):
    if _title_likeness(one, other) >= TITLES_ALIKE:
        return True
    # One of them may have dropped the subtitle, where the main title is more than a word.
    dropped = one.has_subtitle != other.has_subtitle and len(one.main) > 9
    return dropped and fuzz.ratio(one.main, other.main) >= TITLES_ALIKE


def _title_likeness(one, other):
    return max(
        (fuzz.ratio(mine, yours) for mine in one.titles for yours in other.titles), default=0
    )


def _makers_agree(one, other):
    """Whoever made them, else where they appeared; true where one of them says nothing."""
    if one.makers and other.makers:
        return _any_alike(one.makers, other.makers)
    if one.homes and other.homes:
        return _any_alike(one.makers + one.homes, other.makers + other.homes)
    return True


def _any_alike(mine, yours):
    return any(_name_likeness(a, b) >= NAMES_ALIKE for a in mine for b in yours)


def _name_likeness(one, other):
    """Of the names, of one inside the other (Human Rights Watch/Helsinki), or of initials (HRW)."""
    if _initials(one) == other or _initials(other) == one:
        return 100
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))


def _initials(text):
    words = text.split()
    return "".join(word[0] for word in words) if len(words) > 2 else None
