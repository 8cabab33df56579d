"""The panel that answers "why not yet" for one release, the same on board, table and calendar."""
