"""How far a long command is, on a terminal; and what Ctrl-C means for its work."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import Progress


def progress(told: Console | None = None) -> Progress:
    """A bar on standard error that is gone at the end; none in files and pipes."""
    console = told or Console(stderr=True)
    return Progress(console=console, transient=True, disable=not sys.stderr.isatty())


@contextmanager
def interruptible(what_stands: str) -> Iterator[None]:
    """Say on Ctrl-C what became of the work; it ends the command all the same."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"interrupted: {what_stands}", err=True)
        raise
