"""What an import did not take as it was given is said beside the reference."""

import pytest

from tests.khojaly.desk.conftest import Desk, form_fields
from tests.sources.importing.test_import_page import read
from tests.sources.importing.test_reading import RIS

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


def test_an_unknown_type_and_a_date_that_was_left_out_are_said_beside_the_reference(editor):
    text = "TY  - HEARING\nTI  - Statement to the Senate\nPY  - in the war\nER  -\n"
    page, _address = read(editor, RIS + text)
    before, beside = page.split('id="entry-3"')
    assert "is not known here" not in before
    assert "“HEARING” is not known here, so it became “document”. Choose the right one." in beside
    assert "The date “in the war” could not be read and was left out." in beside
    assert form_fields(page)["e3-csl_type"] == "document"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ('[{"title": "Letter", "type": "motion_picture"}]', "“motion_picture” is not known here"),
        ('[{"title": "Letter", "issued": {"literal": "before 1992"}}]', "“before 1992” could not"),
        ('[{"title": "Letter", "issued": {"date-parts": [[1992, 2, 31]]}}]', "“1992-2-31” could"),
        ("@misc{a, title={Letter}, year={n.d.}}", "The date “n.d.” could not be read"),
        ("@patent{a, title={Letter}, year={1992}}", "The type “patent” is not known here"),
    ],
)
def test_it_is_said_of_references_in_other_formats_too(editor, text, remark):
    page, _address = read(editor, text)
    assert remark in page
