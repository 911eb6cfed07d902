"""`/livez`, `/readyz`, `/metrics` and `POST /resume`, served from a thread of their own.

A thread answers also when the event loop is stuck, which is what must be told.
"""

import asyncio
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

from prometheus_client import generate_latest

from services.runtime import metrics
from services.runtime.pulse import Pulse
from services.runtime.settings import HttpSettings


BEAT = 0.5


class Health:
    """What the process says of itself."""

    def __init__(self, stuck_after: float) -> None:
        self.pulses: list[Pulse] = []
        self._stuck_after = stuck_after
        self._beat_at = time.monotonic()
        self._told = False

    async def beat(self) -> None:
        """Beat on the event loop, and measure how late each beat is."""
        while True:
            before = time.monotonic()
            self._beat_at = before
            await asyncio.sleep(BEAT)
            metrics.gauge("event_loop_lag_seconds", time.monotonic() - before - BEAT)

    def not_live(self) -> str | None:
        """Why the process should be restarted, if it should."""
        if time.monotonic() - self._beat_at > self._stuck_after:
            return self._tell("event loop stands still")
        for pulse in list(self.pulses):
            if pulse.stuck_for() > self._stuck_after:
                return self._tell(f"{pulse.name} makes no progress")
        return None

    def not_ready(self) -> str | None:
        """Why nobody should count on the process now, if so."""
        if not self.pulses:
            return "starting"
        for pulse in list(self.pulses):
            if pulse.stopped_by is not None:
                return f"{pulse.name} stopped: {pulse.stopped_by}"
            if not pulse.ready:
                return f"{pulse.name} is not ready"
        return None

    def resume(self) -> str:
        """Let stopped workers go on."""
        names = [pulse.name for pulse in self.pulses if pulse.resume()]
        return "resumed: " + ", ".join(names) if names else "nothing was stopped"

    def _tell(self, why: str) -> str:
        if not self._told:
            self._told = True
            _dump_stacks()
        return why


def _dump_stacks() -> None:
    import faulthandler  # noqa: PLC0415 - only for a stuck process

    faulthandler.dump_traceback(file=sys.stderr, all_threads=True)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited name
        del format, args


@contextmanager
def serve(health: Health, settings: HttpSettings) -> Iterator[int]:
    """Serve until the block ends; yields the port."""
    with make_server(
        settings.host, settings.port, _app(health), _Server, _Quiet
    ) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


App = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]


def _app(health: Health) -> App:
    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        route = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        status, kind, body = _answer(health, route)
        start(f"{status.value} {status.phrase}", [("Content-Type", kind)])
        return [body]

    return app


def _answer(health: Health, route: str) -> tuple[HTTPStatus, str, bytes]:
    if route == "GET /metrics":
        return HTTPStatus.OK, "text/plain; version=0.0.4", generate_latest()
    if route == "POST /resume":
        return HTTPStatus.OK, "text/plain", health.resume().encode()
    checks = {"GET /livez": health.not_live, "GET /readyz": health.not_ready}
    if route not in checks:
        return HTTPStatus.NOT_FOUND, "text/plain", b"livez, readyz or metrics"
    trouble = checks[route]()
    if trouble is not None:
        return HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", trouble.encode()
    return HTTPStatus.OK, "text/plain", b"ok"
