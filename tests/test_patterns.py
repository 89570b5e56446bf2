"""Every pattern in the code takes time in proportion to the text it reads.

The patterns are found, not listed. For each, texts are made that begin to match it over and over:
what stands before each repetition, then the repeated part many times; and each beginning of the
pattern many times. Four times the text may take some more than four times as long, not sixteen.
"""

import importlib
import pkgutil
import re
import time
from re import _constants as kinds
from re import _parser

import pytest
from django.conf import settings

PACKAGES = ("khojaly", "events", "sources")
NOT_IMPORTED = re.compile(r"\.(migrations|management|settings|wsgi|urls_without_desk)\b")
SMALL, LARGE = 3_000, 12_000
NOTICEABLE = 0.06  # Seconds: below, a clock says nothing of growth.
MOST_GROWTH = 9


def _patterns():
    """`{module.NAME: pattern}` of all compiled patterns that modules hold, in tuples too."""
    found = {}
    for package in map(importlib.import_module, PACKAGES):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not NOT_IMPORTED.search(info.name):
                module = importlib.import_module(info.name)
                for name, value in vars(module).items():
                    for number, pattern in enumerate(_held(value)):
                        found.setdefault(pattern, f"{info.name}.{name}[{number}]")
    return {name: pattern for pattern, name in found.items()}


def _source():
    files = [path for name in PACKAGES for path in (settings.BASE_DIR / name).rglob("*.py")]
    return "\n".join(path.read_text() for path in files)


SOURCE = _source()


def _how_used(name):
    """ "match" for a pattern that is only ever tried where a text begins, "sub" for others."""
    name = re.escape(name.rpartition(".")[2].partition("[")[0])
    used = set(re.findall(rf"\b{name}(?:\[\w+\])?\.(\w+)\(", SOURCE))
    return "match" if used and used <= {"match", "fullmatch"} else "sub"


def _held(value):
    values = value.values() if isinstance(value, dict) else value
    if not isinstance(values, (tuple, list, type({}.values()))):
        values = [values]
    flat = [part for one in values for part in (one if isinstance(one, tuple) else [one])]
    return [one for one in flat if isinstance(one, re.Pattern) and isinstance(one.pattern, str)]


class Beginnings:
    """The texts with which a pattern begins, and what it repeats after them."""

    def __init__(self, pattern):
        self.begun, self.repeated = [], []
        for self.with_what_may_lack in (0, 1):
            self._walk(_parser.parse(pattern.pattern, pattern.flags), "")

    def _walk(self, nodes, before):
        for kind, value in nodes:
            for part in self._step(kind, value, before) or ():
                before += part
            self.begun.append(before)
        return before

    def _step(self, kind, value, before):
        if kind is kinds.LITERAL:
            return chr(value)
        if kind is kinds.NOT_LITERAL:
            return "a" if value != ord("a") else "b"
        if kind is kinds.ANY:
            return "a"
        if kind is kinds.IN:
            return _sample(value)
        if kind is kinds.SUBPATTERN:
            return self._walk(value[-1], before)[len(before) :]
        if kind is kinds.BRANCH:
            return [self._walk(branch, before)[len(before) :] for branch in value[1]][-1]
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            return self._repeat(*value, before)
        return ""

    def _repeat(self, least, _most, body, before):
        part = self._walk(body, before)[len(before) :]
        for pump in {part, *_others(body)} - {""}:
            self.repeated.append((before, pump))
        return part * max(least, self.with_what_may_lack)

    def texts(self, length):
        for before, part in self.repeated:
            run = before + part * (length // len(part))
            yield from (run, f"{run}\0", f"{run}!")
        for begun in set(self.begun) - {""}:
            yield begun * (length // len(begun))


def _others(body):
    """Space, a letter and a sign, where a repeated class takes them."""
    for kind, value in body:
        if kind is kinds.IN and len(body) == 1:
            yield from (sign for sign in ' \ta1.["(' if _takes(value, sign))


def _takes(members, sign):
    negated = members[0][0] is kinds.NEGATE
    return any(_is_in(member, sign) for member in members) is not negated


def _is_in(member, sign):
    kind, value = member
    if kind is kinds.LITERAL:
        return chr(value) == sign
    if kind is kinds.RANGE:
        return value[0] <= ord(sign) <= value[1]
    if kind is kinds.CATEGORY:
        return bool(CATEGORIES[value](sign))
    return False


CATEGORIES = {
    kinds.CATEGORY_DIGIT: str.isdigit,
    kinds.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdigit(),
    kinds.CATEGORY_SPACE: str.isspace,
    kinds.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    kinds.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    kinds.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


def _sample(members):
    own = "".join(chr(value) for kind, value in members if kind is kinds.LITERAL)
    return next((sign for sign in f"{own}a1 A,.-/:[(\"'…“«é\n" if _takes(members, sign)), "a")


def _seconds(pattern, text, how):
    began = time.thread_time()
    pattern.sub("", text) if how == "sub" else pattern.match(text)
    return time.thread_time() - began


def _grows(pattern, how="sub"):
    """The beginning of a text that takes too long, and how much longer four times of it takes."""
    beginnings = Beginnings(pattern)
    for small, large in zip(beginnings.texts(SMALL), beginnings.texts(LARGE), strict=True):
        long = _seconds(pattern, large, how)
        if long > NOTICEABLE:
            growth = min(
                _seconds(pattern, large, how) / _seconds(pattern, small, how) for _try in "123"
            )
            if growth > MOST_GROWTH:
                return f"{large[:40]!r} …: {growth:.0f} times"
    return ""


@pytest.mark.parametrize(
    "bad",
    [
        r"#?([CS]\d{1,9})(?:\s*[,;]?\s*v(\d{1,9}))?(?![\w-])",
        r"(?<!\w)\w*(?:passw|token)\w*\s*[=:]\S+",
        r"\[@([^\s\],]+)(?:,\s*([^\]]*))?\]",
    ],
)
def test_the_measure_finds_a_pattern_that_is_not_linear(bad):
    assert _grows(re.compile(bad))


@pytest.mark.drill
def test_every_pattern_is_linear():
    patterns = _patterns()
    assert len(patterns) > 60
    measured = {name: _grows(pattern, _how_used(name)) for name, pattern in patterns.items()}
    found = {name: grows for name, grows in measured.items() if grows}
    assert not found, "\n".join(f"{name}: {text}" for name, text in found.items())
