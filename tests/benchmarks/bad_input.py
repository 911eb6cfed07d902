"""`make fuzz`: bad input by the hundred thousand and by the megabyte.

Each message is given to its format's parser and then to the whole of ingest. Anything
but a refusal that escapes misses the bar, and so does a parser that needs more than
1 s of processor or 200 MB of memory for a megabyte of input.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from schemas.feeds import Feed, Feeds
from schemas.record import Record
from services.ingest.handler import handle
from services.ingest.parse import PARSERS
from services.ingest.wirestory import Hint, Rejected
from tests.benchmarks.apart import Cost, cost, ending_of
from tests.ingest.mutations import Mutant, mutants
from tests.ingest.odd_values import LAUGHS
from tests.ingest.outsized import FILLINGS, Outsized, crossed, filled, repeated
from tests.ingest.samples import of_format, own
from tests.ingest.spoiling import as_deep_as, doctype, inserted, with_attributes
from tests.ingest.tiny_items import FRAMES, many


SECONDS, MEGABYTES = 1.0, 200.0
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHUNK = 500
MEGABYTE = 1024 * 1024
# A first look at a part of the size; what seems dear is measured again at the whole.
GLANCE, DEAR = 64 * 1024, 0.5
SEVERAL, MOST_CROSSED = 5, 2
FORMATS = [name for name in PARSERS if own(name)]
ENORMOUS = {
    "200,000 attributes": with_attributes(200_000),
    "100,000 levels": as_deep_as(100_000),
    "15 MB of words": inserted(b"word " * (3 * MEGABYTE)),
    "50 MB of words": inserted(b"word " * (10 * MEGABYTE)),
    "50 MB of one word": inserted(b"x" * (50 * MEGABYTE)),
    "growing entities": doctype(LAUGHS),
}


class Missed(NamedTuple):
    """A message with which a bar was missed; the bytes of a mutant, to see why."""

    form: str
    what: str
    why: str
    body: bytes = b""


def main() -> int:
    """Run both parts, print the tables; 1 when a bar was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=100_000, help="0: none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=MEGABYTE, help="bytes; 0: none")
    parser.add_argument("--keep", type=Path, help="a folder for mutants that missed")
    parser.add_argument("--format", action="append", choices=FORMATS)
    told = parser.parse_args()
    forms: list[str] = told.format or FORMATS
    missed = mutated(forms, told.seed, told.mutants) if told.mutants else []
    if told.size:
        missed += outsized(forms, told.size)
    for number, one in enumerate(missed):
        _say(f"MISSED {one.form}: {one.what}: {one.why}")
        if told.keep and one.body:
            (told.keep / f"{one.form}-{number}").write_bytes(one.body)
    _say(f"{len(missed)} bars missed" if missed else "every bar was met")
    return 1 if missed else 0


def mutated(forms: Iterable[str], seed: int, count: int) -> list[Missed]:
    """All mutants, in chunks that have a process each; none may set off anything."""
    bases = {form: of_format(form) for form in forms}
    missed: list[Missed] = []
    worst = (0.0, 0.0)
    for start in range(0, count, CHUNK):
        numbers = range(start, min(start + CHUNK, count))
        found = cost(partial(_all_survive, list(mutants(bases, seed, numbers))))
        if found.ending != "read":
            missed += _singly(mutants(bases, seed, numbers))
        worst = max(worst, (found.seconds / len(numbers), found.memory / MEGABYTE))
        _progress(f"mutants {numbers.stop:,}/{count:,}, {len(missed)} missed")
    _say(
        f"\n{count:,} mutants of {sum(map(len, bases.values())):,} messages, seed "
        f"{seed}: {len(missed)} missed; dearest {CHUNK}: {worst[0] * 1000:.1f} ms each, "
        f"{worst[1]:.0f} MB"
    )
    return missed


def _all_survive(some: list[Mutant]) -> None:
    for one in some:
        if (ending := _ending(one.form, one.body)).startswith("ESCAPED"):
            raise RuntimeError(ending)


