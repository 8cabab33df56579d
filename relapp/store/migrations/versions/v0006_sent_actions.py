"""Keys of actions that were sent after an outage."""

import sqlalchemy as sa
from alembic import op

from relapp.store.tables.base import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "sent_action",
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sent_action")),
    )
    op.create_index("ix_sent_action_at", "sent_action", ["at"], unique=False)
