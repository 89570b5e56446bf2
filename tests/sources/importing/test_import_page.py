import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.models import Import, ImportEntry, Source
from tests import objects
from tests.khojaly.desk.conftest import Desk, form_fields
from tests.sources.importing.test_reading import BIBTEX, RIS

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/sources/source/import/"
GIVEN = {
    "kind": "scholarly", "position": "independent", "read_how": "part", "language": "en",
    "reason": "For C78.",
}  # fmt: skip


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


def read(desk, text, **given):
    """Send references to be read; return the page that shows them, and its address."""
    answer = desk.client.post(ADDRESS, GIVEN | {"text": text} | given, follow=True)
    return answer.content.decode(), answer.request["PATH_INFO"]


def save(desk, page, address, **changed):
    """Save what is ticked, following the pages that carry it out."""
    answer = desk.client.post(address, form_fields(page) | changed | {"save": "1"}, follow=True)
    while answer.request["PATH_INFO"].endswith("/saving/"):
        answer = desk.client.post(answer.request["PATH_INFO"], follow=True)
    return answer.content.decode()


def test_references_are_shown_field_by_field_before_anything_is_saved(editor):
    page, _address = read(editor, BIBTEX)
    assert "2 references to look at" in page
    assert form_fields(page)["e1-publisher"] == "New York University Press"
    assert form_fields(page)["e1-contributors"] == "author: de Waal, Thomas"
    assert Source.objects.count() == 0


def test_the_ticked_ones_become_drafts_with_the_reason_and_the_editor(editor):
    page, address = read(editor, BIBTEX)
    sent = form_fields(page)
    del sent["e2-take"]
    editor.client.post(address, sent | {"save": "1"}, follow=True)
    source = Source.objects.get()
    assert (source.identifier, source.status, source.kind) == ("S1", "draft", "scholarly")
    assert source.contributors.get().family == "de Waal"
    newest = source.history.first()
    assert (newest.history_change_reason, newest.history_user_name) == ("For C78.", "Aytan")


def test_a_field_is_corrected_and_kind_and_position_chosen_for_each(editor):
    page, address = read(editor, RIS, kind="", position="", read_how="")
    text = save(editor, page, address, **{
        "e1-title": "Black Garden: Armenia and Azerbaijan through Peace and War",
        "e1-kind": "scholarly", "e1-position": "independent", "e1-read_how": "full",
        "e2-kind": "press", "e2-position": "independent", "e2-read_how": "part",
        "e2-contributors": "author: Goltz, Thomas\ntranslator: Memorial",
    })  # fmt: skip
    book, report = Source.objects.order_by("pk")
    assert book.title.endswith("Peace and War")
    assert (report.kind, report.read_how) == ("press", "part")
    assert [str(one) for one in report.contributors.all()] == ["Goltz, Thomas", "Memorial"]
    assert "2 drafts saved" in text
    assert f"/admin/events/claim/add/?source={report.pk}" in text


def test_the_language_is_asked_for_where_no_one_says_it(editor):
    page, address = read(editor, RIS, language="")
    assert form_fields(page)["e2-language"] == ""
    text = save(editor, page, address, **{"e1-language": "English"})
    assert Source.objects.get().language == "en"
    assert "Language: This field is required." in text


def test_what_is_here_already_is_named_and_not_ticked(editor):
    objects.source(title="Black Garden", issued="2003", isbn="978-0-8147-1944-2")
    page, _address = read(editor, BIBTEX)
    assert "S1 Black Garden" in page
    assert "e1-take" not in form_fields(page)
    assert "e2-take" in form_fields(page)


def test_a_copy_taken_all_the_same_is_saved_and_one_never_seen_is_not(editor):
    page, address = read(editor, BIBTEX)
    objects.source(title="Black Garden", issued="2003", isbn="978-0-8147-1944-2")
    text = save(editor, page, address)
    assert "This may be S1 Black Garden. Tick it again if it is another work." in text
    assert Source.objects.count() == 2
    save(editor, text, address, **{"e1-take": "on"})
    assert Source.objects.filter(isbn="0-8147-1944-9").exists()


