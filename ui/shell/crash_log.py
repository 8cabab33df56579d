"""Writes unforeseen failures down, for those who mend them."""

from relapp import config


def write(raised: BaseException) -> None:
    """Append an exception with its trace to the log; without a place to write do nothing."""
    from ui.kit import messages

    path = config.log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{messages.crash_text(raised)}\n")
    except OSError:
        # The dialog is all there is then.
        return
