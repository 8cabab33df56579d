"""Writers of Word, Excel and calendar files; they know content trees, never the database."""
