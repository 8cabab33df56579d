"""Use cases: permission, load, rule, write, one transaction, and what was touched."""
