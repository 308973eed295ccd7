"""Mailboxes and single letters."""
