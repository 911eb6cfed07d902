"""Asks the services for their metrics, and the command line for the status."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from services.local.operators.samples import Sample, read


PATIENCE = 1.5
STATUS_PATIENCE = 20.0


class Status(BaseModel):
    """What `wiredesk status --json` says; whatever it leaves out is empty."""

    items: dict[str, dict[str, int]] = {}
    unaccounted: dict[str, int] = {}
    pages: dict[str, int] = {}
    held: dict[str, int] = {}
    dead_letters: dict[str, int] = {}
    due: dict[str, int] = {}
    troubles: list[str] = []


@dataclass(frozen=True, slots=True)
class Answer:
    """A service at a moment; `why` it is not ready, if it is not."""

    up: bool = False
    ready: bool = False
    why: str = "no answer"
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """All services at a moment (of the monotonic clock)."""

    at: float
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def samples(self) -> tuple[Sample, ...]:
        """Those of all services together."""
        return tuple(s for answer in self.answers.values() for s in answer.samples)


async def ask_all(services: dict[str, str]) -> Moment:
    """Ask each at the same time."""
    answers = await asyncio.gather(*(_ask(address) for address in services.values()))
    return Moment(monotonic(), dict(zip(services, answers, strict=True)))


async def ask_status() -> Status | None:
    """The books and the troubles; None when the command gives no answer in time."""
    command = (sys.executable, "-m", "services.cli", "status", "--json")
    process = await asyncio.create_subprocess_exec(
        *command, stdout=PIPE, stderr=DEVNULL
    )
    try:
        async with asyncio.timeout(STATUS_PATIENCE):
            out, _ = await process.communicate()
        return Status.model_validate_json(out)
    except (TimeoutError, ValidationError):
        return None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _ask(address: str) -> Answer:
    try:
        async with asyncio.timeout(PATIENCE):
            _, metrics = await _get(address, "/metrics")
            code, words = await _get(address, "/readyz")
    except (OSError, ValueError, TimeoutError):
        return Answer()
    ready = code == b"200"
    why = "" if ready else words.strip()[:200]
    return Answer(up=True, ready=ready, why=why, samples=read(metrics))


async def _get(address: str, path: str) -> tuple[bytes, str]:
    """The answer's code and text."""
    place = urlsplit(address)
    host = place.hostname or ""
    reader, writer = await asyncio.open_connection(host, place.port)
    try:
        writer.write(f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        head, _, body = (await reader.read(-1)).partition(b"\r\n\r\n")
        return head.split(b" ", 2)[1], body.decode(errors="replace")
    except IndexError as error:
        raise ValueError(path) from error
    finally:
        writer.close()
