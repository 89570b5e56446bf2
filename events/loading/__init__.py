"""Loading the content of `fixtures/`: validate, save and publish changes, leave edits alone."""

from .load import Outcome, load_content

__all__ = ["Outcome", "load_content"]
