"""Templates can be read: no line of one is wider than a screen. Their indentation is djhtml's."""

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[1] / "templates"
DESK = TEMPLATES / "admin"  # Still to be laid out.
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.is_file() and DESK not in path.parents)
WIDEST = 120


def too_wide(text):
    """The numbers of the lines of a text that are over the limit."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if len(line) > WIDEST]


def test_a_line_of_121_characters_is_found_and_one_of_120_is_not():
    assert too_wide(f"{'a' * 120}\n{'b' * 121}\n") == [2]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_line_of_a_template_is_over_120_characters(path):
    assert too_wide(path.read_text()) == []
