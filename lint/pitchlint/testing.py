"""Runs the examples of rule pages: they are the tests. Public, for pack authors too."""
