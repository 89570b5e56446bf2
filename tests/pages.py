"""Reading pages the way a test needs them: parsed, and with the text in one line."""

import re

import html5lib

MAIN_EVENT = "khojaly-massacre-1992"


class Page:
    """A page fetched through Django's test client."""

    def __init__(self, client, address, status=200):
        self._read(client.get(address), status, address)

    @classmethod
    def of(cls, response, status=200):
        """The page of an answer that was fetched otherwise, such as by a form."""
        page = cls.__new__(cls)
        page._read(response, status, "the page")
        return page

    def _read(self, response, status, address):
        self.response = response
        assert response.status_code == status, f"{address}: {response.status_code}"
        self.html = self.response.content.decode()
        self.tree = html5lib.parse(self.html, namespaceHTMLElements=False)

    @property
    def text(self):
        return flat(self.tree)

    def ids(self):
        return [node.get("id") for node in self.tree.iter() if node.get("id")]

    def by_id(self, name):
        """The one element with an id; fails where there is none or more than one."""
        found = [node for node in self.tree.iter() if node.get("id") == name]
        assert len(found) == 1, f"{len(found)} elements have the id {name}"
        return found[0]

    def links(self):
        return [node.get("href") for node in self.tree.iter("a") if node.get("href")]


def flat(element):
    """The text of an element with single spaces."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
