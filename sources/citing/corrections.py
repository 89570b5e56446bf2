"""What citeproc-py 0.11 gets wrong, put right: measured against citeproc-js in the tests.

Its classes of elements are found by name, so a method is replaced where a subclass would not be
seen. `pyproject.toml` keeps the version that these corrections were written for.
"""

import re

from citeproc import model
from citeproc.source import Date, LiteralDate
from citeproc.string import MixedString, NoCase, String

from .casing import capitalise_first, title_case

NUMERIC = re.compile(r"[A-Za-z]*\d+[A-Za-z]*(\s*[-–&,/]\s*[A-Za-z]*\d+[A-Za-z]*)*")
# A page: 12, E361, 12a, xii.
PAGE = r"(?:[A-Za-z]*\d+[a-z]?|[ivxlcdm]+)"
SEVERAL = re.compile(rf"\b{PAGE}\s*[-–&,]\s*{PAGE}\b")
NAME = "{http://purl.org/net/xbiblio/csl}name"
read_variable = model.Text._variable
read_label = model.Label.process
change_case = model.TextCased.case
write_names = model.Name.process
write_date = model.Date.process
write_date_part = model.Date_Part.process
write_last_page = model.FormatNumber._format_last_page
PARTS = ["year", "month", "day"]


def correct_style(root, locale):
    """Tell a style the locale it is written in, by which titles of no known language are cased, and
    whether it says itself that a date is about.

    `initialize="false"` on a name overrides `initialize-with` on the style, which citeproc-py
    does not see: take that from the root and give it to the names it is meant for."""
    root.set("default-locale", locale)
    tells = any(condition.get("is-uncertain-date") for condition in root.iter())
    root.set("tells-about", "yes" if tells else "")
    initials = root.attrib.pop("initialize-with", None)
    for name in root.iter(NAME):
        if initials is not None and name.get("initialize") != "false":
            name.set("initialize-with", name.get("initialize-with", initials))


def _substitute(self, item, context=None, **kwargs):
    """The first child that says something; what it said is not said again (CSL 1.0.2, cs:names)."""
    layout = (context if context is not None else self).get_layout()
    outer = layout.said
    for child in self.getchildren():
        layout.said = []
        text = _attempt(self, child, item, context, kwargs)
        said, layout.said = layout.said, outer
        if text:
            layout.repressed.setdefault("said", []).extend(said)
            (outer if outer is not None else []).extend(said)
            return text
    return None


def _attempt(self, child, item, context, kwargs):
    if isinstance(child, model.Names) and child.name is None:
        kwargs = kwargs | {"names_context": self.getparent()}
    try:
        return child.render(item, context=context, **kwargs)
    except model.VariableError:
        return None


def _variable(self, item, context):
    layout = context.get_layout()
    if self.get("variable") in [*layout.repressed.get("said", ()), *(layout.said or ())]:
        return None
    text = read_variable(self, item, context)
    if text is not None and layout.said is not None:
        layout.said.append(self.get("variable"))
    return text


def _label(self, item, variable=None, plural=None, context=None, **kwargs):
    """A label stands only beside its variable."""
    name = variable or self.get("variable")
    if name != "locator" and name.replace("-", "_") not in item.reference:
        return None
    return read_label(self, item, variable, plural, context, **kwargs)


def _case(self, text, language=None):
    wanted = self.get("text-case")
    if wanted == "title" and language in (None, "en"):
        return _changed(text, title_case)
    if wanted == "capitalize-first":
        return _changed(text, capitalise_first)
    return change_case(self, text, language)


def _changed(text, change):
    """The text changed, but for what is marked to keep its case."""
    parts = text if isinstance(text, MixedString) else [text]
    if not any(isinstance(part, NoCase) for part in parts):
        return String(change(str(text)))
    return MixedString([p if isinstance(p, NoCase) else String(change(str(p))) for p in parts])


def _is_numeric(self, item):
    names = [name.replace("-", "_") for name in self.get("is-numeric").split()]
    return [bool(NUMERIC.fullmatch(str(item.reference.get(name, "")))) for name in names]


def _names(self, item, variable, context=None, sort_options=None, **kwargs):
    """Between two bodies stands no comma, whatever the style puts before the last name."""
    text = write_names(self, item, variable, context, sort_options, **kwargs)
    names = item.reference.get(variable, [])
    if len(names) == 2 and all("literal" in name for name in names) and text:
        second = str(names[1]["literal"])
        words = {"text": self.get_single_term(name="and"), "symbol": self.preformat("&")}
        both = words.get(self.get_option("and", context), "")
        return str(text).replace(f", {both} {second}", f" {both} {second}") if both else text
    return text


def _shown(date, show_parts):
    """The parts of a date that an element of a style or a locale shows."""
    if date.get("form") and not date.is_locale_date():
        return date.get("date-parts", "year-month-day").split("-")
    names = [part.get("name") for part in date.iterchildren()]
    return [name for name in names if name in (show_parts or PARTS)]


def _date(self, item, variable=None, show_parts=None, context=None, **kwargs):
    """A date in words stands once, where the year does."""
    date = item.reference.get((variable or self.get("variable")).replace("-", "_"))
    if isinstance(date, LiteralDate) and "year" not in _shown(self, show_parts):
        return None
    return write_date(self, item, variable, show_parts, context, **kwargs)


def _date_range(self, period, show_parts=None, context=None):
    """A period says once what both of its ends share: “25–26 February 1992”."""
    shown = _shown(self, show_parts)
    begin, end = ({**day, "circa": period.circa} for day in (period.begin, period.end))
    same_year = begin["year"] == end["year"]
    if same_year and begin.get("month") == end.get("month"):
        days = [str(date["day"]) for date in (begin, end) if "day" in date]
        return _day(self, end | ({"day": "–".join(days)} if days else {}), shown, context)
    first = [name for name in shown if name != "year" or not same_year]
    start = _day(self, begin, first, context).rstrip(", ").removesuffix(" de")
    last = "" if period.end.is_nil() else _day(self, end, shown, context)
    return f"{start}–{last}" if start else last


def _day(self, date, shown, context):
    return str(self.render_single_date(Date(**date), list(shown), context) or "")


def _date_part(self, date, context=None):
    """The year of a date that is about, in a style that has no words for it."""
    text = write_date_part(self, date, context)
    root = (context if context is not None else self).getroottree().getroot()
    about = self.get("name") == "year" and date.get("circa") and not root.get("tells-about")
    return f"c. {text}" if about and text else text


def _last_page(self, first, last):
    """The last page of a range is shortened only where both are numbers of one length."""
    alike = len(first) == len(last) and NUMERIC.fullmatch(first) and NUMERIC.fullmatch(last)
    return write_last_page(self, first, last) if alike else last


def apply():
    model.Date.process = _date
    model.Date.render_date_range = _date_range
    model.Date_Part.process = _date_part
    model.FormatNumber._format_last_page = _last_page
    model.If._is_numeric = _is_numeric
    model.Label.RE_MULTIPLE_NUMBERS = SEVERAL
    model.Name.process = _names
    model.Substitute.render = _substitute
    model.Text._variable = _variable
    model.Label.process = _label
    model.TextCased.case = _case
