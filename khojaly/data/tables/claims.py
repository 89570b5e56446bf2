"""Claims: one row each, and what links them to sources, to each other and to claimants."""

from django.utils.translation import gettext_lazy as _

from events.estimates import FIGURES
from events.models.vocabulary import Basis, Qualifier, Verification
from sources.locators import LocatorLabel
from sources.models.types import Relation

from .columns import Column, Table, links, of, prose, texts
from .common import identified, identity


def _claims(version):
    content = version.data["content"]
    figure, words = content["estimate"] or {}, content["words"] or {}
    cells = {name: of(content[name]) for name in ("event", "question", "claimant")}
    cells |= {name: of(content[name]) for name in ("supersedes", "repeats")}
    cells |= {name: figure.get(name) for name in ("qualifier", *FIGURES)}
    cells |= {name: content[name] for name in ("claimed_on", "basis", "verification")}
    cells["reported_on"] = content.get("reported_on", "")
    cells |= {"words": words.get("text"), "words_language": words.get("language")}
    for name in ("scope", "statement", "note"):
        cells |= texts(content, name)
    yield identity(version) | cells


def _citations(version):
    for order, item in enumerate(version.data["content"]["citations"], 1):
        links = {"claim": version.identifier, "quoted_in": of(item["quoted_in"])}
        yield links | citation_cells(order, item) | texts(item, "note")


def citation_cells(order, item):
    locator = item["locator"] or {}
    return {
        "order": order,
        "source": of(item["source"]),
        "source_version": item["source"]["version"],
        "relation": item["relation"],
        "locator_label": locator.get("label"),
    } | texts({"locator": locator.get("value")}, "locator")


def citation_columns():
    return (
        Column("order", _("order among the citations"), "integer", True),
        Column("source", _("the source cited"), required=True, refers="sources"),
        Column("source_version", _("version of the source that was cited"), "integer", True),
        Column(
            "relation",
            _("what the source does with it: states, reports, repeats or disputes it"),
            required=True,
            values=tuple(Relation.values),
        ),
        Column(
            "locator_label",
            _("what the place in the source is counted in (CSL); empty where it is in words"),
            values=tuple(LocatorLabel.values),
        ),
        *prose("locator", _("the place in the source; empty where none is recorded")),
    )


def _claim():
    return Column("claim", _("the claim"), required=True, refers="claims")


CLAIMS = Table(
    "claims",
    "claim",
    _("What one claimant says on one question about one event. Nothing is added up or averaged."),
    ("id",),
    (
        Column("id", _("identifier of the claim, such as C17"), required=True),
        Column("event", _("the event it is about"), required=True, refers="events"),
        Column("question", _("the question it answers"), required=True, refers="questions"),
        Column("claimant", _("who says it"), required=True, refers="actors"),
        Column("claimed_on", _("when it was said, as an EDTF date; empty for undated")),
        Column("reported_on", _("day of the report (EDTF), where the day of saying is not known")),
        Column(
            "qualifier",
            _("how the claimant bounds its figure; empty where the claim has none"),
            values=tuple(Qualifier.values),
        ),
        Column("low", _("lower bound, where one is given"), "integer"),
        Column("best", _("the figure, where a single one is given"), "integer"),
        Column("high", _("upper bound, where one is given"), "integer"),
        Column("possible_low", _("from, of a further range called possible"), "integer"),
        Column("possible_high", _("to, of a further range called possible"), "integer"),
        *prose("scope", _("what exactly was counted")),
        Column(
            "basis",
            _("how the claimant knows; it describes the claim, not its truth"),
            values=tuple(Basis.values),
        ),
        *prose("statement", _("what is claimed, attributed, in our words")),
        Column("words", _("at most twelve words of the source's own")),
        Column("words_language", _("language of these words (BCP 47)")),
        Column(
            "verification",
            _("whether we read it in the primary source, as quoted elsewhere, or not yet"),
            required=True,
            values=tuple(Verification.values),
        ),
        Column("supersedes", _("earlier claim of the same claimant"), refers="claims"),
        Column("repeats", _("claim of the same origin that it repeats"), refers="claims"),
        *prose("note", _("note of the editors")),
        *identified("claim"),
    ),
    _claims,
)
CITATIONS = Table(
    "claim_citations",
    "claim",
    _("Where each claim can be read."),
    ("claim", "order"),
    (
        _claim(),
        *citation_columns(),
        Column("quoted_in", _("the source that quotes it"), refers="sources"),
        *prose("note", _("note of the editors")),
    ),
    _citations,
)
DISPUTES = Table(
    "disputes",
    "claim",
    _("Which claims contradict or answer which."),
    ("claim", "order"),
    (
        _claim(),
        Column("order", _("order among the claims disputed"), "integer", True),
        Column("disputed", _("the claim disputed"), required=True, refers="claims"),
    ),
    links("claim", "disputes", "disputed"),
)
JOINT_CLAIMANTS = Table(
    "joint_claimants",
    "claim",
    _("Further claimants of a text that several made together."),
    ("claim", "order"),
    (
        _claim(),
        Column("order", _("order among the claimants"), "integer", True),
        Column("actor", _("the claimant"), required=True, refers="actors"),
    ),
    links("claim", "joint_claimants", "actor"),
)
TABLES = (CLAIMS, CITATIONS, DISPUTES, JOINT_CLAIMANTS)
