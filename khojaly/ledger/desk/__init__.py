"""The editors' desk: the admin of everything that is published, and its review and publication."""
