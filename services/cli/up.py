"""`wiredesk up`: the whole line on this machine, until Ctrl-C."""

import asyncio
import signal
import time
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from services.cli.models import line_model, line_rubrics
from services.local.errors import CannotStartError
from services.local.line import Line, running_line


TITLES = {"site": "The site", "operators": "Operators' page"}
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def up(
    *,
    demo: Annotated[
        bool, typer.Option("--demo", help="also the demo site and the sample wire")
    ] = False,
) -> None:
    """Start broker, database and services on this machine; Ctrl-C stops all."""
    # What is wrong with them is told here, and not by a service that starts in vain.
    line_rubrics()
    line_model()
    shown = Shown(Console(highlight=False, soft_wrap=True))
    try:
        asyncio.run(_run(shown, demo=demo))
    except CannotStartError as error:
        shown.failed(str(error))
        raise typer.Exit(1) from None


class Shown:
    """The steps of a start on a terminal, or line by line where there is none."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._status = console.status("")
        self._begun = time.monotonic()
        self._step = ""

    def doing(self, text: str) -> None:
        """Say what begins now, with a wheel that turns on a terminal."""
        self._step = text
        if self._console.is_terminal:
            self._status.update(escape(text))
            self._status.start()
        else:
            self._line("…", text)

    def detail(self, text: str) -> None:
        """Say how far the step has come, on a terminal only."""
        if text and self._console.is_terminal:
            self._status.update(escape(f"{self._step}: {text}"))

    def done(self, text: str) -> None:
        """Say what is finished, and after how many seconds."""
        self._line("[green]✓[/]", f"{text} ({self._seconds():.1f} s)")

    def warn(self, text: str) -> None:
        """Say what a person should know."""
        self._line("[yellow]![/]", text)

    def ready(self, line: Line) -> None:
        """Say where the line can be reached."""
        self._status.stop()
        self._console.print(f"\n[bold]Ready[/] after {self._seconds():.1f} s\n")
        for name, title in TITLES.items():
            if name in line.urls:
                self._console.print(f"  {title:17}[bold cyan]{line.urls[name]}[/]")
        self._console.print(f"  {'Logs':17}{escape(str(line.log))}")
        self._console.print("\nCtrl-C stops everything.\n")

    def stopped(self) -> None:
        """Say that nothing runs any more."""
        self._status.stop()
        self._line("[green]✓[/]", "Everything has stopped")

    def failed(self, text: str) -> None:
        """Say why there is no line."""
        self._status.stop()
        self._line("[red]✗[/]", text)

    def _seconds(self) -> float:
        return time.monotonic() - self._begun

    def _line(self, mark: str, text: str) -> None:
        self._console.print(f"{mark} {escape(text)}")


async def _run(shown: Shown, *, demo: bool) -> None:
    """Run until a signal; the first asks all to stop, a second waits for nobody."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for stop in STOPS:
        loop.add_signal_handler(stop, lambda: task and task.cancel())
    try:
        async with running_line(shown, demo=demo) as line:
            shown.ready(line)
            await asyncio.Event().wait()
    except asyncio.CancelledError:
        shown.stopped()
