"""Personal PINs, what each signature's author was known by, how long a PIN is remembered."""

import sqlalchemy as sa
from alembic import op

from relapp.store.tables.base import Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply: one table, and two columns that may be empty."""
    op.create_table(
        "credential",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=400), nullable=False),
        sa.Column("set_at", Moment(), nullable=False),
        sa.Column("failed_count", sa.Integer(), nullable=False),
        sa.Column("locked_until", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_credential_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_credential")),
    )
    op.add_column("signature", sa.Column("proven", sa.String(length=100), nullable=True))
    op.add_column("office", sa.Column("pin_minutes", sa.Integer(), nullable=True))
