"""Serves the page and keeps it fresh."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from services.local.operators.asking import Moment, Status, ask_all, ask_status
from services.local.operators.panel import Panel, panel_of


EVERY = 2.0
STATUS_EVERY = 20.0
REMEMBERED = 60
HERE = Path(__file__).parent
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; "
    "style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@dataclass(slots=True)
class Watch:
    """What was seen lately; asks only, and changes nothing."""

    services: Callable[[], dict[str, str]]
    quiet_after: dict[str, int]
    history: deque[Moment] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    status: Status | None = None

    async def services_for_ever(self) -> None:
        """Ask for metrics every 2 s."""
        while True:
            self.history.append(await ask_all(self.services()))
            await asyncio.sleep(EVERY)

    async def status_for_ever(self) -> None:
        """Ask for the books less often, as that starts a program each time."""
        while True:
            self.status = await ask_status()
            await asyncio.sleep(STATUS_EVERY)

    async def panel(self) -> Panel:
        """What the page says now."""
        if not self.history:
            self.history.append(await ask_all(self.services()))
        return panel_of(self.history, self.status, self.quiet_after)


def page(watch: Watch) -> Starlette:
    """The page as a program that a web server runs."""
    jinja = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters.update(seconds=seconds, number=number)

    async def whole(_request: Request) -> Response:
        html = jinja.get_template("page.html").render(panel=await watch.panel())
        return HTMLResponse(html, headers=HEADERS)

    async def part(_request: Request) -> Response:
        html = jinja.get_template("panel.html").render(panel=await watch.panel())
        return HTMLResponse(html, headers=HEADERS)

    @asynccontextmanager
    async def watching(_app: Starlette) -> AsyncIterator[None]:
        tasks = [
            asyncio.create_task(watch.services_for_ever()),
            asyncio.create_task(watch.status_for_ever()),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    static = StaticFiles(directory=HERE / "static")
    routes = [Route("/", whole), Route("/panel", part), Mount("/static", static)]
    return Starlette(routes=routes, lifespan=watching)


def seconds(value: float | None) -> str:
    """A time as a person reads it."""
    if value is None:
        return "—"
    steps = ((1.0, 1000, "ms"), (120.0, 1, "s"), (7200.0, 1 / 60, "min"))
    for below, factor, unit in steps:
        if value < below:
            digits = 1 if unit == "s" and value < 10 else 0  # noqa: PLR2004 - one digit
            return f"{value * factor:.{digits}f} {unit}"
    return f"{value / 3600:.0f} h"


def number(value: float | None) -> str:
    """A count or rate without noise."""
    if value is None:
        return "—"
    whole = value == int(value) or value >= 100  # noqa: PLR2004 - three digits are enough
    return f"{value:,.0f}" if whole else f"{value:.1f}"
