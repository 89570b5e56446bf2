"""The text of an uploaded file: UTF-8, UTF-16 and UTF-32 for sure, else the encoding that
charset-normalizer takes for the likeliest, which the editor is told."""

import codecs
import re

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

NAMES = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252", "cp1254": "Windows-1254",
    "cp1250": "Windows-1250", "mac_roman": "Mac Roman", "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R", "cp866": "DOS 866", "mac_cyrillic": "Mac Cyrillic",
}  # fmt: skip
# Likeliest first, where the guess is as good for several.
LATIN = ("cp1252", "cp1254", "cp1250", "mac_roman")
CYRILLIC = ("cp1251", "koi8_r", "cp866", "mac_cyrillic")
AS_GOOD = 0.05
# A sign that no spelling has within a word; apostrophes and dashes may stand there.
WITHIN_A_WORD = re.compile(r"(?<=[^\W\d_])(?:[^\x00-\x7f\w\s’‘–—\u00ad]|[²³¹¼-¾])(?=[^\W\d_])")
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Words that no Latin spelling has: letters beyond ASCII only.
FOREIGN = re.compile(rb"(?<![A-Za-z])[\x80-\xff]{3,}(?![A-Za-z])")
# What Turkish and Azerbaijani look like in the encoding of Western Europe.
TURKISH_AS_WESTERN = re.compile("[ðþýÐÞÝ]")
ENOUGH = 200_000


def text_and_encoding(data, chosen=""):
    """`(text, name)` of the bytes of a file; the name is of an encoding that was guessed, and empty
    where it is sure or was `chosen` (a key of `NAMES`). Raises `ValueError` with a sentence for
    what is no text."""
    if chosen:
        return data.decode("utf-8-sig" if chosen == "utf-8" else chosen, "replace"), ""
    if sure := next((name for bom, name in BOMS if data.startswith(bom)), _without_bom(data)):
        return data.decode(sure, "replace"), ""
    if b"\x00" in data[:4096]:
        raise ValueError(
            _("This is not a text file. Export the references as BibTeX, RIS or CSL-JSON.")
        )
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _mixed(data) or _guessed(data)


def _without_bom(data):
    """UTF-16 as some programs write it: every second byte of ASCII letters is zero."""
    start = data[:400]
    halves = start[::2], start[1::2]
    zeros = [half.count(0) for half in halves]
    if len(start) < 20 or max(zeros) < len(start) * 0.1 or min(zeros):
        return ""
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _mixed(data):
    """A file in UTF-8 into which something else was pasted."""
    wrong = data.decode("utf-8", "surrogateescape")
    bad = len(re.findall("[\udc80-\udcff]", wrong))
    good = len(re.findall("[^\x00-\x7f\udc80-\udcff]", wrong))
    if good < 2 * bad:
        return None
    text = re.sub("[\udc80-\udcff]+", _western, wrong)
    return text, _("UTF-8, in parts Windows-1252")


def _western(found):
    return found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _guessed(data):
    lines = b"\n".join(re.findall(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data[:ENOUGH])) or data
    beyond = len(re.findall(rb"[\x80-\xff]", lines))
    foreign = sum(map(len, FOREIGN.findall(lines)))
    group = CYRILLIC if foreign * 2 > beyond else LATIN
    best = _likeliest(lines, group)
    if best == "cp1252" and TURKISH_AS_WESTERN.search(lines.decode(best, "replace")):
        best = "cp1254"
    return data.decode(best, "replace"), NAMES[best]


def _likeliest(lines, group):
    """The encoding of a group in which the fewest signs stand within words, and the lines look
    least like chaos."""
    found = list(from_bytes(lines, cp_isolation=list(group), threshold=0.9))
    least = min((match.chaos for match in found), default=0)
    good = {name for match in found if match.chaos <= least + AS_GOOD
            for name in (match.encoding, *match.could_be_from_charset)}  # fmt: skip
    broken = {name: len(WITHIN_A_WORD.findall(lines.decode(name, "replace"))) for name in group}
    return min(group, key=lambda name: (broken[name], name not in good, group.index(name)))
