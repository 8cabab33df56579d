"""The window calendar: which release goes live when, planned by hand or by keyboard."""
