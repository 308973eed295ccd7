"""E-mail: mailboxes and single messages."""
