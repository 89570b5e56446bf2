"""Accounts: signing in to the desk, the second factor, roles, and the record of both."""
