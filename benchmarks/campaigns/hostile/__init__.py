"""Hostile input for everything that reads what other programs wrote, and the judge of each case."""
