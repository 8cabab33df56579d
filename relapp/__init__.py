"""Core of the release desk: rules, storage, documents and use cases, without any window."""

__version__ = "0.1.0"
