"""Speed as ratios against a named base, both measured in one run (never in timed tests)."""
