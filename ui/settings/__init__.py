"""What can be set: database, processes, windows, templates, look, office and identity."""
