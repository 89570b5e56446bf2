"""The first sign-in and the next ones, as people do it: with an app, a recovery code, a passkey."""

from base64 import b32decode

import pytest
from django_otp.oath import totp

from tests.browser.test_pages import AXE, RUN_AXE
from tests.signing_in import PASSWORD

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def named(served):
    """The site by a name: browsers make no passkeys for numbers."""
    return served.address.replace("127.0.0.1", "localhost")


def make_superuser(served, name):
    served.manage(
        "createsuperuser", "--noinput", "--username", name, "--email", "a@khojaly.example",
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )  # fmt: skip


def give_password(page, name):
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")


def give_code(page, code):
    page.fill("#id_code", code)
    page.click("#content-main .submit-row [type=submit]")


def examine(page):
    """Accessible, and not wider than the screen."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN_AXE)["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    ("language", "scheme", "title"),
    [("en", "light", "Set up a second factor"), ("es", "dark", "Configurar un segundo factor")],
)
def test_an_app_is_set_up_once_and_asked_for_from_then_on(served, visit, language, scheme, title):
    name = f"app-{language}"
    make_superuser(served, name)
    visited = visit("/admin/", viewport=PHONE, locale=language, color_scheme=scheme)
    page = visited.page
    examine(page)
    give_password(page, name)
    page.click("summary")
    assert page.inner_text("h1 >> nth=-1") == title
    examine(page)
    key = b32decode(page.inner_text(".key").replace(" ", ""))
    give_code(page, f"{totp(key):06d}")
    page.wait_for_selector(".codes code")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    examine(page)
    page.click(".codes a.button")
    page.wait_for_selector(".dashboard")
    page.context.clear_cookies()
    page.goto("/admin/events/claim/")
    give_password(page, name)
    page.wait_for_selector("#id_code")
    examine(page)
    give_code(page, codes[0])
    page.wait_for_selector(".factors")
    page.goto("/admin/events/claim/")
    assert page.url.endswith("/admin/events/claim/")
    assert visited.complaints == []


def test_a_passkey_is_made_and_used(served, named, chromium):
    make_superuser(served, "passkey")
    context = chromium.new_context(base_url=named, viewport=PHONE)
    page = context.new_page()
    complaints = []
    page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto("/admin/")
    give_password(page, "passkey")
    page.click("#passkey-register-button")
    page.wait_for_selector(".codes a.button")
    page.click(".codes a.button")
    page.wait_for_selector(".dashboard")
    context.clear_cookies()
    page.goto("/admin/events/claim/")
    give_password(page, "passkey")
    page.click("#passkey-verification-button")
    page.wait_for_url("**/admin/events/claim/")
    assert complaints == []
    context.close()
