"""What a browser finds wrong with the pages: accessibility, width, complaints, other hosts."""

from pathlib import Path

import pytest

from tests.browser.addresses import ADDRESSES

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}
RUN_AXE = "() => axe.run(document, { resultTypes: ['violations'] })"
STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth;
    return [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .slice(0, 5)
        .map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_no_violation(visit, path, viewport, scheme):
    page = visit(path, viewport=viewport, color_scheme=scheme).page
    # `evaluate` runs axe although the content security policy forbids inline scripts.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate(RUN_AXE)["violations"]
    assert not violations, "\n".join(map(_described, violations))


def _described(violation):
    nodes = violation["nodes"]
    examples = "".join(f"\n    {node['html'][:200]}" for node in nodes[:3])
    return (
        f"{violation['id']} ({violation['impact']}): {violation['help']}; "
        f"{len(nodes)} times, {nodes[0]['failureSummary']}{examples}"
    )


@pytest.mark.parametrize("path", ADDRESSES)
def test_browser_has_nothing_to_complain_of(visit, path):
    assert visit(path, viewport=DESKTOP).complaints == []


@pytest.mark.parametrize("path", ADDRESSES)
def test_page_fits_the_narrowest_screen(visit, path):
    page = visit(path, viewport=NARROWEST).page
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"], (
        f"Sticking out: {page.evaluate(STICKING_OUT)}"
    )
