"""Plays the running order: each file at its time, one line when it is acknowledged."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from deploy.demo.wire.order import Play
from deploy.demo.wire.render import render


class Wire(Protocol):
    """Where a feed's bytes go; returns when they are safe there."""

    async def send(self, feed: str, body: bytes) -> None: ...


class Player:
    """Plays stories as of `now`, with pictures from `pictures`."""

    def __init__(self, wire: Wire, now: datetime, pictures: str) -> None:
        self._wire = wire
        self._now = now
        self._pictures = pictures

    async def play(
        self, order: Sequence[Play], speed: float, say: Callable[[str], None]
    ) -> None:
        """Send everything, `speed` times as fast as the order says."""
        clock = asyncio.get_running_loop().time
        start = clock()
        for play in order:
            await asyncio.sleep(max(0.0, start + play.at / speed - clock()))
            await self._wire.send(play.feed, self.bytes_of(play))
            say(
                f"{clock() - start:4.0f} s  {play.feed:<10}  {play.file:<24}  acknowledged"
            )

    def bytes_of(self, play: Play) -> bytes:
        """What the agency sends for this play."""
        template = play.path.read_text("utf-8")
        return render(template, self._now, self._pictures).encode()
