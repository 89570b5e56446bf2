"""Hints on what is being written: never a refusal. An app registers its own.

A hint is a sentence about one text; the same hints are shown while typing, on the form after
saving, and on the review page.
"""

import logging
import re
import unicodedata

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from khojaly.ledger.characters import LONGEST, UNSEEN
from khojaly.ledger.describing import label_of

from .watching import watched_in

log = logging.getLogger(__name__)

HINTS = []
HINTS_BESIDE = []
# Unicode's marks that change the direction of what follows (UAX #9).
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
WORDS = re.compile(r"[^\W\d_]+")
SCRIPTS = ("LATIN", "CYRILLIC", "ARMENIAN", "GREEK")
SENTENCE_ENDS = re.compile(r"[.!?…][”»\")]*(?=\s+[^\W\da-zа-я]|\s*\Z)")
AT_MOST = {"statement": 2, "summary": 7}


def hint(function):
    """A decorator: `function(name, language, text)` yields sentences. `name` is the field's
    without its language; `language` is empty where a text has none of the site's."""
    HINTS.append(function)
    return function


def hint_beside(function):
    """The same for a hint on what stands together: `function(name, language, text, fields)`, where
    `fields` are the values of the whole form or record by name."""
    HINTS_BESIDE.append(function)
    return function


def hints_on(name, text, fields=None):
    """The hints on the text of a form's field, such as `statement_en` or `words`; `fields` are
    what is known of the others."""
    here = *split(name), (text or "")[:LONGEST]
    alone = [sentence for function in HINTS for sentence in _of(function, *here)]
    return alone + [
        sentence for function in HINTS_BESIDE for sentence in _of(function, *here, fields or {})
    ]


def _of(function, *given):
    """What one hint says; one that fails is told in the log, and costs nobody the page."""
    try:
        return list(function(*given))
    except DatabaseError:
        raise
    except Exception:
        log.exception("The hint %s failed.", function.__name__)
        return [_("A hint could not be made here: the log says why.")]


def split(name):
    """A form's field as its name without a row's prefix and its language: `("note", "es")`."""
    name = name.rpartition("-")[2]
    base, _underscore, end = name.rpartition("_")
    return (base, end) if end in dict(settings.LANGUAGES) else (name, "")


def hints_in(content):
    """The hints on a record's content (JSON data), as `(field, language, sentence)`."""
    found, fields = [], _flat(content)
    for key, value in content.items():
        texts = value if isinstance(value, dict) else {"": value}
        for code in ("", *dict(settings.LANGUAGES)):
            if isinstance(text := texts.get(code), str):
                name = get_language_info(code)["name_translated"] if code else ""
                sentences = hints_on(f"{key}_{code}" if code else key, text, fields)
                found += [(label_of(key), name, sentence) for sentence in sentences]
    return found


def _flat(content):
    """The values of a record, those of its parts among them, as a form has them side by side."""
    parts = [value for value in content.values() if isinstance(value, dict)]
    return {key: value for part in (content, *parts) for key, value in part.items()}


@hint
def words_to_watch(name, language, text):
    for word in watched_in(language, text):
        yield _("“%(word)s” is a word to watch: say it more plainly, or attribute it.") % {
            "word": word
        }


@hint
def mixed_scripts(name, language, text):
    for word in dict.fromkeys(WORDS.findall(text)):
        scripts = {_script(letter) for letter in word} - {""}
        if len(scripts) > 1:
            yield _(
                "“%(word)s” mixes letters of two alphabets (%(scripts)s) that look alike; "
                "searches will miss it."
            ) % {"word": word, "scripts": ", ".join(sorted(scripts))}


def _script(letter):
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name.capitalize() if name in SCRIPTS else ""


@hint
def unseen_signs(name, language, text):
    if DIRECTIONS.search(text):
        yield _(
            "There are unseen marks here that turn the direction of the text. Type it anew "
            "where words stand in the wrong order."
        )
    if UNSEEN.search(text):
        yield _("There are unseen control characters here, as copied from a PDF. Remove them.")


@hint
def length(name, language, text):
    allowed = AT_MOST.get(name)
    count = len(SENTENCE_ENDS.findall(text))
    if allowed and count > allowed:
        yield _("%(count)s sentences; at most %(allowed)s are wanted here.") % {
            "count": count,
            "allowed": allowed,
        }
