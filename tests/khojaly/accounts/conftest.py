import pytest
from django.contrib.auth.models import Group, User

from tests.signing_in import PASSWORD


@pytest.fixture
def person(db):
    """Makes an account with a password and a role."""

    def person(name, *roles, **fields):
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True, **fields)
        user.groups.set(Group.objects.filter(name__in=roles))
        return user

    return person


@pytest.fixture
def reviewer(person):
    return person("Arpine", "reviewer", first_name="Arpine", last_name="Galstyan")
