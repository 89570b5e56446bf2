"""The desk walked through by people: from a pasted reference to the public page, two editors at
once, and what is refused."""

import pytest
from django.conf import settings

from events.models import Claim
from sources.models import Contributor
from tests import objects
from tests.browser.conftest import follow
from tests.khojaly.desk.conftest import Desk
from tests.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RIS = """TY  - RPRT
AU  - {Human Rights Watch}
TI  - Bloodshed in the Caucasus: Escalation of the Armed Conflict in Nagorno Karabakh
PY  - 1992
PB  - Human Rights Watch
ER  -
"""
STATEMENT = "Human Rights Watch says in 1992 that at least 161 civilians died."
ENUNCIADO = "Human Rights Watch dice en 1992 que murieron al menos 161 civiles."


class Person:
    """Somebody at the desk with a browser of their own. Counts the pages that it loads and what
    its person clicks and fills in."""

    def __init__(self, chromium, address, name, role):
        self.desk = Desk(name, role)
        self.context = chromium.new_context(base_url=address)
        self.sign_in(address)
        self.page = self.context.new_page()
        self.loads, self.clicks, self.fields, self.complaints = 0, 0, 0, []
        self.page.on("load", lambda _page: self._loaded())
        self.page.on("console", self._heard)

    def sign_in(self, address):
        """As after the password and the second factor: with the session of both."""
        session = self.desk.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}
        self.context.add_cookies([cookie])

    def _loaded(self):
        self.loads += 1

    def _heard(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def click(self, role, name):
        """Press a button or a link and see the page that it leads to."""
        self.clicks += 1
        follow(self.page.get_by_role(role, name=name, exact=True).first)

    def fill(self, label, text):
        self.fields += 1
        self.page.get_by_label(label).first.fill(text)

    def select(self, label, value):
        self.fields += 1
        self.page.get_by_label(label).first.select_option(value)

    def search(self, field, text):
        """Choose in an autocomplete the first answer that names `text`."""
        self.fields += 1
        self.page.locator(f"#id_{field} + .select2 .select2-selection").click()
        self.page.locator(".select2-search__field").last.fill(text)
        self.page.locator(".select2-results__option", has_text=text).first.click()

    def text(self):
        return self.page.inner_text("body")


@pytest.fixture
def someone(chromium, live_server):
    people = []

    def someone(name, role):
        people.append(Person(chromium, live_server.url, name, role))
        return people[-1]

    yield someone
    for person in people:
        # What the page still asks for would hold the database that is emptied after the test.
        person.page.wait_for_load_state("networkidle")
        person.context.close()


@pytest.fixture
def ground(transactional_db):
    """What a claim is about, published: an event, a question, a claimant and one claim."""
    return objects.published_claim()


def write_the_claim(author):
    author.search("event", "Khojaly massacre")
    author.search("question", "How many civilians")
    author.search("claimant", "Human Rights Watch")
    author.fill("Claimed on", "1992-09")
    author.select("Qualifier", "at-least")
    author.fill("Low", "161")
    author.fill("Scope (English)", "civilians")
    author.fill("Scope (Spanish)", "civiles")
    author.select("Basis", "estimate")
    author.fill("Statement (English)", STATEMENT)
    author.fill("Statement (Spanish)", ENUNCIADO)
    author.select("Verification", "primary")
    author.page.locator("#id_citations-0-locator_label").select_option("page")
    author.page.locator("#id_citations-0-locator_en").fill("21")
    author.fields += 2
    author.fill("Reason for this change", "Read in the report, p. 21.")


def import_the_source(author):
    author.page.goto("/admin/sources/source/import/")
    author.fill("References", RIS)
    author.select("Kind", "ngo-report")
    author.select("Position", "independent")
    author.select("How it was read", "full")
    author.fill("Language", "en")
    author.fill("Reason for this change", "For the claims of 1992.")
    author.click("button", "Read and preview")
    author.click("button", "Save all ticked ones as drafts")
    author.click("link", "Cite it in a new claim")


def test_from_a_pasted_reference_to_the_public_page(someone, ground, capsys):
    author, reviewer = someone("Aytan", "editor"), someone("Arpine", "reviewer")
    import_the_source(author)
    write_the_claim(author)

    with author.context.expect_page() as opened:
        author.clicks += 1
        author.page.locator(".preview-buttons button", has_text="English").click()
    preview = opened.value
    preview.wait_for_load_state()
    assert STATEMENT in preview.inner_text("main")
    assert "p. 21" in preview.inner_text("main")
    assert Claim.objects.count() == 1
    preview.close()

    author.click("button", "Save and submit for review")
    assert "C2 is in review." in author.text()
    path = f"{author.loads + 1} page loads, {author.clicks} clicks, {author.fields} fields"
    with capsys.disabled():
        print(f"\nFrom RIS to submitted: {path}")

    reviewer.page.goto("/admin/")
    follow(reviewer.page.locator(".desk-first a", has_text="C2").first)
    assert "at least 161" in reviewer.page.inner_text(".figures")
    assert "Published with it, for the first time" in reviewer.text()
    reviewer.fill("Reason, shown to readers", "Checked at p. 21.")
    reviewer.click("button", "Publish")
    assert "C2 is published." in reviewer.text()

    for address, words in {
        "/claims/C2/": STATEMENT,
        "/claims/C2/v1/": "at least 161",
        "/claims/C2/history/": "edited by Aytan, published by Arpine",
        "/es/claims/C2/": ENUNCIADO,
        "/events/khojaly-massacre-1992/": "161",
    }.items():
        reviewer.page.goto(address)
        assert words in reviewer.text()
    assert "C2 v1" in reviewer.page.request.get("/changes/feed.atom").text()
    assert author.complaints == reviewer.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_form_of_a_source_needs_no_scrolling_sideways(someone, ground, width):
    author, source = someone("Aytan", "editor"), ground.citations.get().source
    Contributor.objects.create(source=source, literal="Human Rights Watch/Helsinki")
    author.page.set_viewport_size({"width": width, "height": 900})
    author.page.goto(author.desk.address(source))
    beyond = author.page.evaluate(
        """[...document.querySelectorAll("#content *")]
        .filter(e => e.offsetParent && e.getBoundingClientRect().right > innerWidth)
        .map(e => e.id || e.className)"""
    )
    assert beyond == []
    assert author.page.evaluate("document.documentElement.scrollWidth") <= width


def test_hints_come_while_one_types(someone, ground):
    author = someone("Aytan", "editor")
    author.page.goto(f"/admin/events/claim/{ground.pk}/change/")
    author.fill("Statement (English)", "The brutal attack, {claim:C999}.")
    hints = author.page.locator("#id_statement_en_hints")
    hints.get_by_text("“brutal” is a word to watch").wait_for()
    author.fill("Scope (English)", "x" * 390)
    author.page.get_by_text("390 of 400 characters.").wait_for()
    assert author.complaints == []


def test_two_editors_at_once_lose_nothing(someone, ground):
    first, second = someone("Aytan", "editor"), someone("Ana", "contributor")
    for person, page in ((first, "28"), (second, "31")):
        person.page.goto(f"/admin/events/claim/{ground.pk}/change/")
        person.page.locator("#id_citations-0-locator_en").fill(page)
        person.fill("Reason for this change", "The page.")
    first.click("button", "Save")
    second.click("button", "Save")
    assert "Aytan saved this while you were editing." in second.text()
    assert [cell.inner_text() for cell in second.page.locator(".compared td").all()][-2:] == [
        "28",
        "31",
    ]
    assert second.page.locator("#id_citations-0-locator_en").input_value() == "31"
    second.click("button", "Save")
    assert ground.citations.get().locator_en == "31"


def test_a_session_that_ends_while_one_writes_loses_nothing(someone, ground, live_server):
    author = someone("Aytan", "editor")
    author.page.goto(f"/admin/events/claim/{ground.pk}/change/")
    author.fill("Note (English)", "A note that took\nhalf an hour.")
    author.fill("Reason for this change", "The note.")
    author.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    author.click("button", "Save")
    assert author.page.url.endswith("/admin/login/?next=/admin/kept/")
    kept = author.context.cookies()
    session = next(item["value"] for item in kept if item["name"] == settings.SESSION_COOKIE_NAME)
    author.desk.client.cookies[settings.SESSION_COOKIE_NAME] = session
    sign_in(author.desk.client, author.desk.user)
    author.sign_in(live_server.url)
    author.page.goto("/admin/kept/")
    author.click("button", "Send it again")
    ground.refresh_from_db()
    assert ground.note_en.splitlines() == ["A note that took", "half an hour."]


def test_nobody_publishes_their_own_edit(someone, ground):
    reviewer = someone("Arpine", "reviewer")
    reviewer.page.goto(f"/admin/events/claim/{ground.pk}/change/")
    reviewer.fill("Scope (English)", "civilians in flight")
    reviewer.fill("Reason for this change", "The scope.")
    reviewer.click("button", "Save and submit for review")
    assert "You edited this draft, so someone else has to publish it." in reviewer.text()
    assert "Nobody else here may publish it" in reviewer.text()
    assert reviewer.page.get_by_role("button", name="Publish", exact=True).count() == 0
    reviewer.page.goto("/claims/C1/")
    assert "civilians in flight" not in reviewer.text()


def opened(person, claim):
    """The form of a claim, with the script at work."""
    person.page.goto(f"/admin/events/claim/{claim.pk}/change/")
    person.page.wait_for_selector("html[data-autosaves]")


def value(person, name):
    return person.page.locator(f"#id_{name}").input_value()


def leave(person, address="/admin/"):
    """Go elsewhere although the page warns; return what it warned of."""
    warned = []
    person.page.once("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    person.page.goto(address)
    return warned


def test_what_was_typed_and_not_saved_is_offered_again(someone, ground):
    author = someone("Aytan", "editor")
    opened(author, ground)
    author.fill("Note (English)", "A note of half an hour.")
    author.page.get_by_text("Add another Citation").click()
    author.page.locator("#id_citations-1-locator_en").fill("44")
    author.search("citations-1-source", "Seven Years")
    assert leave(author) == ["beforeunload"]
    opened(author, ground)
    assert value(author, "note_en") == ""
    author.page.get_by_role("button", name="Put it back").click()
    assert value(author, "note_en") == "A note of half an hour."
    assert value(author, "citations-1-locator_en") == "44"
    assert "Seven Years" in author.page.locator("#id_citations-1-source + .select2").inner_text()
    author.fill("Reason for this change", "The note.")
    author.click("button", "Save")
    ground.refresh_from_db()
    assert ground.note_en == "A note of half an hour."
    assert ground.citations.count() == 2
    opened(author, ground)
    assert author.page.locator(".kept-offer").count() == 0
    assert leave(author) == []
    assert author.complaints == []


def test_what_is_offered_can_be_forgotten_and_is_nobody_elses(someone, ground, live_server):
    author = someone("Aytan", "editor")
    opened(author, ground)
    author.fill("Note (English)", "A slip.")
    leave(author)
    other = someone("Ana", "contributor")
    session = other.desk.client.cookies[settings.SESSION_COOKIE_NAME].value
    mine = author.desk.client.cookies[settings.SESSION_COOKIE_NAME].value
    for key, offered in ((session, 0), (mine, 1)):
        author.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}]
        )
        opened(author, ground)
        assert author.page.locator(".kept-offer").count() == offered
    author.page.get_by_role("button", name="Forget it").click()
    opened(author, ground)
    assert author.page.locator(".kept-offer").count() == 0


