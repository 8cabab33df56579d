"""Everything a person can do, as one table, and what a page owes the window around it."""
