"""Two kinds of trouble: a record that is set aside while the run goes on, and a set-up that must be mended first."""

from __future__ import annotations


class DatelineError(Exception):
    """Anything that Dateline itself refuses. The message is one sentence for the person at the keyboard."""


class RecordError(DatelineError):
    """One record cannot be used; it becomes a Rejection and the run goes on.

    `item` names the file or record id, `stage` where it failed, and the message what was wrong and what is allowed.
    """

    def __init__(self, item: str, stage: str, reason: str) -> None:
        super().__init__(f"{item}: {reason}")
        self.item = item
        self.stage = stage
        self.reason = reason


class SetupError(DatelineError):
    """Nothing can be done until the set-up changes; the message says what to do."""
