"""The honest beginning of some claims: what the project's seed text said, published first.

The rows of `seed_history.json` hold a claim's fields as that text had them, the text as its
source, and the true reasons of its first version and of the checked one.
"""

from events.models import Claim, ClaimCitation

from .files import read_rows

REASONS = ("first_reason", "checked_reason")


class Seeds:
    """`folder` is that of the fixtures."""

    def __init__(self, folder):
        self.rows = {row["identifier"]: row for row in read_rows(folder, "seed_history")}

    def _row(self, model, identifier):
        return self.rows.get(identifier) if model is Claim else None

    def first_fields(self, model, fields):
        """The fields with which a new object begins: those of the seed text, where it has one."""
        row = self._row(model, fields.get("identifier"))
        if row is None:
            return fields
        fixed = {name: fields[name] for name in ("event", "question", "claimant")}
        return fixed | {k: v for k, v in row.items() if k not in (*REASONS, "source")}

    def first_rows(self, model, identifier, children):
        """Let the rows below a new object be the seed text's one citation, where it has one."""
        row = self._row(model, identifier)
        for child in children if row else ():
            cites = {
                "claim": [identifier],
                "order": 1,
                "source": row["source"],
                "relation": "reports",
            }
            child.wanted[identifier] = [cites] if child.model is ClaimCitation else []

    def begun(self, identifiers):
        """Whether the seed text's claims are among these: then the checked ones come next."""
        return not set(self.rows).isdisjoint(identifiers)

    def first_reasons(self, made):
        """The reason of each first version that comes from the seed text, by identifier."""
        return {
            item.identifier: row["first_reason"]
            for item in made
            if (row := self._row(type(item), item.identifier))
        }

    def is_being_checked(self, item):
        """Whether this is the object's second version, after the seed text's."""
        return bool(self._row(type(item), item.identifier)) and item.current.number == 1

    def checked_reason(self, item):
        return self.rows[item.identifier]["checked_reason"]

    def reason(self, instance):
        """The change reason of a saved edit of a claim or of its rows that has its own, or None."""
        claim = instance if isinstance(instance, Claim) else getattr(instance, "claim", None)
        row = self._row(type(claim), getattr(claim, "identifier", None))
        if row is None or (claim.current and claim.current.number > 1):
            return None
        return row["checked_reason"] if claim.current else row["first_reason"]
