"""References in the styles that readers ask for, kept once they are written.

A reference follows from its item, the style and the language alone, so it is kept for good under
their digest; what writes it is loaded when the first one is needed.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import caches
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from sources.prose import sanitise
from sources.wording import language


@dataclass(frozen=True)
class Style:
    """A CSL style as readers choose it: `file` is its name in `styles/`; `note` asks for its
    footnote instead of its entry in a bibliography."""

    key: str
    label: str
    file: str
    note: bool = False


STYLES = {
    style.key: style
    for style in (
        Style("apa", _("APA"), "apa"),
        Style("chicago-note", _("Chicago, note"), "chicago-notes-bibliography", note=True),
        Style("chicago", _("Chicago, bibliography"), "chicago-notes-bibliography"),
        Style("chicago-author-date", _("Chicago, author and date"), "chicago-author-date"),
        Style("mla", _("MLA"), "modern-language-association"),
        Style("harvard", _("Harvard"), "harvard-cite-them-right"),
    )
}
LISTED = {key: style for key, style in STYLES.items() if not style.note}


def reference(item, style):
    """A CSL item written in a style (a `Style`), as safe HTML in the reader's language."""
    state = sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()
    key = f"{state}:{style.key}:{language()}"
    return mark_safe(caches["references"].get_or_set(key, lambda: _written(item, style), None))


def _written(item, style):
    from . import processor

    write = processor.write_note if style.note else processor.write
    # Where a style cites a work in notes only, its note stands in the list.
    text = write(item, style.file, language())
    return str(sanitise(text or processor.write_note(item, style.file, language())))
