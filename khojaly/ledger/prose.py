"""Text in several languages, as records hold it: `{"en": "...", "es": "..."}`."""

from django.conf import settings
from django.utils.translation import get_language


def in_all_languages(instance, name):
    """Return the texts of a translated field, as `{language: text}`, or None when all are empty."""
    texts = {code: getattr(instance, f"{name}_{code}") or "" for code, _ in settings.LANGUAGES}
    return texts if any(texts.values()) else None


def missing_languages(instance, names):
    """Yield `(field name, language code)` for each translated field that lacks one language."""
    for name in names:
        texts = in_all_languages(instance, name) or {}
        yield from ((name, code) for code, text in texts.items() if not text)


class Prose:
    """A text that shows itself in the reader's language, or in the one it exists in.

    `lang` is the language actually shown, for the `lang` attribute of the element around it.
    """

    def __init__(self, texts):
        self.texts = texts or {}

    @property
    def lang(self):
        wanted = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        if self.texts.get(wanted):
            return wanted
        return next((code for code, text in self.texts.items() if text), "")

    def __str__(self):
        return self.texts.get(self.lang, "")

    def __bool__(self):
        return any(self.texts.values())

    def __eq__(self, other):
        return isinstance(other, Prose) and self.texts == other.texts

    def __hash__(self):
        return hash(tuple(sorted(self.texts.items())))

    def __repr__(self):
        return f"Prose({self.texts!r})"
