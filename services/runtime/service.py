"""A service as a process: settings, logs, health, signals; run until told to stop."""

import asyncio
import gc
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

import uvloop

from schemas.reading import READING
from services.runtime import health, logs, metrics
from services.runtime.faults import is_worlds, named
from services.runtime.limits import RejectionLimits
from services.runtime.pulse import Pulse
from services.runtime.retry import delays
from services.runtime.settings import Settings


VERSION = "0.1.0"


class Service:
    """What a service is handed by the process around it."""

    def __init__(self, name: str, settings: Settings) -> None:
        self.name = name
        self.owner = f"{socket.gethostname()}-{os.getpid()}"
        self.settings = settings
        self.stop = asyncio.Event()
        self.health = health.Health(settings.worker.stuck_after)
        self.log = logs.set_up(name, settings.log, settings.log_level)

    @contextmanager
    def pulse(self, name: str) -> Iterator[Pulse]:
        """Signs of life for one worker, shown by the health server."""
        pulse = Pulse(name, self.stop)
        self.health.pulses.append(pulse)
        try:
            yield pulse
        finally:
            self.health.pulses.remove(pulse)

    def limits(self) -> RejectionLimits:
        """Fresh rejection limits as set."""
        worker = self.settings.worker
        return RejectionLimits(worker.reject_in_a_row, worker.reject_share)


Run = Callable[[Service], Awaitable[None]]


# Batches are made of hundreds of thousands of small values without cycles: collecting
# after every 700 of them took more time than reading the stories they are made of.
COLLECT_AFTER = (200_000, 20, 50)


def main(name: str, run: Run) -> None:
    """Run a service in this process until SIGTERM or Ctrl-C."""
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    sys.exit(uvloop.run(_main(name, run)))


async def _main(name: str, run: Run) -> int:
    service = Service(name, Settings())
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, service.stop.set)
    metrics.gauge("build_info", 1, version=VERSION, reading=str(READING))
    with health.serve(service.health, service.settings.http) as port:
        service.log.info("started", port=port, pid=os.getpid())
        beat = asyncio.create_task(service.health.beat())
        try:
            return await _until_stopped(service, run)
        finally:
            beat.cancel()
            service.log.info("ended")


async def _until_stopped(service: Service, run: Run) -> int:
    running = asyncio.create_task(_again_and_again(service, run))
    stopping = asyncio.create_task(service.stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    deadline = service.settings.worker.shutdown
    done, _ = await asyncio.wait({running}, timeout=deadline)
    if not done:
        service.log.error(
            "not ended in time; what is in hand comes again", seconds=deadline
        )
        os._exit(1)
    if running.cancelled():
        return 0
    error = running.exception()
    if error is None:
        return 0
    service.log.error("ended by an error", errors=_all_named(error))
    return 1


async def _again_and_again(service: Service, run: Run) -> None:
    """Run; when broker or database goes away under it, open everything anew."""
    for delay in delays(first=0.2):
        try:
            await run(service)
        except* Exception as group:
            errors = list(_leaves(group))
            if not all(is_worlds(error) for error in errors):
                raise
            names = sorted({type(error).__name__ for error in errors})
            service.log.warning("opening anew", errors=names, seconds=delay)
        if service.stop.is_set():
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(delay):
                await service.stop.wait()


def _all_named(error: BaseException) -> list[str]:
    if isinstance(error, BaseExceptionGroup):
        return [name for one in error.exceptions for name in _all_named(one)]
    return [named(error)]


def _leaves(group: BaseExceptionGroup[Exception]) -> Iterator[Exception]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error
