"""What is wrong with a parameter, said to people: pydantic speaks of our patterns and types."""

from .parameters import PARTS

SENTENCES = {
    "int_parsing": "Write a whole number.",
    "int_from_float": "Write a whole number.",
    "greater_than_equal": "It must be {ge} or more.",
    "less_than_equal": "It must be {le} or less.",
    "literal_error": "There is no such value.",
    "date_from_datetime_parsing": "There is no such day. Write it as 1992-02-26.",
    "value_error": "Write the day as 1992-02-26.",
}
WRITTEN = {
    "language": "Write a language as a BCP 47 tag, such as ru or az-Cyrl.",
    "cursor": "Take it from “next” of the page before.",
    "fields": "There is no such field.",
}
IDENTIFIER = "Write an identifier, such as C110 or khojaly-massacre-1992: letters, digits, - and _."


def named(error):
    """What an error of pydantic says of a parameter: `{"parameter", "detail", "allowed"}`, the last
    one where there is a list of what is allowed."""
    name, given = str(error["loc"][-1]), error.get("ctx", {})
    found = {"parameter": name, "detail": _sentence(name, error["type"], given)}
    if name == "fields":
        return found | {"allowed": [*PARTS, "content.…"]}
    if expected := given.get("expected"):
        allowed = expected.replace(" or ", ", ").split(", ")
        found["allowed"] = [value.strip("'") for value in allowed]
    return found


def _sentence(name, kind, given):
    if kind == "string_pattern_mismatch":
        return WRITTEN.get(name, IDENTIFIER)
    return SENTENCES.get(kind, "It is not written as it should be.").format(**given)
