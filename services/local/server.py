"""A server that was started: how to reach it, and waiting until it is ready."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from services.local.child import Child
from services.local.errors import CannotStartError


LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its address for clients, and its process."""

    address: str = field(repr=False)  # it may hold a password
    child: Child


async def until(
    ready: Callable[[], Awaitable[bool]], child: Child, seconds: float
) -> None:
    """Wait until the child is ready; it may neither die nor take longer than that."""
    name = child.program.name
    try:
        async with asyncio.timeout(seconds):
            while not await ready():
                if child.ended:
                    raise CannotStartError(
                        f"{name} did not start ({child.last_words()}): see {child.log}."
                    )
                await asyncio.sleep(LOOK_EVERY)
    except TimeoutError:
        raise CannotStartError(
            f"{name} is not ready after {seconds:.0f} s: see {child.log}."
        ) from None
