"""Works made up for tests of the formats: each has what some format cannot take as it is."""

BODY = {"literal": "Committee of Inquiry, Archives and Records"}
WAAL = {"family": "van der Berg", "given": "Joan"}


def work(kind="book", **fields):
    """A CSL item with a title, an author and a date, and the fields given; None leaves one out."""
    item = {
        "id": "W1", "type": kind, "title": "Winter letters", "author": [WAAL], "language": "en",
        "issued": {"date-parts": [[1992, 3, 5]]},
    }  # fmt: skip
    return {name: value for name, value in (item | fields).items() if value is not None}


SPECIAL = "50% of A & B_c #1 $2 {x} \\y ~z ^w <q> | “r”"
WORKS = [
    work(), work(author=None), work(issued=None), work(publisher="Gear & Sons", volume="2"),
    work(publisher="Gear", editor=[BODY]), work(title=SPECIAL, author=[{"literal": SPECIAL}]),
    work(title="#1: NATO and Baku’s HRW"), work(author=[BODY, WAAL, {"family": "Rauf"}]),
    work(author=[{"family": "Brown and Sons", "given": "Ann, Jr."}]),
    work("article-newspaper", **{"container-title": "Gear.az"}, issue="12", page="3–5"),
    work("article-newspaper", **{"container-title": "Gear.az"}, author=None),
    work("article-newspaper", issued=None), work("article-magazine", language="az-Cyrl"),
    work("article-journal", **{"container-title": "Gear"}, volume="4", issue="1-2"),
    work("article-journal", **{"container-title": "Gear"}, number="7", DOI="10.1/a_b%"),
    work("chapter", **{"container-title": "Letters"}, page="xii–xiv", publisher="Gear"),
    work("chapter"), work("report", publisher="Gear Watch", number="S/1_2"), work("report"),
    work("thesis", publisher="University of Gear", genre="Doctoral thesis"),
    work("paper-conference", **{"container-title": "Papers"}), work("standard", publisher="Gear"),
    work("legal_case", authority="Court of Gear", number="1/92"), work("treaty", author=None),
    work("interview", interviewer=[WAAL]), work("webpage", URL="https://g.example/a%20b?c=1&d=~e#f{g}"),
    work("manuscript", note="In a drawer"), work("personal_communication"), work("dataset"),
    work(translator=[WAAL], **{"original-title": "Зимние письма"}, language="ru"),
    *(
        work(issued=issued)
        for issued in (
            {"date-parts": [[1994]], "circa": True}, {"date-parts": [[1992], [1994]]},
            {"date-parts": [[1992, 2, 25], [1992, 2, 26]]},
            {"literal": "1990s", "raw": "199X"}, {"literal": "from 1992", "raw": "1992/.."},
        )
    ),
]  # fmt: skip
