"""How much room a page takes, and what of it is in sight without opening anything.

Budgets are those of an event with 245 claims and of a question with 8, and grow with the claims;
Spanish, which is longer, has a tenth more.
"""

import re
from collections import Counter
from functools import partial

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(visit):
    """As a reader first sees a page: with its folds shut."""
    return partial(visit, unfolded=False)


EVENT = "/events/khojaly-massacre-1992/"
QUESTION = f"{EVENT}killed-civilians/"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
LANGUAGES = pytest.mark.parametrize("language", ["", "/es"])
HEIGHT = "() => document.documentElement.scrollHeight"
CLAIMS = "() => [...document.querySelectorAll('main [id]')].filter(e => /^C\\d+$/.test(e.id))"
COUNT = f"() => ({CLAIMS})().length"
HIDDEN = f"() => ({CLAIMS})().filter(e => !e.checkVisibility()).map(e => e.id)"
HEADER = "() => document.querySelector('header').getBoundingClientRect().height"
TOP = "(name) => document.querySelector(name).getBoundingClientRect().top"


@LANGUAGES
@pytest.mark.parametrize(("viewport", "height"), [(DESKTOP, 9_000), (PHONE, 16_000)])
def test_the_page_of_an_event_keeps_its_length(visit, language, viewport, height):
    page = visit(language + EVENT, viewport=viewport).page
    assert page.evaluate(HEIGHT) <= (1.1 if language else 1) * height * max(
        1, page.evaluate(COUNT) / 245
    )


def test_a_question_takes_two_hundred_and_fifty_pixels_a_claim(visit):
    page = visit(QUESTION, viewport=DESKTOP).page
    assert page.evaluate(HEIGHT) <= 250 * max(8, page.evaluate(COUNT))


@LANGUAGES
@pytest.mark.parametrize(("width", "most"), [(1024, 60), (1280, 60), (390, 106)])
def test_the_header_is_one_line_from_1024_pixels_and_short_on_a_phone(visit, language, width, most):
    page = visit(language + EVENT, viewport={"width": width, "height": 844}).page
    assert page.evaluate(HEADER) <= most


@LANGUAGES
def test_on_a_wide_screen_every_claim_is_in_sight_without_opening_anything(visit, language):
    page = visit(language + EVENT, viewport=DESKTOP).page
    assert page.evaluate(COUNT) > 200
    assert page.evaluate(HIDDEN) == []


@LANGUAGES
def test_the_first_figures_stand_in_the_first_screen(visit, language):
    page = visit(language + EVENT, viewport=DESKTOP).page
    assert page.evaluate(TOP, "#killed-civilians tbody tr:last-child") < DESKTOP["height"]


@LANGUAGES
def test_on_a_phone_every_question_but_two_is_folded_alike(visit, language):
    page = visit(language + EVENT, viewport=PHONE).page
    hidden = set(page.evaluate(HIDDEN))
    open_ones = "() => [...document.querySelectorAll('.figures [id]')].map(e => e.id)"
    shown = set(page.evaluate(open_ones))
    assert hidden.isdisjoint(shown)
    assert len(hidden) + len(shown) == page.evaluate(COUNT)


def test_a_link_to_a_claim_in_a_fold_opens_it(visit):
    page = visit(EVENT, viewport=PHONE).page
    name = page.evaluate(HIDDEN)[0]
    page.goto(f"{page.url}#{name}")
    assert name not in page.evaluate(HIDDEN)


def test_it_is_printed_on_few_sheets_with_every_claim(visit):
    page = visit(EVENT, viewport=DESKTOP).page
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets <= 15 * max(1, page.evaluate(COUNT) / 245)


def test_the_tables_stay_tables_to_those_who_hear_the_page(visit):
    """A row drawn as a grid keeps its cells, with what its shape says before the name."""
    wide, phone = (_heard(visit(EVENT, viewport=viewport).page) for viewport in (DESKTOP, PHONE))
    assert phone["row"] > phone["table"] > 0
    assert phone == wide
    table = visit(EVENT, viewport=PHONE).page.locator("#killed-civilians").get_by_role("table")
    assert re.search(r'rowheader "(party|independent|people|another|pos)', table.aria_snapshot())


def _heard(page):
    """How many of each part of a table Chromium's own accessibility tree has."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    parts = ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")
    roles = Counter(node["role"]["value"] for node in tree if not node.get("ignored"))
    return {part: roles[part] for part in parts}
