"""A script: print every `record.json` of the site as served, as `{address: bytes in hex}`."""

import json

import django


def served():
    """Every record.json of the site, as `{address: bytes}`."""
    from django.test import Client

    from khojaly.ledger.models import Version
    from khojaly.ledger.records import RECORD_TYPES

    found = {}
    for version in Version.objects.order_by("seq"):
        name = RECORD_TYPES[version.kind].URL_NAME.replace("events:", "").replace("sources:", "")
        address = f"/{name}s/{version.identifier}/v{version.number}/record.json"
        found[address] = Client().get(address, headers={"host": "localhost"}).content
    return found


if __name__ == "__main__":
    django.setup()
    print(json.dumps({address: content.hex() for address, content in served().items()}))
