"""What a record refers to."""


def references(value):
    """Yield every reference in a record (JSON data), as `(kind, identifier, version number)`."""
    if isinstance(value, list):
        for part in value:
            yield from references(part)
    elif isinstance(value, dict):
        if set(value) == {"kind", "id", "version"}:
            yield value["kind"], value["id"], value["version"]
        else:
            yield from references(list(value.values()))
