"""Works that nobody wrote, made by chance and the same ones each time, with every sign that a
format may stumble over; and records of sources, as far as a reference is made of one."""

import random
from types import SimpleNamespace

from sources.citing.items import CSL_NAMES
from sources.models.types import CslType


def listed(text):
    return text.split()


WORDS = listed("""Zima v горах Սյունիք şəhər Xocalı İğdır Ödünç ñandú L’été R&D 50% #1 $5 a_b c^d
    ~ \\ {x} “said” ‘so’ «так» — – : ; <war> |x| A/B “{” °C № ½ H₂O 1992–1994 جنگ «دیوار» O'Neil
    (III) "q" '' `` and others & et al. Ⅳ ß Æ @home [sic] ... who? yes! C++
    100% ends\\ $x$ a--b -- fin.""")
ISSUED = listed("""1988 1988-07 1988-07-12 1988~ 1988-07~ 1988? 1988% 1988/1990 1988-07/1988-09
    1988-22 1988-07-12/1988-07-14 1988/.. ../1990 198X 19XX 1988-24""")
LANGUAGES = listed("az hy en es ru tr fa fr de ka")
ISBNS = listed("0-8147-1944-9 978-0-8147-1944-2 1-56432-142-8 9780814719442")
URLS = listed("""https://a.example.org/x%20y?b=1&c=2~z_w#t https://a.example.org/a--b/$c^d/%C4%B1
    https://a.example.org/view;id=1?x=2;y=%D0%A5 http://a.example.org/(x)/'y'/!z,w""")
PAGES = listed("12–15 xii A1")
DOIS = listed("10.1000/a_b--c&d%e 10.1002/(SICI)1:2<3::AID>4.0.CO;2-Y")
NAMES = listed("""Petrosyan O’Neil Məmmədov Şahin Гольц Պետրոսյան Núñez García-Márquez Lindqvist""")


def work(fields, people):
    """A record of a source, as far as a reference is made of it."""
    given = {name: fields.get(name) or "" for name in (*CSL_NAMES, "un_symbol", "issued")}
    label = fields.get("title") or fields.get("description_en")
    return SimpleNamespace(
        identifier=fields["identifier"], csl_type=fields["csl_type"], label=label,
        contributors=people, accessed=fields.get("accessed", ""), **given,
    )  # fmt: skip


def person(role, family="", given="", literal="", **_others):
    return SimpleNamespace(role=role, family=family, given=given, literal=literal)


class Maker:
    """Makes works by chance, but the same ones each time."""

    def __init__(self):
        self.chance = random.Random(1992)

    def works(self, count):
        return [self.work(number) for number in range(count)]

    def work(self, number):
        fields = {"identifier": f"S{number}", "csl_type": self.chance.choice(CslType.values)}
        texts = ("container_title", "publisher", "publisher_place", "authority", "original_title")
        fields |= {name: self.words(4) for name in texts if self.chance.random() < 0.4}
        fields |= {name: str(self.chance.randint(1, 99)) for name in ("volume", "issue", "number")
                   if self.chance.random() < 0.3}  # fmt: skip
        fields |= self.maybe(issued=ISSUED, isbn=ISBNS, url=URLS, page=PAGES, doi=DOIS)
        title, language = self.words(8), self.chance.choice(LANGUAGES)
        return work(fields | {"title": title, "language": language}, self.people())

    def maybe(self, **choices):
        chosen = {name: self.chance.choice(values) for name, values in choices.items()}
        return {name: value for name, value in chosen.items() if self.chance.random() < 0.5}

    def words(self, most):
        return " ".join([*self.chance.choices(WORDS, k=self.chance.randint(1, most)), "end"])

    def people(self):
        roles = self.chance.choices(["author", "author", "editor", "translator"], k=3)
        return [self.person(role) for role in sorted(roles[: self.chance.randint(0, 3)])]

    def person(self, role):
        if self.chance.random() < 0.3:
            return person(
                role, literal=f"Society of {self.chance.choice(NAMES)} and {self.words(2)}"
            )
        particle = self.chance.choice(["", "", "de ", "van der "])
        given = self.chance.choice(["Anna", "A. B.", "Jean-Luc", "Ərtoğrul", "Անի Մ."])
        return person(role, family=particle + self.chance.choice(NAMES), given=given)