def test_two_copies_in_one_import_are_noticed(editor):
    page, _address = read(editor, BIBTEX + BIBTEX.replace("@book{", "@book{b").replace("hrw", "h2"))
    assert "same work as reference 1 of this import" in page
    assert sorted(name for name in form_fields(page) if name.endswith("-take")) == [
        "e1-take",
        "e2-take",
    ]


def test_two_works_that_look_alike_are_both_saved_when_both_are_ticked(editor):
    page, address = read(editor, BIBTEX + BIBTEX.replace("@book{", "@book{b").replace("hrw", "h2"))
    save(editor, page, address, **{"e3-take": "on"})
    assert Source.objects.filter(title__startswith="Black Garden").count() == 2


def test_a_file_is_read_like_pasted_text(editor):
    file = SimpleUploadedFile("export.ris", RIS.encode())
    page, _address = read(editor, "", file=file)
    assert "2 references to look at" in page
    assert form_fields(page)["e2-contributors"] == "author: Goltz, Thomas"


def test_a_file_of_which_nothing_could_be_read_comes_back_as_text(editor):
    file = SimpleUploadedFile("export.ris", b"TY  - BOOK\nTI  - Azerbaijan Diary")
    page, address = read(editor, "", file=file)
    assert address == ADDRESS
    assert "TI  - Azerbaijan Diary" in page
    assert "It is cut off" in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04" + b"\x00" * 100, "This is a zip archive"),
        (b"%PDF-1.7 \x00", "This is a PDF, not its reference."),
        (b"\x00\x01\x02", "This is not a text file."),
        (b"@" * 5_000_001, "The file is larger than 5 MB."),
        (b"<?xml version='1.0'?><rdf:RDF xmlns:z='z'>", "This is Zotero RDF. In Zotero, choose"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    editor, data, sentence
):
    page, _address = read(editor, "", file=SimpleUploadedFile("report.pdf", data))
    assert sentence in page
    assert 'value="For C78."' in page


def test_bad_ones_are_listed_with_their_reason_while_good_ones_go_in(editor):
    bad = '[{"title": "Good", "type": "book"}, {"type": "book"}, {"title": "Bad", "URL": "no"}]'
    page, address = read(editor, bad)
    assert "entry 2: It has no title." in page
    text = save(editor, page, address)
    assert Source.objects.get().title == "Good"
    assert "URL: Enter a valid URL." in text
    assert form_fields(text)["e2-url"] == "no"


def test_a_field_of_ten_thousand_characters_is_said_beside_it_and_kept(editor):
    page, address = read(editor, '[{"title": "Letter", "volume": "' + "9" * 10_000 + '"}]')
    assert form_fields(page)["e1-volume"] == "9" * 10_000
    assert "at most 50 characters (it has 10000)" in page
    save(editor, page, address)
    assert Source.objects.count() == 0


def test_signs_that_cannot_be_seen_are_left_out_of_what_is_typed_and_of_what_is_said(editor):
    broken = b"x" * 5000 + b"\n@book{a, title={Black Garden}}\n@book{\x00\xe2\x80\xae, title={cut"
    page, address = read(editor, "", file=SimpleUploadedFile("a.bib", broken))
    assert "cut off" in page
    typed = {"e1-title": "Black\u202e Garden\u0007", "e1-contributors": "de\u200b Waal, Thomas\n"}
    save(editor, page, address, **typed)
    source = Source.objects.get()
    assert source.title == "Black Garden"
    assert source.contributors.get().family == "de Waal"


def many(number):
    return "".join(
        f"@article{{k{n}, title={{Resolution {n} of {1992 + n % 30}}}, year={{{1992 + n % 30}}}}}\n"
        for n in range(number)
    )


def test_hundreds_are_kept_by_page_and_saved_in_steps_that_show_progress(editor):
    page, address = read(editor, many(250))
    assert "250 references to look at" in page
    answer = editor.client.post(address, form_fields(page) | {"save": "1"}, follow=True)
    assert "100 of 250 saved." in answer.content.decode()
    assert "goes_on.js" in answer.content.decode()
    assert Source.objects.count() == 100
    answer = editor.client.post(answer.request["PATH_INFO"])
    assert "200 of 250 saved." in answer.content.decode()
    answer = editor.client.post(answer.request["PATH_INFO"], follow=True)
    assert "250 drafts saved" in answer.content.decode()
    assert not ImportEntry.objects.exclude(state="saved").exists()


