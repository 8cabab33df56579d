"""Qt pieces from which every page is built; they know nothing of releases."""
