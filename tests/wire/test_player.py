"""The player keeps the order and the pace, and says what was acknowledged."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection

import pytest

from deploy.demo.wire.gallery import served
from deploy.demo.wire.kafka import WireDown, connected
from deploy.demo.wire.order import Play, running_order
from deploy.demo.wire.player import Player


NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@dataclass
class PaperWire:
    """Takes everything down."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)

    async def send(self, feed: str, body: bytes) -> None:
        self.taken.append((feed, body))


async def test_every_file_goes_out_in_order_with_a_line_each() -> None:
    """What a person reads is what was sent, in the order of the times."""
    wire, said = PaperWire(), list[str]()
    order = running_order()
    await Player(wire, NOW, "http://pictures/").play(order, 10_000, said.append)
    assert [feed for feed, _ in wire.taken] == [play.feed for play in order]
    assert len(said) == len(order)
    assert said[0].split() == [
        *("0", "s", "broadsheet", "military-ai-summit.txt", "acknowledged")
    ]


async def test_speed_shortens_the_waits() -> None:
    """Ten times as fast, one second is a tenth."""
    said: list[str] = []
    order = tuple(
        Play(at=at, feed="norda", file=file)
        for at, file in ((0, "copper.json"), (10, "sponge.json"))
    )
    await Player(PaperWire(), NOW, "").play(order, 50, said.append)
    assert [line.split()[2:] for line in said] == [
        ["norda", "copper.json", "acknowledged"],
        ["norda", "sponge.json", "acknowledged"],
    ]


async def test_a_missing_broker_is_one_line_that_says_what_to_do() -> None:
    """Nobody has to read a traceback to learn that the line is down."""
    with pytest.raises(WireDown, match="start `wiredesk up`"):
        async with connected("127.0.0.1:9", ["norda"]):
            pass


async def got(address: str, path: str, method: str = "GET") -> tuple[int, str, bytes]:
    """Status, kind and body of an answer."""
    return await asyncio.to_thread(_got, address, path, method)


def _got(address: str, path: str, method: str) -> tuple[int, str, bytes]:
    connection = HTTPConnection(address.removeprefix("http://").strip("/"), timeout=5)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.getheader("Content-Type", ""), body


async def test_pictures_are_served_as_svg_and_nothing_else_is() -> None:
    """A browser gets a picture with its type; a stray path gets nothing."""
    async with served(0) as address:
        status, kind, body = await got(address, "/volcano.svg")
        assert (status, kind) == (200, "image/svg+xml")
        assert body.startswith(b"<svg")
        assert await got(address, "/volcano.svg", "HEAD") == (200, kind, b"")
        assert (await got(address, "/volcano.svg", "POST"))[0] == 405
        for path in ("/", "/../wire.toml", "/%2e%2e/order.py"):
            assert (await got(address, path))[0] == 404


async def test_a_taken_port_does_not_stop_the_play() -> None:
    """The second server takes a free port and names it."""
    async with served(0) as first:
        port = int(first.rstrip("/").rsplit(":", 1)[1])
        async with served(port) as second:
            assert second != first
            assert (await got(second, "/port.svg"))[0] == 200
