"""Words to watch: a hint to editors, never a refusal. The lists are those of the style guide.

A word inside quotation marks is someone else's and is not hinted at.
"""

import re

from khojaly.ledger.describing import label_of

WATCHED = {
    "en": """only just merely even so-called tragic brutal barbaric heroic infamous notorious
        clearly
        of_course in_fact despite nevertheless as_many_as claims alleges admits acknowledges
        concedes confesses insists asserts reveals liberated liberation occupied occupation
        recaptured regained separatist separatists aggressor bandit bandits martyr martyrs enemy
        reportedly officially""",
    "es": """solo apenas incluso nada_menos_que trágico brutal bárbaro heroico tristemente_célebre
        claramente por_supuesto de_hecho pese_a sin_embargo alega pretende admite reconoce insiste
        sostiene asegura señala constata confirma revela advierte liberó liberación ocupación
        recuperó separatista separatistas agresor bandido mártir mártires enemigo al_parecer
        oficialmente""",
}
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|\{claim:[^}]*\}|\[@[^\]]*\]")
PATTERNS = {
    code: re.compile(
        r"\b(" + "|".join(re.escape(w.replace("_", " ")) for w in words.split()) + r")\b",
        re.IGNORECASE,
    )
    for code, words in WATCHED.items()
}


def watched_words(content):
    """The words to watch in a record's content (JSON data), as `(field, language, word)`."""
    found = []
    for key, value in content.items():
        texts = value if isinstance(value, dict) else {}
        for code, pattern in PATTERNS.items():
            text = QUOTED.sub(" ", texts.get(code) or "") if code in texts else ""
            words = dict.fromkeys(match.lower() for match in pattern.findall(text))
            found += [(label_of(key), code, word) for word in words]
    return found
