"""Settings, driven by the environment: the operator's page lists every variable."""

from .base import *  # noqa: F403 (Django reads the names of this package)
