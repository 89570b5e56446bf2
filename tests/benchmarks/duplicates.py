"""How well copies are told from other works, and how long it takes. Figures: duplicates.md.

Run from the project's folder: python -m tests.benchmarks.duplicates
"""

import itertools
import random
import time
import unicodedata

from anyascii import anyascii

from sources.duplicates import Known, Work, are_one
from tests.sources.pairs import found, pairs, score, works

SOURCES, IMPORTED, SEED = 5_000, 400, 1992


def main():
    labelled = score(found)
    print(f"labelled pairs: {len(pairs())}, precision {labelled.precision:.3f}, "
          f"recall {labelled.recall:.3f}")  # fmt: skip
    real = list(works().values())
    taken = sum(are_one(one, other) for one, other in itertools.combinations(real, 2))
    print(f"pairs of the record's {len(real)} sources: {taken} of "
          f"{len(real) * (len(real) - 1) // 2} taken for one")  # fmt: skip
    for name, changed in VARIANTS.items():
        copies = [(work, copy) for work in real if (copy := changed(work))]
        hits = sum(found(copy, work) for work, copy in copies)
        print(f"variant “{name}”: {hits} of {len(copies)} recognised")
    _timed(real)


def _copy(work, title):
    """The same reference without any identifier, under another title."""
    kept = ("issued", "container_title", "publisher", "authority", "number")
    fields = {name: work.fields.get(name) for name in kept} | {"title": title}
    return Work(fields, work.names) if title else None


def _title(work):
    return work.fields.get("title") or ""


def _mistyped(work):
    """One letter dropped and two exchanged, at places that a fixed seed chooses."""
    title, chance = _title(work), random.Random(SEED)
    if len(title) < 20:
        return None
    at, other = chance.randrange(len(title) - 2), chance.randrange(len(title) - 3)
    short = title[:at] + title[at + 1 :]
    return _copy(work, short[:other] + short[other + 1] + short[other] + short[other + 2 :])


def _bare(text):
    flat = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


VARIANTS = {
    "same, without identifiers": lambda work: _copy(work, _title(work)),
    "capitals": lambda work: _copy(work, _title(work).upper()),
    "Latin letters": lambda work: None if _title(work).isascii() else _copy(
        work, anyascii(_title(work))),
    "without accents and punctuation": lambda work: _copy(
        work, "".join(s for s in _bare(_title(work)) if s.isalnum() or s == " ")),
    "two typing errors": _mistyped,
    "subtitle dropped": lambda work: _copy(work, _title(work).split(": ")[0])
    if ": " in _title(work) else None,
}  # fmt: skip


def _timed(real):
    known = Known()
    began = time.process_time()
    for number in range(SOURCES):
        work = real[number % len(real)]
        fields = work.fields | {"title": f"{_title(work)} {number}", "url": "", "isbn": ""}
        known.add(Work(fields, work.names), number)
    built = time.process_time()
    for number in range(IMPORTED):
        work = real[number % len(real)]
        known.twin_of(work.fields | {"title": f"Unheard of {number} {_title(work)}"}, work.names)
    asked = time.process_time()
    print(f"{SOURCES} works read in {built - began:.2f} s; {IMPORTED} compared with them in "
          f"{asked - built:.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
