"""The page 我的待办: what waits for me, and what I wait for."""
