"""The name of each kind's address; with a suffix those of its version, history and so on."""

KINDS = {
    "event": "events:event",
    "claim": "events:claim",
    "place": "events:place",
    "actor": "events:actor",
    "question": "events:question",
    "source": "sources:source",
}
