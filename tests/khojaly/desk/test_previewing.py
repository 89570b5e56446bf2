import pytest
from django.db import connection

from events.models import Claim, ClaimCitation
from khojaly.desk import previews
from khojaly.ledger.models import Version
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db


def kept():
    """All that a preview must leave as it was."""
    models = (Claim, ClaimCitation, Claim.history.model, ClaimCitation.history.model, Version)
    return [list(model.objects.order_by("pk").values()) for model in models]


def preview(desk, item, **changes):
    fields = desk.fields(desk.address(item)) | changes
    return desk.client.post(desk.address(item, "preview"), fields)


def test_what_was_typed_is_drawn_by_the_public_template_and_nothing_is_saved(editor, claim):
    before = kept()
    answer = preview(
        editor, claim, low="500", **{"citations-0-locator_en": "24", "citations-0-locator_es": "24"}
    )
    text = answer.content.decode()
    assert "Preview of a draft" in text
    assert "at least 500" in text
    assert "24" in text
    assert kept() == before


def test_it_is_drawn_after_the_transaction_so_that_nobody_waits_for_it(editor, claim, monkeypatch):
    depths, draw = [], previews.draw

    def noted(*args, **kwargs):
        depths.append(len(connection.savepoint_ids))
        return draw(*args, **kwargs)

    monkeypatch.setattr(previews, "draw", noted)
    before = len(connection.savepoint_ids)
    assert "at least 500" in preview(editor, claim, low="500").content.decode()
    assert depths == [before]


def test_a_row_that_was_typed_is_in_the_preview(editor, claim):
    other = objects.source(title="Bloodshed in the Caucasus")
    row = {"source": str(other.pk), "relation": "reports", "order": "2", "id": "", "claim": ""}
    given = {f"citations-1-{name}": value for name, value in row.items()}
    answer = preview(editor, claim, **given, **{"citations-TOTAL_FORMS": "2"})
    assert "Bloodshed in the Caucasus" in answer.content.decode()
    assert claim.citations.count() == 1


def test_a_preview_is_shown_in_the_language_asked_for(editor, claim):
    fields = editor.fields(editor.address(claim)) | {"statement_es": "HRW cuenta 161."}
    answer = editor.client.post(f"{editor.address(claim, 'preview')}?in=es", fields)
    assert "HRW cuenta 161." in answer.content.decode()
    assert '<html lang="es">' in answer.content.decode()


def test_a_form_with_mistakes_is_answered_with_what_they_are(editor, claim):
    before = kept()
    text = preview(editor, claim, low="-5", **{"citations-0-source": ""}).content.decode()
    assert "cannot be drawn yet" in text
    assert "Low: Ensure this value is greater than or equal to 0." in text
    assert "Citation 1, Source: This field is required." in text
    assert kept() == before


def test_a_claim_that_was_never_saved_can_be_previewed(editor, claim):
    fields = editor.fields("/admin/events/claim/add/") | {
        "event": claim.event_id, "question": claim.question_id, "claimant": claim.claimant_id,
        "statement_en": "Human Rights Watch counts 161.",
        "statement_es": "Human Rights Watch cuenta 161.",
        "verification": "primary", "qualifier": "at-least", "low": "161",
    }  # fmt: skip
    before = kept()
    answer = editor.client.post("/admin/events/claim/add/preview/", fields)
    assert "at least 161" in answer.content.decode()
    assert kept() == before


def test_a_draft_that_was_never_published_has_no_version_citation_or_files_in_its_preview(editor):
    draft = objects.claim()
    page = Page(editor.client, editor.address(draft, "preview"))
    assert "Preview of a draft: readers do not see this yet." in page.text
    assert "Never published: it has no version, no permanent address" in page.text
    for said in ("Version 1", "Permalink", "Cite this version", "record.json", "BibTeX"):
        assert said not in page.text
    assert not [link for link in page.links() if "/v1/" in link or "history" in link]
    assert "citation_public_url" not in page.html


@pytest.mark.parametrize("kind", ["event", "question", "claimant"])
def test_nor_have_drafts_of_other_kinds(editor, kind):
    draft = getattr(objects.claim(), kind)
    page = Page(editor.client, editor.address(draft, "preview"))
    assert "Never published" in page.text
    assert "Cite this" not in page.text
    assert not [link for link in page.links() if "/v1/" in link]


def test_the_draft_of_a_published_claim_leads_to_the_page_that_readers_see(editor, claim):
    page = Page.of(preview(editor, claim, low="500"))
    assert "A draft: what is new here has no version" in page.text
    assert "/claims/C1/" in page.links()
    assert not [link for link in page.links() if "/v2/" in link]


def test_the_form_offers_the_preview_in_both_languages_without_a_script(editor, claim):
    html = editor.get(editor.address(claim))
    for language in ("en", "es"):
        assert f'formaction="{editor.address(claim, "preview")}?in={language}"' in html
    assert 'formaction="/admin/events/claim/add/preview/?in=en"' in editor.get(
        "/admin/events/claim/add/"
    )


def test_an_address_of_a_preview_opened_without_a_form_leads_to_the_form(editor, claim):
    answer = editor.client.get("/admin/events/claim/add/preview/", follow=True)
    assert answer.request["PATH_INFO"] == "/admin/events/claim/add/"


def test_whoever_may_not_edit_may_not_preview_what_they_typed(client, claim):
    assert client.post("/admin/events/claim/add/preview/").status_code == 302
