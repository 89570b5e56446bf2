"""What an entry takes from another one: `crossref` as BibTeX and biblatex resolve it (btxdoc 2;
biblatex, appendix B), and `xdata`."""

# Fields that say something of the entry they stand in only.
NEVER = {
    "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options",
    "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "sortkey", "key", "ids",
    "keywords", "file", "shortauthor", "shorteditor", "shorthand",
}  # fmt: skip
PARTS = {
    "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference",
    "inproceedings", "conference",
}  # fmt: skip
TITLES = ("title", "subtitle", "titleaddon")
NO_TITLES_OF_PARTS = {"shorttitle", "sorttitle", "indextitle", "indexsorttitle"}
DATED = {"date", "year", "month", "day"}
ALIASES = {
    "journal": "journaltitle", "address": "location", "school": "institution",
    "hyphenation": "langid",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass",
}  # fmt: skip
DEEPEST = 10


class Heirs:
    """Entries as `{key: (type, fields)}`, keys in any case."""

    def __init__(self, entries):
        self.entries = {key.casefold(): entry for key, entry in reversed(list(entries.items()))}
        self.resolved = {}

    def fields(self, key, kind, own):
        """`(fields, missing)`: an entry's fields with what it inherits, by their biblatex names,
        and the keys that it refers to and that are not there. Others may have the same key."""
        return self._with_parents(kind, own, (key.casefold(),))

    def _fields(self, key, heirs):
        if key not in self.resolved:
            kind, own = self.entries[key]
            self.resolved[key] = self._with_parents(kind, own, (*heirs, key))
        return self.resolved[key]

    def _with_parents(self, kind, own, heirs):
        fields, missing = _renamed(own), []
        for name in ("xdata", "crossref"):
            for parent in filter(None, map(str.strip, own.get(name, "").split(","))):
                if parent.casefold() not in self.entries:
                    missing.append(parent)
                elif parent.casefold() not in heirs and len(heirs) < DEEPEST:
                    self._take(kind, fields, parent.casefold(), name == "xdata", heirs)
        return fields, missing

    def _take(self, kind, fields, parent, as_they_are, heirs):
        given, _missing = self._fields(parent, heirs)
        dated = DATED if DATED & set(fields) else set()
        for name, value in given.items():
            heir = name if as_they_are else _inherited(name, self.entries[parent][0], kind)
            if heir and heir not in NEVER | dated:
                fields.setdefault(heir, value)


def _renamed(fields):
    """By biblatex's names; where both are given, its own counts and the other one stays."""
    return {
        name if ALIASES.get(name, name) in fields else ALIASES.get(name, name): value
        for name, value in fields.items()
    }


def _inherited(name, parent, kind):
    """The field of an entry of type `kind` that a parent's field becomes; empty for none."""
    if name in NEVER or (name in NO_TITLES_OF_PARTS and parent != kind):
        return ""
    if name not in TITLES:
        return name
    if parent.startswith("mv") and not kind.startswith("mv"):
        return f"main{name}"
    if parent == "periodical":
        return f"journal{name}"
    return f"book{name}" if kind in PARTS and parent not in PARTS else name
