"""Campaigns: many desks, cut lines, killed programs; each ends with a judgement of the database."""
