"""Which earlier programs may still read and write what this one has upgraded."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply: one table, whose row the upgrading program writes after all migrations."""
    op.create_table(
        "program_reach",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reads_from", sa.String(length=100), nullable=False),
        sa.Column("writes_from", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_program_reach")),
    )
