"""Words as the index holds them: folded, numbers without separators, stemmed by language."""

import re
import threading
from functools import lru_cache

from snowballstemmer import stemmer

from sources.folding import folded

STEMMERS = {"en": "english", "es": "spanish"}
LONGEST_WORD = 60
GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u2009\u202f ](?=\d{3}(?!\d))")
# Words that say nothing about what is searched for, unless they are all there is.
_TELL_NOTHING = """
a al an and are as at be by con cual cuando cuantas cuantos de del did do donde el en entre es esta
et for from fue fueron had has how in is it la las lo los many much of on or para por que quien se
su sus that the their there these they this to un una was were what when where which who whom with y
"""
# One word to readers and several to a stemmer, which knows regular endings only: a line each.
_IRREGULAR = {
    "en": """
die dead death
fall fell fallen
fight fought
flee fled flight
freez froze frozen
buri burial
shoot shot
take took taken
withdraw withdrew withdrawn
""",
    "es": """
muert mor muer mur muri
her hir
huid huir huy huyeron
caid ca caer cay
""",
}
_of_thread = threading.local()
STOP_WORDS = frozenset(_TELL_NOTHING.split())
ONE_WORD = {
    code: {stem: line.split()[0] for line in lines.splitlines() for stem in line.split()}
    for code, lines in _IRREGULAR.items()
}


def words(text):
    """The folded words of a text, in order: `1,275 civiles` gives `1275`, `civiles`."""
    return [word[:LONGEST_WORD] for word in folded(GROUPED.sub("", text or "")).split()]


@lru_cache(maxsize=65_536)
def stem(word, language):
    """A folded word without its ending, in a language the site is written in."""
    found = _stemmer(language).stemWord(word)
    return ONE_WORD[language].get(found, found)


def _stemmer(language):
    """One for each thread: a stemmer keeps the word that it works on."""
    own = vars(_of_thread)
    if language not in own:
        own[language] = stemmer(STEMMERS[language])
    return own[language]


def stems(text, language):
    """The stems of a text as one line, which is what the index holds of it."""
    return " ".join(stem(word, language) for word in words(text))
