"""LaTeX as it stands in BibTeX's fields, as plain text: accents, quotes, dashes, small formulas."""

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latex2text import get_default_latex_context_db as texts
from pylatexenc.latexwalker import LatexWalker
from pylatexenc.latexwalker import get_default_latex_context_db as macros
from pylatexenc.macrospec import MacroSpec

LATEX = re.compile(r"[\\$]|--|``|''")
# The accents that nearly all LaTeX of a reference is: read here, since the parser takes 150 times
# as long for each.
ACCENT = re.compile(
    r"""\\(["'`^~=.])\s*(?:\{\s*(\\[ij]|[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))"""
)
MARKS = dict(zip("\"'`^~=.", "\u0308\u0301\u0300\u0302\u0303\u0304\u0307", strict=True))
DEEPEST, MOST_COMMANDS = 30, 1_000
# BibTeX knows no comments and no tables inside a value: there these are signs like any other, with
# a backslash before them or without. They go past the parser as signs that nobody uses.
RAW = re.compile(r"\\([%&#_$])|(?<!\\)[%&#]")
PAST_PARSER = str.maketrans("%&#_$~", "\ue010\ue011\ue012\ue013\ue014\u00a0")
BRACES = str.maketrans("\ue015\ue016", "{}")
BACK = str.maketrans("\ue010\ue011\ue012\ue013\ue014", "%&#_$")
# A formula is what Pandoc takes for one; other dollars are money.
FORMULA = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$]{0,80}?)(?<=[^\s\\])\$(?![\d$])")
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(\w))")
OPEN, CLOSE = "\ue000", "\ue001"
# Commands with what they are given and what becomes of it; biblatex's and csquotes' own.
COMMANDS = {
    "enquote": ("*{", f"{OPEN}%(2)s{CLOSE}"), "mkbibquote": ("{", f"{OPEN}%s{CLOSE}"),
    "textquote": ("[[{", f"{OPEN}%(3)s{CLOSE}"), "foreignquote": ("{{", f"{OPEN}%(2)s{CLOSE}"),
    "href": ("{{", "%(2)s"), "url": ("{", "%s"), "nolinkurl": ("{", "%s"), "path": ("{", "%s"),
    "foreignlanguage": ("{{", "%(2)s"), "selectlanguage": ("{", ""), "hspace": ("{", ""),
    "mkbibemph": ("{", "%s"), "mkbibitalic": ("{", "%s"), "mkbibbold": ("{", "%s"),
    "mkbibparens": ("{", "(%s)"), "mkbibbrackets": ("{", "[%s]"), "autocap": ("{", "%s"),
    "bibstring": ("{", "%s"), "noopsort": ("{", ""), "natexlab": ("{", "%s"),
    "textcolor": ("{{", "%(2)s"), "color": ("{", ""), "footnote": ("{", " (%s)"),
    "MakeUppercase": ("{", "%s"), "MakeLowercase": ("{", "%s"), "textls": ("*[{", "%(3)s"),
    "schwa": ("", "ə"), "textschwa": ("", "ə"), "Schwa": ("", "Ə"), "textlangle": ("", "⟨"),
    "textcommabelow": ("{", "%s\u0326"), "slash": ("", "/"), "-": ("", ""), "/": ("", ""),
    "par": ("", " "), "newline": ("", " "), "linebreak": ("", " "), "nobreakspace": ("", " "),
    "textsuperscript": ("{", "^{%s}"), "textsubscript": ("{", "_{%s}"), "relax": ("", ""),
    "guillemotleft": ("", "«"), "guillemotright": ("", "»"), "flqq": ("", "«"), "frqq": ("", "»"),
    "glqq": ("", "„"), "grqq": ("", "“"), "cprime": ("", "ʹ"), "cdprime": ("", "ʺ"),
    "textnumero": ("", "№"), "textless": ("", "<"), "textgreater": ("", ">"), "textbar": ("", "|"),
    "textasciicircum": ("", "^"), "textasciitilde": ("", "~"), "textbackslash": ("", "\\"),
    "textquotedbl": ("", '"'), "textquotesingle": ("", "'"), "{": ("", "\ue015"),
    "}": ("", "\ue016"), "textbraceleft": ("", "\ue015"), "textbraceright": ("", "\ue016"),
    "mbox": ("{", "%s"), "hbox": ("{", "%s"), "fbox": ("{", "%s"), "text": ("{", "%s"),
    "S": ("", "§"), "P": ("", "¶"), "copyright": ("", "©"), "pounds": ("", "£"),
    "LaTeX": ("", "LaTeX"), "TeX": ("", "TeX"), "textunderscore": ("", "_"),
    "lbrace": ("", "\ue015"), "rbrace": ("", "\ue016"),
}  # fmt: skip


