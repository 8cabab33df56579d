"""The page of key figures: the contract's success rate first, then everything that explains it."""