def test_what_was_corrected_stays_when_another_page_is_shown(editor):
    page, address = read(editor, many(30))
    sent = form_fields(page) | {"e2-title": "Resolution 822", "page": "2"}
    second = editor.client.post(address, sent, follow=True).content.decode()
    assert "e21-title" in form_fields(second)
    first = editor.client.get(f"{address}?page=1").content.decode()
    assert form_fields(first)["e2-title"] == "Resolution 822"


def test_an_import_left_unfinished_is_found_again(editor):
    _page, address = read(editor, BIBTEX)
    assert address in editor.get(ADDRESS)
    assert "2 references not saved" in editor.get(ADDRESS)


def test_the_page_of_entries_asks_few_questions_however_many_sources_there_are(editor):
    _page, address = read(editor, many(60))
    for n in range(20):
        objects.source(title=f"Statement {n}")
    with CaptureQueriesContext(connection) as queries:
        editor.get(address)
    assert len(queries) <= 9


def test_an_import_is_saved_in_the_name_of_whoever_made_it_and_by_nobody_else(editor):
    page, address = read(editor, many(250))
    editor.client.post(address, form_fields(page) | {"save": "1"})
    reviewer = Desk("Arpine", "reviewer")
    saved = Source.objects.count()
    assert reviewer.client.get(f"{address}saving/").status_code == 200
    assert reviewer.client.post(f"{address}saving/").status_code == 403
    assert editor.client.get(f"{address}saving/").status_code == 200
    assert Source.objects.count() == saved
    editor.client.post(f"{address}saving/")
    assert Source.objects.count() == saved + 100
    names = set(Source.history.model.objects.values_list("history_user_name", flat=True))
    assert names == {"Aytan"}


def test_nobody_corrects_what_another_has_read(editor):
    page, address = read(editor, BIBTEX)
    reviewer = Desk("Arpine", "reviewer")
    sent = form_fields(page) | {"e1-title": "Another's", "save": "1"}
    assert reviewer.client.post(address, sent).status_code == 403
    assert "Only Aytan goes on with this import." in reviewer.get(address)
    assert "Another" not in editor.get(address)
    assert not Source.objects.exists()


def test_a_contributor_cannot_import(editor):
    _page, address = read(editor, BIBTEX)
    contributor = Desk("Ana", "contributor")
    for closed in (ADDRESS, address, f"{address}saving/"):
        assert contributor.client.get(closed).status_code == 403
    assert Import.objects.count() == 1


def test_a_copy_made_by_hand_is_noticed_before_it_is_saved(editor):
    objects.source(title="Black Garden", issued="2003", url="https://nyupress.org/black-garden/")
    fields = editor.fields("/admin/sources/source/add/")
    given = {
        "csl_type": "book", "title": "Black garden", "language": "en", "kind": "scholarly",
        "position": "independent", "read_how": "full", "change_reason": "New.",
        "url": "http://www.nyupress.org/black-garden?utm_source=x",
    }  # fmt: skip
    refused = editor.client.post("/admin/sources/source/add/", fields | given).content.decode()
    assert "This may be S1 Black Garden, which is here already." in refused
    answer = editor.client.post("/admin/sources/source/add/", fields | given | {"not_a_copy": "on"})
    assert answer.status_code == 302


def test_nothing_is_called_wrong_before_the_editor_was_there(editor):
    page, address = read(editor, RIS, kind="", position="", read_how="", language="")
    assert "This field is required." not in page
    kept = editor.client.post(address, form_fields(page) | {"page": "1"}, follow=True)
    assert "This field is required." in kept.content.decode()