def test_switching_the_language_keeps_the_form(someone, ground):
    author = someone("Aytan", "editor")
    opened(author, ground)
    author.fill("Note (English)", "Half a sentence")
    with author.page.expect_navigation():
        author.page.locator("form.language button").click()
    author.page.wait_for_selector("html[data-autosaves]")
    assert author.page.locator("html").get_attribute("lang") == "es"
    assert value(author, "note_en") == "Half a sentence"


def test_going_back_finds_the_form_with_what_was_chosen(someone, ground):
    author = someone("Aytan", "editor")
    author.page.goto("/admin/events/claim/add/")
    author.page.wait_for_selector("html[data-autosaves]")
    author.search("claimant", "Human Rights Watch")
    author.fill("Statement (English)", "Human Rights Watch says")
    leave(author)
    author.page.go_back()
    author.page.wait_for_selector("html[data-autosaves]")
    assert value(author, "statement_en") == "Human Rights Watch says"
    assert "Human Rights Watch" in author.page.locator("#id_claimant + .select2").inner_text()


def test_a_form_that_was_restored_over_somebody_elses_edit_says_so(someone, ground):
    author, other = someone("Aytan", "editor"), someone("Ana", "contributor")
    opened(author, ground)
    author.fill("Note (English)", "My note.")
    leave(author)
    opened(other, ground)
    other.fill("Note (English)", "Her note.")
    other.fill("Reason for this change", "The note.")
    other.click("button", "Save")
    opened(author, ground)
    author.page.get_by_role("button", name="Put it back").click()
    author.fill("Reason for this change", "The note.")
    author.click("button", "Save")
    assert "Ana saved this while you were editing." in author.text()


def test_an_earlier_edit_is_taken_back_and_a_draft_dropped(someone, ground):
    author = someone("Aytan", "editor")
    opened(author, ground)
    author.fill("Scope (English)", "civilians in flight")
    author.fill("Reason for this change", "The scope.")
    author.click("button", "Save")
    author.page.goto(f"/admin/events/claim/{ground.pk}/revisions/")
    follow(author.page.get_by_role("link", name="take this one back into the form").last)
    assert "Azerbaijani civilians" in value(author, "scope_en")
    author.page.goto(f"/admin/events/claim/{ground.pk}/review/")
    author.fill("Note to whoever works on it", "I misread the page.")
    author.click("button", "Drop these changes")
    assert "The changes of C1 are dropped." in author.text()
    ground.refresh_from_db()
    assert ground.scope_en == "Azerbaijani civilians"
