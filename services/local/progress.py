"""How the embedded line tells a person what it is doing."""

from typing import Protocol


class Progress(Protocol):
    """Where the steps of a start are shown."""

    def doing(self, text: str) -> None:
        """Say what begins now; the next word takes its place."""

    def detail(self, text: str) -> None:
        """Say how far the step has come."""

    def done(self, text: str) -> None:
        """Say what is finished."""

    def warn(self, text: str) -> None:
        """Say what a person should know."""


class Silent:
    """Shows nothing."""

    def doing(self, text: str) -> None:
        """Show nothing."""

    def detail(self, text: str) -> None:
        """Show nothing."""

    def done(self, text: str) -> None:
        """Show nothing."""

    def warn(self, text: str) -> None:
        """Show nothing."""
