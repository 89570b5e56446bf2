"""The rule by which two works may be one. What it gets right, and what not, is measured in
`tests/benchmarks/duplicates.md`; the thresholds are pinned by the test over the labelled pairs."""

from datetime import timedelta

from rapidfuzz import fuzz, process

TITLES_ALIKE = 88
NAMES_ALIKE = 82
# Below this two words are two words, and not two spellings of one.
WORDS_ALIKE = 55
# So many words that a title is still itself when its end is cut off.
ENOUGH_WORDS = 5
# A book's number stands on each of its chapters too, and an address on each thing of a page.
SHARED_BY_PARTS = {"isbn", "url"}
# Agencies and reprints date one text a few days apart; a ministry's notices have one title.
A_WEEK = timedelta(days=7)


def are_one(one, other):
    """Whether two `Work`s may be one."""
    shared = {name for name in one.ids if one.ids[name] == other.ids.get(name)}
    if shared - SHARED_BY_PARTS:
        return True
    if _other_identifier(one, other):
        return False
    if shared:
        return not _unlike_parts(one, other)
    return not _other_number(one, other) and _alike(one, other)


def _unlike_parts(one, other):
    """Whether titles, and what else is known, say that two works at one address or in one book are
    different parts of it."""
    if _differ(one.volume, other.volume):
        return True
    if not one.titles or not other.titles:
        return False
    differ = one.numbers != other.numbers or not _dates_agree(one, other) or _parts(one, other)
    return differ and all(
        fuzz.partial_ratio(mine, yours) < TITLES_ALIKE
        for mine in one.titles
        for yours in other.titles
    )


def _parts(one, other):
    """Whether both are parts of a book, on other pages or by others."""
    pages = [work.fields.get("page") or "" for work in (one, other)]
    by_others = one.makers and other.makers and not _any_alike(one.makers, other.makers)
    return (one.is_part and other.is_part) or by_others or _differ(*pages)


def _differ(mine, yours):
    return bool(mine and yours and mine != yours)


def _other_identifier(one, other):
    """Two documents of the United Nations or two articles with a DOI are never one."""
    return any(_differ(one.ids.get(name), other.ids.get(name)) for name in ("doi", "un_symbol"))


def _other_number(one, other):
    """Nor two of a series by their number, nor two volumes."""
    return _differ(one.number, other.number) or _differ(one.volume, other.volume)


def _alike(one, other):
    if not one.titles or not other.titles or not _dates_agree(one, other):
        return False
    return _titles_agree(one, other) and _makers_agree(one, other)


def _dates_agree(one, other):
    """Of about one day where both give a day, else whether both can be of one day: a period and a
    year within it, 199X and 1994; true where one is undated."""
    if one.day and other.day:
        return abs(one.day - other.day) <= A_WEEK
    apart = (_before(one.last, other.first), _before(other.last, one.first))
    return not any(apart)


def _before(last, first):
    return bool(last and first and last < first)


def _titles_agree(one, other):
    if one.numbers == other.numbers and _any_title_alike(one, other):
        return True
    short, long = sorted((one, other), key=lambda work: len(work.titles[0]))
    return short.numbers <= long.numbers and _cut_off(short, long)


def _any_title_alike(one, other):
    return any(
        fuzz.ratio(mine, yours) >= TITLES_ALIKE and not _word_exchanged(mine, yours)
        for mine in one.titles
        for yours in other.titles
    )


def _cut_off(short, long):
    """Whether the one title is the other's without its subtitle, or without its end."""
    title, whole = short.titles[0], long.titles[0]
    if not short.has_subtitle and long.has_subtitle and len(title) > 9:
        return fuzz.ratio(title, long.main) >= TITLES_ALIKE
    words = title.split()
    start = " ".join(whole.split()[: len(words)])
    alike = fuzz.ratio(title, start) >= TITLES_ALIKE and not _word_exchanged(title, start)
    return alike and len(words) >= ENOUGH_WORDS


def _word_exchanged(mine, yours):
    """Whether each has a word that the other has nothing like: Arizona for Maine in a headline."""
    return bool(_words_apart(mine, yours) and _words_apart(yours, mine))


def _words_apart(mine, yours):
    words, others = mine.split(), yours.split()
    left = [word for word in others if word not in words]
    return [
        word
        for word in words
        if len(word) > 2
        and word not in others
        and not process.extractOne(word, left, scorer=fuzz.ratio, score_cutoff=WORDS_ALIKE)
    ]


def _makers_agree(one, other):
    """Whoever made them, else where they appeared; true where one of them says nothing. One text in
    one paper of one day is one, whatever its byline."""
    if one.makers and other.makers:
        return _any_alike(one.makers, other.makers) or _same_place(one, other)
    if one.homes and other.homes:
        return _any_alike(one.makers + one.homes, other.makers + other.homes)
    return True


def _same_place(one, other):
    same_day = one.day and one.day == other.day
    return bool(same_day and _any_alike(one.homes, other.homes) and _any_title_alike(one, other))


def _any_alike(mine, yours):
    return any(_name_alike(a, b) for a in mine for b in yours)


def _name_alike(one, other):
    """Of two names, of one inside the other (Human Rights Watch/Helsinki), or of initials (HRW)."""
    if _initials_of(one, other) or _initials_of(other, one):
        return True
    likeness = max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))
    return likeness >= NAMES_ALIKE and not _word_exchanged(one, other)


def _initials_of(short, name):
    initials = "".join(word[0] for word in name.split())
    return len(initials) > 1 and (short == initials or (len(short) > 2 and initials[:3] == short))