def _singly(some: Iterable[Mutant]) -> Iterator[Missed]:
    for one in some:
        found = cost(partial(_all_survive, [one]))
        if found.ending != "read":
            why = _ending(one.form, one.body) if "ESC" in found.ending else found.ending
            what = f"mutant {one.number}: {', '.join(one.ways)}"
            yield Missed(one.form, what, why, one.body)


def _ending(form: str, body: bytes) -> str:
    """How the parser ends; if by reading or refusing, how the whole of ingest does."""
    ending = ending_of(partial(PARSERS[form], body, Hint()))
    if ending.startswith("ESCAPED"):
        return ending
    return ending_of(partial(received, form, body))


def received(form: str, body: bytes) -> None:
    """The whole of ingest for one record, its format told by the bytes or the feed."""
    feed = Feed(name="spoilt", agency="spoilt", topic="wire.raw.spoilt", format=form)
    record = Record(feed.topic, 0, 0, NOW, None, body)
    handle([record], Feeds(feeds={feed.name: feed}))


def outsized(forms: Iterable[str], size: int) -> list[Missed]:
    """Every place repeated and filled, then what is enormous, for each format."""
    missed: list[Missed] = []
    _say(f"{'format':9} {'messages':>8} {'s/MB':>6} {'MB/MB':>6}  dearest of parser")
    for form in forms:
        costs = [*_enormous(form, size), *_crossed(form, size), *_dear(form, size)]
        for what, length, found in costs:
            seconds, megabytes = found.for_each_megabyte(length)
            why = f"{found.ending}, {seconds:.2f} s and {megabytes:.0f} MB a megabyte"
            if seconds > SECONDS or megabytes > MEGABYTES or not _well(found):
                missed.append(Missed(form, what, why))
        _table_row(form, costs)
    return missed


def _table_row(form: str, costs: list[tuple[str, int, Cost]]) -> None:
    seconds = max((c.for_each_megabyte(n)[0], what) for what, n, c in costs)
    memory = max(c.for_each_megabyte(n)[1] for _, n, c in costs)
    _say(f"{form:9} {len(costs):8,} {seconds[0]:6.2f} {memory:6.0f}  {seconds[1]}")


def _enormous(form: str, size: int) -> Iterator[tuple[str, int, Cost]]:
    bodies = {what: spoil(own(form)[0]) for what, spoil in ENORMOUS.items()}
    if form in FRAMES:
        bodies["tiny items"] = many(FRAMES[form], size)
    for what, body in bodies.items():
        yield what, len(body), cost(partial(PARSERS[form], body, Hint()))


def _crossed(form: str, size: int) -> Iterator[tuple[str, int, Cost]]:
    """What is said once, beside what is there for each of many items."""
    several = (
        (story, one.way)
        for story in own(form)
        for one in repeated(story, GLANCE // 4)
        if _is_several(form, one)
    )
    for story, way in islice(several, MOST_CROSSED):
        for one in crossed(story, size, way):
            _progress(f"{form}: {one.way}")
            yield one.way, len(one.body), cost(partial(PARSERS[form], one.body, Hint()))


def _is_several(form: str, one: Outsized) -> bool:
    try:
        return len(PARSERS[form](one.body, Hint())) > SEVERAL
    except Rejected:
        return False


def _dear(form: str, size: int) -> Iterator[tuple[str, int, Cost]]:
    """What took long at a glance, at its whole size; and each repetition."""
    story = own(form)[0]
    for one in repeated(story, size):
        yield one.way, len(one.body), cost(partial(PARSERS[form], one.body, Hint()))
    for name, filling in FILLINGS.items():
        whole = filled(story, size, filling)
        for glance in filled(story, GLANCE, filling):
            _progress(f"{form}: {glance.way} {name}")
            again = next(whole)
            if _seems_dear(form, glance):
                found = cost(partial(PARSERS[form], again.body, Hint()))
                yield f"{again.way} with {name}", len(again.body), found


def _seems_dear(form: str, one: Outsized) -> bool:
    found = cost(partial(PARSERS[form], one.body, Hint()))
    return found.seconds * MEGABYTE / len(one.body) > DEAR or not _well(found)


def _well(found: Cost) -> bool:
    return found.ending == "read" or found.ending.startswith("refused")


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text[:78]}")
        sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
