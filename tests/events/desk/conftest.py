"""The people and the claim of the tests of the desk."""

from tests.khojaly.desk.conftest import claim, contributor, editor, reviewer

__all__ = ["claim", "contributor", "editor", "reviewer"]
