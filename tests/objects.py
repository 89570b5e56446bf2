"""Small objects for tests that write: real people, places and figures of the dossier."""

from django.utils import timezone

from events.models import Actor, Claim, ClaimCitation, Event, Question
from khojaly.ledger.lifecycle import merge
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import Publication, publish
from sources.models import Source


def publication(kind=ChangeKind.FIRST, reason="Read in the report.", **who):
    given = {"published_by": "reviewer", "edited_by": "editor", "at": timezone.now()} | who
    return Publication(reason=reason, change_kind=kind, **given)


def source(**fields):
    given = {
        "csl_type": "report", "title": "Azerbaijan: Seven Years of Conflict in Nagorno-Karabakh",
        "language": "en", "kind": "ngo-report", "position": "independent", "issued": "1994-12",
        "read_how": "full", "read_where": "https://www.hrw.org/reports/1994/azerbaijan.pdf",
    }  # fmt: skip
    return Source.objects.create(**given | fields)


def actor(slug="human-rights-watch", name="Human Rights Watch", position="independent"):
    return Actor.objects.create(
        slug=slug, name_en=name, name_es=name, kind="ngo", position=position,
        about_en="Organisation in New York.", about_es="Organización de Nueva York.",
    )  # fmt: skip


def event(slug="khojaly-massacre-1992"):
    return Event.objects.create(
        slug=slug, title_en="Khojaly massacre", title_es="Masacre de Khojaly",
        start="1992-02-25", end="1992-02-26",
        summary_en="Armenian forces took the town.",
        summary_es="Fuerzas armenias tomaron la localidad.",
    )  # fmt: skip


def question(slug="killed-civilians", order=101):
    return Question.objects.create(
        slug=slug, asks_en="How many civilians were killed?", asks_es="¿Cuántos civiles murieron?",
        counts_en="Civilians.", counts_es="Civiles.", kind="number", unit="people",
        group="dead", order=order,
    )  # fmt: skip


def claim(about=None, **fields):
    """A draft claim with a citation; `about` is a dict of event, question, claimant and source."""
    about = about or {
        "event": event(),
        "question": question(),
        "claimant": actor(),
        "source": source(),
    }
    given = {
        "event": about["event"], "question": about["question"], "claimant": about["claimant"],
        "claimed_on": "1994-12", "qualifier": "at-least", "low": 200, "basis": "estimate",
        "scope_en": "Azerbaijani civilians", "scope_es": "civiles azerbaiyanos",
        "statement_en": "Human Rights Watch says that at least 200 civilians died.",
        "statement_es": "Human Rights Watch dice que murieron al menos 200 civiles.",
        "verification": "primary",
    }  # fmt: skip
    made = Claim.objects.create(**given | fields)
    ClaimCitation.objects.create(claim=made, source=about["source"], locator_en="6", locator_es="6")
    return made


def together(made):
    """Everything that must be published for a claim to be, in order."""
    return [
        *{c.source for c in made.citations.all()},
        made.claimant,
        made.question,
        made.event,
        made,
    ]


def published_claim(**fields):
    made = claim(**fields)
    publish(together(made), publication())
    return made


def published_rival(other):
    """Memorial's figure of 1992 beside a published claim, on the same question."""
    about = {
        "event": other.event, "question": other.question, "source": other.citations.get().source,
        "claimant": actor("memorial", "Memorial"),
    }  # fmt: skip
    publish([about["claimant"]], publication())
    rival = claim(about, low=181, claimed_on="1992")
    publish([rival], publication())
    return rival


def merged_twin(claim):
    """A second record of the source of a published claim, merged into it."""
    twin = source(title="The same report")
    publish([twin], publication())
    merge(twin, claim.citations.get().source, publication())
    return twin
