"""A wire through lines of several workers: the answer must be one.

    python -m tests.faults.one_answer [--stories N]

Pushes the same wire, with its updates, kills, holds and takes, through a line of one
enrich worker, of two and of four, in other orders within each day and some of it late,
while workers are killed, the linker first, and compares pages, sections, links and
running stories. Exit code 0 when all are the same.
"""

import argparse
import random
import re
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from schemas.topics import Role
from tests.faults.crash_run import say, servers
from tests.faults.crashing import AT_A_TIME, FEED, HOURS
from tests.faults.wire import Sent, Wire, wire
from tests.line.line import Line
from tests.line.running import running_line
from tests.line.wrap import STREAM


RECORDED = 5_000
# What tells when something happened, not what is so.
TIMES = {"seq", "published_at", "updated_at"}
LINKS = "select low_id, high_id, score, kind from links order by 1, 2"
STORIES = "select article_id, story_id from running order by 1"
TAGS = (
    "select article_id, section_id, content::text as content from articles order by 1"
)


@dataclass(frozen=True)
class Way:
    """How a wire is sent: workers of enrich, how many are killed, in which order.

    `late`: some of the old stories come when all else is linked.
    """

    name: str
    workers: int
    killed: int = 0
    seed: int | None = None
    late: bool = False


WAYS = (
    Way("one worker", 1),
    Way("two workers, the linker killed", 2, killed=1),
    Way(
        "four workers, two killed, another order within each day, some late",
        4,
        killed=2,
        seed=1987,
        late=True,
    ),
)

Answer = dict[str, object]


def answer(line: Line, told: Wire, way: Way) -> Answer:
    """What the line makes of the wire, without times."""
    more = [f"enrich-{n}" for n in range(1, way.workers)]
    for name in more:
        line.start("services.enrich", name)
    for name in more:
        line.processes[name].wait_ready()
    sent = told.sent if way.seed is None else shuffled(told.sent, way.seed)
    late = [one for one in sent if one.late and way.late]
    _push(line, [one for one in sent if not (one.late and way.late)])
    if way.killed:
        _kill(line, told.stories, way.killed)
    line.settle(HOURS, soon=HOURS)
    _push(line, late)
    line.settle(HOURS, soon=HOURS)
    assert not late or _late(line), "no story was late"
    return {
        "links": _rows(line, LINKS),
        "stories": _rows(line, STORIES),
        "tags": _rows(line, TAGS),
        "pages": _pages(line),
    }


def shuffled(sent: Sequence[Sent], seed: int) -> list[Sent]:
    """The records in another order within each day."""
    chance = random.Random(seed)  # noqa: S311 - an order, not a secret
    found: list[Sent] = []
    for _, day in groupby(sent, key=lambda one: one.day):
        some = list(day)
        chance.shuffle(some)
        found += some
    return found


def _push(line: Line, sent: Sequence[Sent]) -> None:
    for at in range(0, len(sent), AT_A_TIME):
        line.push(FEED, *(one.body for one in sent[at : at + AT_A_TIME]))


def _kill(line: Line, stories: int, many: int) -> None:
    """Kill workers in mid-run, the linker first, which comes back; another links."""
    line.wait_until(partial(_stored, line, stories // 4), HOURS)
    linker = line.wait_until(partial(_linker, line), HOURS, "nobody links")
    epoch = _epoch(line)
    others = [name for name in line.processes if name.startswith("enrich-")]
    others = [name for name in others if name != linker]
    for name in [linker, *others][:many]:
        line.kill(name)
    line.wait_until(lambda: _epoch(line) > epoch, HOURS, "nobody links again")
    line.restart(linker, wait=False)


def _linker(line: Line) -> str:
    """The worker that holds the linker's lease; empty when none does."""
    for row in line.sql("select owner from leases where name = 'linker'"):
        for name, process in line.processes.items():
            if str(row["owner"]).endswith(f"-{process.pid}"):
                return name
    return ""


def _epoch(line: Line) -> int:
    return line.count("select epoch from leases where name = 'linker'")


def _late(line: Line) -> bool:
    """Whether any worker that runs has compared a story that was late."""
    told = (p.answer("/metrics")[1] for p in line.processes.values() if p.runs)
    return any(
        re.search(r"^\w*late_links_total [1-9]", text, re.MULTILINE) for text in told
    )


def _stored(line: Line, many: int) -> bool:
    return line.count("select count(*) from articles") >= many


def _rows(line: Line, query: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in line.sql(query)]


def _pages(line: Line) -> dict[str, object]:
    """Each article's page as the world has it; what was withdrawn has none."""
    found: dict[str, object] = {}
    for record in line.records(Role.LATEST):
        key, page = (record.key or b"").decode(), line.read_latest(record).page
        found.pop(key, None)
        if page:
            found[key] = page.model_dump(mode="json", exclude=TIMES)
    return found


def main() -> int:
    """Run every way, compare with the first, tell."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser("one_answer", description=__doc__)
    parser.add_argument("--stories", type=int, default=RECORDED, help="recorded ones")
    asked = parser.parse_args()
    if not STREAM.exists():
        say(f"the recorded wire is not here: {STREAM}")
        return 1
    told = wire(asked.stories)
    found: list[Answer] = []
    with servers() as (folder, where):
        for n, way in enumerate(WAYS):
            (folder / str(n)).mkdir(mode=0o755)
            with running_line(folder / str(n), where, (FEED,), told.settings) as line:
                found.append(answer(line, told, way))
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