def text_of(latex):
    """The text of a value. What is in braces stays in them; `bare` takes them off."""
    plain = RAW.sub(lambda found: found[0][-1].translate(PAST_PARSER), ACCENT.sub(_accented, latex))
    plain = _formulas_as_text(plain).replace("~", "\u00a0")
    if LATEX.search(plain) and not _unreasonable(plain):
        walker = LatexWalker(plain, latex_context=_parsed(), tolerant_parsing=True)
        plain = _quoted(_decoder().nodelist_to_text(walker.get_latex_nodes()[0]))
    return plain.translate(BACK)


def _accented(found):
    letter = (found[2] or found[3]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + MARKS[found[1]])


def _unreasonable(latex):
    """Whether it has more commands, or deeper braces, than anyone writes and the parser takes."""
    if latex.count("\\") + latex.count("$") > MOST_COMMANDS:
        return True
    depth = 0
    for sign in re.findall(r"[{}]", latex):
        depth += 1 if sign == "{" else -1
        if depth > DEEPEST:
            return True
    return False


def bare(text):
    """A text without the braces that group it, but with those that it is to show."""
    return text.replace("{", "").replace("}", "").translate(BRACES)


def address_of(value):
    """An address or another verbatim field: only what some exporters put around it and before
    `%`, `&`, `_`, `#` and `~` is taken off, and line breaks within it."""
    plain = re.sub(r"\\(?:url|href|path|nolinkurl)\s*\{([^{}]*)\}(\{[^{}]*\})?", r"\1", value)
    plain = re.sub(r"\{?\\(?:textasciitilde|string~|~\{\})\s*(?:\{\})?\}?|\$\\sim\$", "~", plain)
    return re.sub(r"\s+", "", re.sub(r"\\([%&_#$~{}])", r"\1", plain)).strip("<>")


def _formulas_as_text(latex):
    formulas = []
    kept = FORMULA.sub(lambda found: formulas.append(found[1]) or "\ue002", latex)
    kept = kept.replace("$", "\ue014")
    read = iter(formulas)
    return re.sub("\ue002", lambda _: _scripts(next(read, "")), kept)


def _scripts(text):
    """H_2O and m^2 with the signs that Unicode has for them."""
    return SCRIPT.sub(
        lambda found: (found[2] or found[3] or "").translate(
            RAISED if found[1] == "^" else LOWERED
        ),
        text,
    )


def _quoted(text):
    """The marks of \\enquote: double ones, and single ones within them."""
    depth, written = 0, []
    for sign in _scripts(text) if re.search(r"[\^_]\{", text) else text:
        depth += (sign == OPEN) - (sign == CLOSE)
        level = (depth if sign == OPEN else depth + 1) % 2
        written.append({OPEN: "‘“"[level], CLOSE: "’”"[level]}.get(sign, sign))
    return "".join(written)


@cache
def _parsed():
    known = macros()
    specs = [MacroSpec(name, args) for name, (args, _text) in COMMANDS.items()]
    known.add_context_category("references", prepend=True, macros=specs)
    return known


@cache
def _decoder():
    known = texts()
    specs = [MacroTextSpec(name, simplify_repl=text) for name, (_args, text) in COMMANDS.items()]
    known.add_context_category("references", prepend=True, macros=specs)
    return LatexNodes2Text(
        latex_context=known, keep_braced_groups=True, math_mode="text", strict_latex_spaces=False
    )