def test_what_is_wrong_and_not_only_missing_is_said_at_once(editor):
    page, _address = read(editor, '[{"title": "Letter", "URL": "no"}]', position="")
    assert "Enter a valid URL." in page
    assert "This field is required." not in page


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ('"type": "article-newspaper"', "press"), ('"type": "legal_case"', "court"),
        ('"type": "article-journal"', "scholarly"), ('"type": "book"', ""),
        ('"type": "document", "number": "S/24493"', "intergovernmental"),
    ],
)  # fmt: skip
def test_the_kind_is_guessed_from_the_type_where_the_editor_chose_none(editor, item, kind):
    text = f'[{{"title": "X", {item}}}]'
    page, _address = read(editor, text, kind="")
    assert form_fields(page)["e1-kind"] == kind
    page, _address = read(editor, text, kind="memoir")
    assert form_fields(page)["e1-kind"] == "memoir"


def test_what_holds_for_one_holds_for_all_below_on_every_page(editor):
    page, address = read(editor, many(30), kind="", position="", language="")
    sent = {"e3-kind": "press", "e3-position": "unclear", "e3-language": "hy", "e9-language": "es"}
    page = editor.client.post(address, form_fields(page) | sent | {"fill": "3"}, follow=True)
    first = form_fields(page.content.decode())
    last = form_fields(editor.get(f"{address}?page=2"))
    assert (first["e2-position"], first["e4-position"], last["e30-kind"]) == (
        "",
        "unclear",
        "press",
    )
    assert (first["e9-language"], last["e30-language"]) == ("es", "hy")


def test_what_is_left_is_set_aside_and_can_be_brought_back(editor):
    page, address = read(editor, BIBTEX)
    page = editor.client.post(address, form_fields(page) | {"aside": "1"}, follow=True)
    assert "2 references are set aside." in page.content.decode()
    assert "Not finished yet" not in editor.get(ADDRESS)
    page = editor.client.post(address, {"back": "1"}, follow=True).content.decode()
    assert "2 references to look at" in page
    assert address in editor.get(ADDRESS)


def test_two_windows_do_not_overwrite_each_other(editor):
    page, address = read(editor, BIBTEX)
    mine, other = form_fields(page), form_fields(page)
    editor.client.post(address, other | {"e1-title": "Corrected there", "page": "1"})
    shown = editor.client.post(address, mine | {"e1-title": "Corrected here", "page": "1"})
    text = shown.content.decode()
    assert form_fields(text)["e1-title"] == "Corrected here"
    assert "was changed elsewhere since you opened it" in text
    assert "Corrected there" in text
    assert form_fields(editor.get(address))["e1-title"] == "Corrected there"
    editor.client.post(address, form_fields(text) | {"page": "1"})
    assert form_fields(editor.get(address))["e1-title"] == "Corrected here"


def test_a_window_that_changed_nothing_takes_nothing_back(editor):
    page, address = read(editor, BIBTEX)
    editor.client.post(address, form_fields(page) | {"e1-title": "Corrected there", "page": "1"})
    editor.client.post(address, form_fields(page) | {"e2-title": "Another", "page": "1"})
    kept = form_fields(editor.get(address))
    assert (kept["e1-title"], kept["e2-title"]) == ("Corrected there", "Another")


def test_a_guessed_encoding_is_named_and_another_one_can_be_chosen(editor):
    data = "TY  - BOOK\nTI  - Хроника зимы в горах\nER  - \n".encode("cp1251")
    page, _address = read(editor, "", file=SimpleUploadedFile("a.ris", data))
    assert "It was read as Windows-1251, which was guessed" in page
    assert form_fields(page)["e1-title"] == "Хроника зимы в горах"
    file = SimpleUploadedFile("a.ris", data)
    page, _address = read(editor, "", file=file, encoding="koi8_r")
    assert "guessed from its letters" not in page
    assert form_fields(page)["e1-title"] != "Хроника зимы в горах"


def test_a_date_in_words_is_answered_with_the_form_to_write(editor):
    page, address = read(editor, BIBTEX)
    text = save(editor, page, address, **{"e1-issued": "March 1992"})
    assert "Write “1992-03” for “March 1992”" in text
    assert form_fields(text)["e1-issued"] == "March 1992"


def test_a_script_of_the_language_is_kept_by_the_form(editor):
    page, address = read(editor, BIBTEX)
    save(editor, page, address, **{"e1-language": "az-cyrl"})
    assert Source.objects.filter(language="az-Cyrl").exists()
