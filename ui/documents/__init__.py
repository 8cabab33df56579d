"""The page of documents: what can be made of every release, the quarter and the window plan."""
