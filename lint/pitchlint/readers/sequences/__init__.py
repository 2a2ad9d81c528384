"""Sequences: files that hold mails in order, with the days between them."""
