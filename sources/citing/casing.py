"""Title case of English titles, as the CSL 1.0.2 specification has it (appendix III)."""

import re

STOP_WORDS = {
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
    "onto", "or", "over", "so", "the", "till", "to", "up", "via", "with", "yet", "about", "above",
    "across", "after", "against", "al", "along", "among", "around", "before", "behind", "below",
    "beneath", "beside", "between", "beyond", "c", "ca", "circa", "d’", "de", "despite", "down",
    "during", "et", "except", "inside", "like", "near", "next", "off", "out", "outside", "past",
    "per", "pro", "since", "than", "through", "throughout", "toward", "towards", "under",
    "underneath", "until", "unto", "upon", "v", "v.", "van", "versus", "von", "vs", "vs.",
    "within", "without",
}  # fmt: skip
# A full stop or a comma within a word parts nothing: “News.az”, “U.N.”
PIECES = re.compile(
    r"(<[^<>]{0,300}>|[\s  ]+|(?<!\w)[.,]|[.,](?!\w)|[-‐–—/;?!:“”‘\"\[\]()\ue000-\ue002]|’(?!\w))"
)
ENDS_A_PART = "?!:"


def title_case(text):
    """Capitalise all words but stop words; those too where they begin or end a part. A word with
    a capital in it is left as it is."""
    pieces = PIECES.split(text)
    words = [at for at, piece in enumerate(pieces) if at % 2 == 0 and piece]
    begins = True
    for at in words:
        last = at == words[-1] or pieces[at + 1 : at + 2] == ["-"]
        word = pieces[at]
        if begins or (len(word) > 1 and (last or word.lower() not in STOP_WORDS)):
            pieces[at] = capitalised(word)
        begins = any(sign in "".join(pieces[at + 1 : at + 4 : 2]) for sign in ENDS_A_PART)
    return "".join(pieces)


def capitalised(word):
    """A word with its first letter in upper case, unless it has a capital already, or is the name
    of a site."""
    kept = word != word.lower() or "." in word
    return word if kept else word[:1].upper() + word[1:]


def capitalise_first(text):
    pieces = PIECES.split(text)
    for at in range(0, len(pieces), 2):
        if pieces[at]:
            pieces[at] = capitalised(pieces[at])
            break
    return "".join(pieces)
