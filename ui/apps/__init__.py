"""The registers: applications, people with their roles, change requests."""
