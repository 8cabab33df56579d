"""The database: tables, engine, transactions and queries; the only place that knows SQLAlchemy."""
