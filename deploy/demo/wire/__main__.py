"""Plays the sample wire: `python -m deploy.demo.wire [--speed 4] [--once]`."""

import argparse
import asyncio
import logging
import os
import signal
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from deploy.demo.wire.gallery import served
from deploy.demo.wire.kafka import WireDown, connected
from deploy.demo.wire.order import running_order
from deploy.demo.wire.player import Player


BOOTSTRAP = "127.0.0.1:19092"


def main() -> int:
    """Play, then serve the pictures until told to stop."""
    arguments = _arguments()
    # Its errors come back as exceptions; a second account of them helps nobody.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    try:
        asyncio.run(_run(arguments))
    except WireDown as down:
        sys.stderr.write(f"{down}\n")
        return 1
    return 0


async def _run(arguments: argparse.Namespace) -> None:
    playing = asyncio.ensure_future(_play(arguments))
    loop = asyncio.get_running_loop()
    for stop in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(stop, playing.cancel)
    try:
        await playing
    except asyncio.CancelledError:
        _say("Stopped.")


async def _play(arguments: argparse.Namespace) -> None:
    order = running_order()
    async with served(arguments.port) as pictures:
        async with connected(_bootstrap(), {play.feed for play in order}) as wire:
            player = Player(wire, arguments.now or datetime.now(UTC), pictures)
            await player.play(order, arguments.speed, _say)
        _say(f"All {len(order)} files are out.")
        if not arguments.once:
            _say(f"Pictures stay at {pictures} until Ctrl-C.")
            await asyncio.Event().wait()


def _bootstrap() -> str:
    """Where the broker is: the environment, else what `wiredesk up` wrote down."""
    named = os.environ.get("WIREDESK_KAFKA_BOOTSTRAP")
    line = Path(os.environ.get("WIREDESK_HOME", ".wiredesk")) / "line.toml"
    if named or not line.is_file():
        return named or BOOTSTRAP
    kafka = tomllib.loads(line.read_text("utf-8")).get("kafka", {})
    return str(kafka.get("bootstrap", BOOTSTRAP))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m deploy.demo.wire")
    add = parser.add_argument
    add("--speed", type=float, default=1.0, help="times as fast (default 1)")
    add("--once", action="store_true", help="end after the last file")
    add("--port", type=int, default=8092, help="for the pictures; any free if taken")
    add("--now", type=_instant, help="play as of this ISO time with zone")
    return parser.parse_args()


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
