"""Contributors as lines of text, for a form: “editor: de Waal, Thomas”.

A comma parts family and given name; a line without one, or in quotation marks, is a body.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sources.models.types import ContributorRole

ROLE = re.compile(rf"\s*({'|'.join(ContributorRole.values)})\s*:\s*", re.IGNORECASE)


def as_lines(contributors):
    """The text of contributors given as dicts of role, family, given, literal."""
    return "\n".join(f"{item['role']}: {_name(item)}" for item in contributors)


def _name(item):
    if item.get("literal"):
        return f'"{item["literal"]}"' if "," in item["literal"] else item["literal"]
    return f"{item['family']}, {item.get('given', '')}".strip()


def from_lines(text):
    """The contributors of such a text. Raises `ValidationError` that names the line."""
    return [_read(line) for line in (text or "").splitlines() if line.strip()]


def _read(line):
    found = ROLE.match(line)
    role = found[1].lower() if found else ContributorRole.AUTHOR.value
    name = " ".join(line[found.end() if found else 0 :].split())
    if not name.strip(' ",“”'):
        raise ValidationError(_("“%(line)s” has no name."), params={"line": line[:60]})
    if "," not in name or name[0] in '"“':
        return {"role": role, "literal": name.strip('"“”')}
    family, given = (part.strip() for part in name.split(",", 1))
    return {"role": role, "family": family, "given": given}
