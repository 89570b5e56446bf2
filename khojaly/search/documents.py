"""What a published record is found by: its names, its texts in each language, its facts."""

from dataclasses import dataclass, field

from events.subject import MAIN_EVENT
from khojaly.ledger.prose import Prose
from sources.dates import parse
from sources.duplicates.identifiers import IDENTIFIERS
from sources.folding import folded

from .plain import plain
from .words import stems, words

LONGEST_NAME = 300
WEIGHTS = {"event": 1.5, "place": 1.5, "actor": 1.4, "question": 1.3, "claim": 1.0, "source": 1.0}
MAIN_EVENT_ITSELF = 3.0


@dataclass
class Found:
    """A record laid out for the index: `names` as (text, language tag), `keys` as normal forms,
    `texts` as `Prose`, `others` as texts in other languages, and `facts` by column."""

    names: list
    texts: list
    others: list = field(default_factory=list)
    keys: list = field(default_factory=list)
    facts: dict = field(default_factory=dict)

    def columns(self, languages):
        """The lines that the full text index holds: names, as they are and by their stems, each
        language, the rest."""
        names = " ".join(word for text, _language in self.names for word in words(text))
        stemmed = [stems(text, code) for text, code in self.names if code in languages]
        keys = " ".join([*stemmed, *(folded(key) for key in self.keys)])
        of_languages = [
            "\n".join(stems(text.texts.get(code, ""), code) for text in self.texts)
            for code in languages
        ]
        return [
            f"{names} {keys}",
            *of_languages,
            " ".join(w for t in self.others for w in words(t)),
        ]

    def rows(self):
        """The names and keys as rows of the table of names, each once."""
        rows = {}
        for text, language in self.names:
            line = " ".join(words(text))[:LONGEST_NAME]
            rows.setdefault(line, {"shown": text[:LONGEST_NAME], "language": language})
        for key in self.keys:
            rows.setdefault(key[:LONGEST_NAME], {"shown": "", "language": ""})
        return {text: row for text, row in rows.items() if text}


def lay_out(record):
    """The `Found` of a record of any kind."""
    found = LAYOUTS[record.KIND](record)
    found.keys.append(record.identifier.lower())
    return found


def _prose_names(prose):
    return [(text, code) for code, text in prose.texts.items() if text]


def _dated(start, end=""):
    """The facts about a date: its year, and the days it can mean."""
    days = [day for day in (_bound(start, "first_day"), _bound(end or start, "last_day")) if day]
    if not start or not days:
        return {}
    return {
        "year": start[:4] if start[:4].isdigit() else "",
        "first_day": days[0].toordinal(),
        "last_day": max(days).toordinal(),
    }


def _bound(text, name):
    try:
        return getattr(parse(text), name) if text else None
    except ValueError:
        return None


def _event(record):
    texts = [_plain(record.summary), _plain(record.narrative)]
    facts = {"event": record.identifier, **_dated(record.start, record.end)}
    return Found(_prose_names(record.title), texts, facts=facts)


def _plain(prose):
    return Prose({code: plain(text) for code, text in prose.texts.items()})


def _place(record):
    named = [(item.name, item.tag) for item in record.names]
    used = [item.used_by for item in record.names]
    return Found(_prose_names(record.name) + named, [record.about, *used])


def _actor(record):
    named = [(item["name"], item["language"]) for item in record.names]
    short = [(record.short_name, "")]
    return Found(
        _prose_names(record.name) + short + named,
        [record.about],
        facts={"position": record.position},
    )


def _question(record):
    return Found(_prose_names(record.asks), [record.counts], facts={"question": record.identifier})


def _claim(record):
    borrowed = [record.claimant.name, record.question.asks, record.event.title]
    facts = {
        "position": record.claimant.position,
        "event": record.event_slug,
        "question": record.question_slug,
        "claimant": record.claimant.identifier,
        **_dated(record.dated),
        **_figures(record.estimate),
    }
    texts = [record.statement, record.scope, record.note, *borrowed]
    others = [record.words["text"]] if record.words else []
    return Found([], texts, others, facts=facts)


def _figures(estimate):
    if estimate is None:
        return {}
    return {
        "qualifier": estimate.qualifier,
        "low": estimate.minimum,
        "high": estimate.maximum,
    }


def _source(record):
    names = [(record.title, record.language), (record.original_title, record.language)]
    makers = [item.plain for item in record.contributors]
    about = (
        "container_title",
        "publisher",
        "authority",
        "number",
        "doi",
        "isbn",
        "un_symbol",
        "url",
        "series",
        "issn",
        "ecli",
        "session",
        "archive",
        "fond",
        "call_number",
    )
    given = {name: same(getattr(record, name)) for name, same in IDENTIFIERS.items()}
    return Found(
        [(text, language) for text, language in names if text]
        + _prose_names(record.translated_title),
        [record.description, record.note],
        makers + [getattr(record, name) for name in about],
        [key for key in given.values() if key],
        {"position": record.position, "language": record.language, **_dated(record.issued)},
    )


LAYOUTS = {
    "event": _event, "place": _place, "actor": _actor, "question": _question, "claim": _claim,
    "source": _source,
}  # fmt: skip


def weight(record):
    """How much a record counts beside others that match as well."""
    if record.KIND == "event" and record.identifier == MAIN_EVENT:
        return MAIN_EVENT_ITSELF
    return WEIGHTS[record.KIND]
