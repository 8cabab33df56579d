"""An invented office with its releases, made through the services alone, to look at and to test."""
