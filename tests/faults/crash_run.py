"""A recorded wire through the line while its services are killed.

    python -m tests.faults.crash_run [--stories N] [--kills] [--seed N]

Starts broker and database of its own, pushes the stories, kills each service once at a
random moment and starts it again, checks that nothing is lost and nothing is twice,
pushes all again, and prints what was measured. Exit code 0 when every check holds.
"""

import argparse
import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from pathlib import Path

from services.local.kafka import KafkaPorts, embedded_kafka
from services.local.place import Place
from services.local.ports import Ports
from services.local.postgres import embedded_postgres
from tests.faults.crashing import FEED, Figures, check_repeat, run
from tests.line.line import Servers
from tests.line.running import running_line
from tests.line.wrap import STREAM, recorded


JARS = Path(__file__).parents[2] / ".wiredesk" / "kafka" / "libs"
FIRST_PORT = 27_000
# As deployed: the tests' haste would count as work that production does not do.
STEADY = {
    "WIREDESK_PUBLISH_LINKS_AFTER": "1",
    "WIREDESK_PUBLISH_PARTNERS_AFTER": "5",
    "WIREDESK_PUBLISH_SECTION_EVERY": "1",
    "WIREDESK_PUBLISH_RELATED_EVERY": "60",
}


def main() -> int:
    """Run, check, tell; asked to end, it leaves nothing behind that runs."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    asked = _asked()
    if not STREAM.exists():
        say(f"the recorded wire is not here: {STREAM}")
        return 1
    rows = list(recorded(asked.stories))
    with (
        servers() as (folder, where),
        running_line(folder, where, (FEED,), STEADY) as line,
    ):
        figures = run(line, rows, asked.seed if asked.kills else None)
        _tell(figures)
        check_repeat(line, rows)
        say("pushed again: duplicates only, no event")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("crash_run", description=__doc__)
    parser.add_argument("--stories", type=int, help="only the first so many")
    parser.add_argument("--kills", action="store_true", help="kill each service once")
    parser.add_argument("--seed", type=int, default=1987, help="when they are killed")
    return parser.parse_args()


@contextmanager
def servers() -> Iterator[tuple[Path, Servers]]:
    """Broker and database in a folder that goes with them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)  # the database runs as a user of its own
        runner = stack.enter_context(asyncio.Runner())
        place, ports = Place.at(folder / "servers", JARS), Ports()
        kafka_ports = KafkaPorts(ports.take(FIRST_PORT), ports.take(FIRST_PORT))
        running = AsyncExitStack()
        stack.callback(lambda: runner.run(running.aclose()))
        kafka = embedded_kafka(place, kafka_ports)
        postgres = embedded_postgres(place, ports.take(FIRST_PORT))
        bootstrap = runner.run(running.enter_async_context(kafka)).address
        server = runner.run(running.enter_async_context(postgres)).address
        yield folder, Servers(bootstrap, server, ports, FIRST_PORT)


def _tell(figures: Figures) -> None:
    say(f"{figures.stories} stories in {figures.seconds:.1f} s: {figures.rate:.0f}/s")
    say(f"items by outcome: {dict(figures.books.outcomes)}")
    memory = ", ".join(f"{name} {mib}" for name, mib in figures.memory.items())
    say(f"resident memory in MiB: {memory}")


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
