"""What PostgreSQL itself enforces: groups, rights, row-level security and triggers (ADR 0024)."""
