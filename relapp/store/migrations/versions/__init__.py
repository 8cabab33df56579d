"""One module per step of the schema; a merged one is never edited."""
