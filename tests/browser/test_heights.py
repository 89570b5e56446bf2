"""How tall pages are: an answer that is far down is not found."""

import pytest

pytestmark = pytest.mark.browser
CLAIM = "/claims/C65/"  # One of some nine on its question.


def height(visit, path, width):
    page = visit(path, viewport={"width": width, "height": 900}).page
    return page.evaluate("document.documentElement.scrollHeight")


@pytest.mark.parametrize(
    ("path", "width", "most"),
    [
        (CLAIM, 1280, 1_600),
        (f"/es{CLAIM}", 1280, 1_600),
        (CLAIM, 390, 3_000),
        ("/", 1280, 3_000),
        ("/questions/killed-civilians/", 1280, 3_200),
        ("/questions/killed-civilians/?events=khojaly-massacre-1992,maraga-killings", 1280, 1_600),
        ("/changes/", 1280, 2_600),
    ],
)
def test_a_page_is_at_most_so_tall(visit, path, width, most):
    assert height(visit, path, width) <= most


def test_the_reference_to_a_claim_and_its_source_stand_in_the_first_screen_and_a_bit(visit):
    page = visit(CLAIM, viewport={"width": 1280, "height": 900}).page
    for selector in (".facts", ".where-it-says", "#cite .copy"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] <= 900, selector


def test_the_figures_of_home_stand_in_its_first_screen(visit):
    page = visit("/", viewport={"width": 1280, "height": 900}).page
    box = page.locator(".first .figures").bounding_box()
    assert box["y"] + box["height"] <= 900
