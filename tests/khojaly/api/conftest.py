import pytest


@pytest.fixture
def ask(client):
    """Asks the API and returns the JSON; fails unless the status is the one expected."""

    def ask(path, status=200, **headers):
        answer = client.get(f"/api/v1/{path}", headers=headers)
        assert answer.status_code == status, answer.content[:500]
        kind = "application/json" if status == 200 else "application/problem+json"
        assert answer["Content-Type"] == kind
        return answer.json()

    return ask


@pytest.fixture
def ids(ask):
    """The identifiers that a list gives, over all its pages."""

    def ids(path):
        found, address = [], path
        while address:
            page = ask(address.partition("/api/v1/")[2] or address)
            found += [item["id"] for item in page["items"]]
            address = page["next"]
        return found

    return ids
