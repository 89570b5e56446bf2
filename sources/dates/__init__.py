"""Dates that know how precise they are: EDTF (ISO 8601-2:2019, levels 0 to 2), for form, import,
search and pages alike. What the site cannot put in order, it does not take."""

from .edtf import SEASONS, UNDATED, EdtfDate, Point
from .names import month_names
from .said import meant
from .validating import in_order, is_edtf, parse, sort_key, validate_edtf

__all__ = [
    "SEASONS",
    "UNDATED",
    "EdtfDate",
    "Point",
    "in_order",
    "is_edtf",
    "meant",
    "month_names",
    "parse",
    "sort_key",
    "validate_edtf",
]
