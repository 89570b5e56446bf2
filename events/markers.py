"""Markers in an editor's text: `{claim:C17}` and `[@S5, p. 12]`.

This is their grammar only; `events.text` draws them.
"""

import re

from django.apps import apps

# Every part has an end, so that a text full of beginnings is read once and not from each of them.
CLAIM = re.compile(r"\{claim:([^{}\s]{1,100})\}")
SOURCE = re.compile(r"\[@([^\s\[\],]{1,100})(?:,([^\[\]]{0,300}))?\]")


def claim_identifiers(*texts):
    """The identifiers named by claim markers, each once, in order of appearance."""
    return list(dict.fromkeys(name for text in texts for name in CLAIM.findall(text or "")))


def source_identifiers(*texts):
    """The identifiers named by source markers, each once, in order of appearance."""
    return list(dict.fromkeys(name for text in texts for name, _ in SOURCE.findall(text or "")))


def marked_claims(*texts):
    return _found("events", "Claim", claim_identifiers(*texts))


def marked_sources(*texts):
    return _found("sources", "Source", source_identifiers(*texts))


def _found(app, model, identifiers):
    objects = apps.get_model(app, model).objects.select_related("current")
    found = {item.identifier: item for item in objects.filter(identifier__in=identifiers)}
    return [found[identifier] for identifier in identifiers if identifier in found]
