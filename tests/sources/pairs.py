"""The labelled pairs of `duplicate_pairs.tsv` as works, and how well a rule tells them apart."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sources.duplicates import Known, Work

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAIRS = Path(__file__).with_name("duplicate_pairs.tsv")


@dataclass(frozen=True)
class Pair:
    same: bool
    why: str
    one: Work
    other: Work
    label: str


@cache
def works():
    """Every source of the record as a work, by identifier."""
    names = {}
    for row in json.loads((FIXTURES / "contributors.json").read_text(encoding="utf-8")):
        one = row["fields"]
        names.setdefault(one["source"][0], []).append(one.get("literal") or one["family"])
    rows = json.loads((FIXTURES / "sources.json").read_text(encoding="utf-8"))
    fields = [row["fields"] | {"description": row["fields"].get("description_en")} for row in rows]
    return {one["identifier"]: Work(one, tuple(names.get(one["identifier"], ()))) for one in fields}


def pairs():
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [_pair(line) for line in lines if line and not line.startswith("#")]


def _pair(line):
    sign, why, identifier, title, makers, issued, more = line.split("\t")
    one = works()[identifier]
    other = works().get(title) or _reference(one, title, makers, issued, more)
    return Pair(sign == "=", why, one, other, f"{identifier} | {title}")


def _reference(one, title, makers, issued, more):
    """The other reference; `url=S` gives it the source's own address, as it may be found."""
    fields = {"title": title, "issued": issued}
    fields |= dict(part.split("=", 1) for part in more.split(";") if part)
    if fields.get("url") == "S":
        fields["url"] = f"http://web.archive.org/web/2024/{one.fields['url']}?utm_source=x#top"
    return Work(fields, tuple(name.strip() for name in makers.split(";") if name.strip()))


@dataclass(frozen=True)
class Score:
    """What a rule `(work, work) -> bool` made of the pairs: `wrong` are those it called one and
    are not, `missed` those it did not."""

    hits: int
    wrong: list
    missed: list

    @property
    def precision(self):
        return self.hits / (self.hits + len(self.wrong))

    @property
    def recall(self):
        return self.hits / (self.hits + len(self.missed))


def found(one, other):
    """Whether `other` is found by looking for `one` among what is known: the blocking included."""
    known = Known()
    known.add(other, "found")
    return known.twin_of(one.fields, one.names) is not None


def score(rule):
    called = [(pair, rule(pair.one, pair.other)) for pair in pairs()]
    return Score(
        sum(pair.same and said for pair, said in called),
        [pair for pair, said in called if said and not pair.same],
        [pair for pair, said in called if pair.same and not said],
    )
