"""A recorded wire through lines of several workers: the answer must be one.

    python -m tests.faults.one_answer [--stories N]

Pushes the same stories through a line of one enrich worker, of two and of four, in
other orders within each day, while workers come and go and the linker is killed, and
compares pages, sections, links and running stories. Exit code 0 when all are the same.
"""

import argparse
import random
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from schemas.topics import Role
from tests.faults.crash_run import say, servers
from tests.faults.crashing import AT_A_TIME, FEED, HOURS
from tests.line.line import Line
from tests.line.running import running_line
from tests.line.wrap import STREAM, Row, recorded


# What tells when something happened, not what is so.
TIMES = {"seq", "published_at", "updated_at"}
LINKS = "select low_id, high_id, score, kind from links order by 1, 2"
STORIES = "select article_id, story_id from running order by 1"
TAGS = (
    "select article_id, section_id, content::text as content from articles order by 1"
)


@dataclass(frozen=True)
class Way:
    """How a wire is sent: workers of enrich, whether they come and go, which order."""

    name: str
    workers: int
    moving: bool = False
    seed: int | None = None


WAYS = (
    Way("one worker", 1),
    Way("two workers, one of them leaves", 2, moving=True),
    Way(
        "four workers, two killed, another order within each day",
        4,
        moving=True,
        seed=1987,
    ),
)

Answer = dict[str, object]


def answer(line: Line, rows: Sequence[Row], way: Way) -> Answer:
    """What the line makes of the rows, without times."""
    for n in range(1, way.workers):
        line.start("services.enrich", f"enrich-{n}")
    for n in range(1, way.workers):
        line.processes[f"enrich-{n}"].wait_ready()
    rows = rows if way.seed is None else shuffled(rows, way.seed)
    for at in range(0, len(rows), AT_A_TIME):
        line.push(FEED, *(row.body for row in rows[at : at + AT_A_TIME]))
    if way.moving:
        _move(line, len(rows), way.workers)
    line.wait_until(lambda: _stored(line, len(rows)), HOURS)
    line.settle(HOURS, soon=HOURS)
    return {
        "links": _rows(line, LINKS),
        "stories": _rows(line, STORIES),
        "tags": _rows(line, TAGS),
        "pages": _pages(line),
    }


def shuffled(rows: Sequence[Row], seed: int) -> list[Row]:
    """The rows in another order within each day."""
    chance = random.Random(seed)  # noqa: S311 - an order, not a secret
    found: list[Row] = []
    for _, day in groupby(rows, key=lambda row: row.at.date()):
        some = list(day)
        chance.shuffle(some)
        found += some
    return found


def _move(line: Line, stories: int, workers: int) -> None:
    """Kill workers in mid-run, whoever links first; one of them comes back."""
    line.wait_until(partial(_stored, line, stories // 4), HOURS)
    linker = _owner(line)
    line.kill(linker)
    if workers > len(WAYS) - 1:
        line.kill(next(n for n in ("enrich-2", "enrich-3") if n != linker))
    line.wait_until(partial(_stored, line, stories // 2), HOURS)
    line.restart(linker, wait=False)


def _owner(line: Line) -> str:
    """The worker whose log says last that it took the linker's lease."""
    said = {
        name: log.rfind('"lease": "linker"')
        for name, log in line.logs().items()
        if name.startswith("enrich")
    }
    return max(said, key=lambda name: said[name])


def _stored(line: Line, many: int) -> bool:
    return line.count("select count(*) from articles") >= many


def _rows(line: Line, query: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in line.sql(query)]


def _pages(line: Line) -> dict[str, object]:
    """Each article's page as the world has it."""
    found: dict[str, object] = {}
    for record in line.records(Role.LATEST):
        page = line.read_latest(record).page
        told = page.model_dump(mode="json", exclude=TIMES) if page else None
        found[(record.key or b"").decode()] = told
    return found


def main() -> int:
    """Run every way, compare with the first, tell."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser("one_answer", description=__doc__)
    parser.add_argument("--stories", type=int, help="only the first so many")
    asked = parser.parse_args()
    if not STREAM.exists():
        say(f"the recorded wire is not here: {STREAM}")
        return 1
    rows = list(recorded(asked.stories))
    found: list[Answer] = []
    with servers() as (folder, where):
        for n, way in enumerate(WAYS):
            (folder / str(n)).mkdir(mode=0o755)
            with running_line(folder / str(n), where, (FEED,)) as line:
                found.append(answer(line, rows, way))
            say(f"{way.name}: {differences(found[0], found[-1])}")
    return int(any(one != found[0] for one in found))


def differences(one: Answer, other: Answer) -> str:
    """How much there is of each part, and whether it is the same."""
    return ", ".join(
        f"{len(part)} {name} {'the same' if part == other[name] else 'DIFFER'}"
        for name, part in one.items()
        if isinstance(part, (list, dict))
    )


if __name__ == "__main__":
    sys.exit(main())
