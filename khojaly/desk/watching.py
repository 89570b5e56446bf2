"""Words to watch: a hint to editors, never a refusal. The lists are those of the style guide.

A word inside quotation marks is someone else's and is not hinted at.
"""

import re

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
QUOTED = re.compile(
    r"“[^“”]{0,1000}”|«[^«»]{0,1000}»|\"[^\"]{0,1000}\"|\{claim:[^{}]{0,100}\}|\[@[^\[\]]{0,400}\]"
)
PATTERNS = {
    code: re.compile(
        r"\b(" + "|".join(re.escape(w.replace("_", " ")) for w in words.split()) + r")\b",
        re.IGNORECASE,
    )
    for code, words in WATCHED.items()
}


def watched_in(language, text):
    """The words to watch in a text of one language, each once; none for other languages."""
    if language not in PATTERNS:
        return []
    found = PATTERNS[language].findall(QUOTED.sub(" ", text))
    return list(dict.fromkeys(word.lower() for word in found))
