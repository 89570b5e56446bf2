"""What the record of each kind holds, as JSON data. `refer` writes references to other records."""

from events.estimates import FIGURES
from events.markers import marked_claims, marked_sources
from khojaly.ledger.prose import in_all_languages
from sources.locators import locator_content


def actor_content(actor):
    content = {
        "name": in_all_languages(actor, "name"),
        "names": [{"name": item.name, "language": item.language} for item in actor.names.all()],
        "kind": actor.kind,
        "position": actor.position,
        "about": in_all_languages(actor, "about"),
    } | _identifiers(actor)
    # Without a reason the record is what it was before there was this field.
    reason = in_all_languages(actor, "position_reason")
    return content | {"position_reason": reason} if reason else content


def _identifiers(thing):
    """Left out where there are none, so that records of earlier days stay equal."""
    found = [
        {"scheme": item.scheme, "value": item.value, "seen_at": item.seen_at}
        for item in thing.identifiers.all()
    ]
    return {"identifiers": found} if found else {}


def question_content(question):
    return {
        "asks": in_all_languages(question, "asks"),
        "counts": in_all_languages(question, "counts"),
        "kind": question.kind,
        "unit": question.unit,
        "group": question.group,
        "order": question.order,
    }


def place_content(place, refer):
    """Coordinates are decimal degrees (WGS84), as strings, since they are not exact
    numbers; None where they are not known."""
    return {
        "name": in_all_languages(place, "name"),
        "names": [_place_name(item) for item in place.names.all()],
        "kind": place.kind,
        "latitude": _degrees(place.latitude),
        "longitude": _degrees(place.longitude),
        "about": in_all_languages(place, "about"),
        "citations": [_citation(item, refer) for item in place.citations.all()],
    } | _identifiers(place)


def _degrees(number):
    return None if number is None else f"{number.normalize():f}"


def _place_name(item):
    return {
        "name": item.name,
        "language": item.language,
        "script": item.script,
        "used_by": in_all_languages(item, "used_by"),
        "period": item.period,
        "note": in_all_languages(item, "note"),
    }


def event_content(event, refer):
    texts = [
        getattr(event, f"{name}_{code}") or ""
        for name in ("summary", "narrative")
        for code in in_all_languages(event, "title")
    ]
    return {
        "title": in_all_languages(event, "title"),
        "start": event.start,
        "end": event.end,
        "part_of": refer(event.part_of) if event.part_of else None,
        "places": [refer(item.place) for item in event.event_places.all()],
        "related": [
            {"relation": item.relation, "event": refer(item.related)}
            for item in event.relations.all()
        ],
        "summary": in_all_languages(event, "summary"),
        "narrative": in_all_languages(event, "narrative"),
        "claims": [refer(claim) for claim in marked_claims(*texts)],
        "sources": [refer(source) for source in marked_sources(*texts)],
    }


def claim_content(claim, refer):
    """`reported_on` is left out where it is empty: records made before it existed stay as they
    are."""
    reported = {"reported_on": claim.reported_on} if claim.reported_on else {}
    return reported | {
        "event": refer(claim.event),
        "question": refer(claim.question),
        "claimant": refer(claim.claimant),
        "joint_claimants": [refer(item.actor) for item in claim.joint_claimants.all()],
        "claimed_on": claim.claimed_on,
        "estimate": _estimate(claim),
        "scope": in_all_languages(claim, "scope"),
        "basis": claim.basis,
        "statement": in_all_languages(claim, "statement"),
        "words": _words(claim),
        "supersedes": refer(claim.supersedes) if claim.supersedes else None,
        "repeats": refer(claim.repeats) if claim.repeats else None,
        "disputes": [refer(item.disputed) for item in claim.disputes.all()],
        "citations": [_claim_citation(item, refer) for item in claim.citations.all()],
        "verification": claim.verification,
        "note": in_all_languages(claim, "note"),
    }


def _estimate(claim):
    if not claim.qualifier:
        return None
    figures = {name: getattr(claim, name) for name in FIGURES}
    given = {name: number for name, number in figures.items() if number is not None}
    return {"qualifier": claim.qualifier} | given


def _words(claim):
    return {"text": claim.words, "language": claim.words_language} if claim.words else None


def _citation(item, refer):
    return {
        "source": refer(item.source),
        "locator": locator_content(item),
        "relation": item.relation,
    }


def _claim_citation(item, refer):
    return _citation(item, refer) | {
        "quoted_in": refer(item.quoted_in) if item.quoted_in else None,
        "note": in_all_languages(item, "note"),
    }
