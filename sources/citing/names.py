"""Names of a CSL item (CSL 1.0.2) as the formats join them."""


def family(person):
    """The family name with the particle that is said with it: “de Waal”."""
    return _joined(person, "non-dropping-particle", "family")


def given(person):
    """The given names with a particle that falls away beside the family name alone."""
    return _joined(person, "given", "dropping-particle")


def in_order(person):
    """The name of a person or a body as it is said: “Thomas de Waal”."""
    return person.get("literal") or " ".join(
        filter(None, (given(person), family(person), person.get("suffix")))
    )


def inverted(person):
    """The name as an alphabetical list has it: “de Waal, Thomas”; a body's as it is."""
    parts = (family(person), given(person), person.get("suffix"))
    return person.get("literal") or ", ".join(filter(None, parts))


def _joined(person, *parts):
    return " ".join(person[part] for part in parts if person.get(part))
