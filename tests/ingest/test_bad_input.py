"""Bad input of every kind, for every format: it is read or refused, nothing else."""

import ast
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

import services.ingest.parse
from schemas.feeds import Feed, Feeds
from schemas.record import Record
from services.ingest.handler import handle
from services.ingest.parse import PARSERS
from services.ingest.wirestory import Hint, Rejected
from tests.ingest.fields import fields_spoiled
from tests.ingest.mutations import mutants
from tests.ingest.outsized import repeated
from tests.ingest.samples import CORPUS, of_format, own
from tests.ingest.spoiling import SPOILERS, as_deep_as, inserted, with_attributes


ROOM = Path(services.ingest.parse.__file__).parent
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SEED = 7
MUTANTS = 1_000
EVERY = 41
FORMATS = [name for name in PARSERS if own(name)]


def survive(name: str, body: bytes) -> None:
    """Read or refuse: by the parser itself, then as the line would, to the events."""
    with suppress(Rejected):
        PARSERS[name](body, Hint())
    feed = Feed(name="spoilt", agency="spoilt", topic="wire.raw.spoilt", format=name)
    record = Record(feed.topic, 0, 0, NOW, None, body)
    assert handle([record], Feeds(feeds={feed.name: feed})).events


def survive_all(name: str, bodies: Iterable[bytes]) -> None:
    """The same for each, naming the number of the one that something escaped from."""
    for number, body in enumerate(bodies):
        try:
            survive(name, body)
        except Exception as error:
            error.add_note(f"{name}, message {number}: {body[:200]!r}")
            raise


def wrong(place: ast.ExceptHandler) -> bool:
    """Whether a handler takes more than it can name."""
    caught = ast.walk(place.type) if place.type else ()
    names = {one.id for one in caught if isinstance(one, ast.Name)}
    return place.type is None or bool(names & {"Exception", "BaseException"})


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_spoilt_message_is_read_or_refused(spoiler: str) -> None:
    """Whatever is wrong with the bytes of any format, only a refusal leaves it."""
    for name in FORMATS:
        survive_all(name, map(SPOILERS[spoiler], own(name)[:2]))


@pytest.mark.parametrize("name", FORMATS)
def test_a_wrong_value_in_any_field_costs_at_most_the_item(name: str) -> None:
    """Every field of the fullest story, in turns with the values it does not expect."""
    survive_all(name, fields_spoiled(own(name)[0], EVERY))


@pytest.mark.parametrize("name", FORMATS)
def test_a_part_may_come_any_number_of_times(name: str) -> None:
    """No element, member or line is counted on to be there once."""
    survive_all(name, (one.body for one in repeated(own(name)[0], 4_000)))


@pytest.mark.parametrize("name", FORMATS)
def test_a_message_may_be_enormous(name: str) -> None:
    """Attributes, levels and megabytes beyond all reason are read or refused."""
    spoilers = (
        with_attributes(200_000),
        as_deep_as(100_000),
        inserted(b"word " * (50 * 1024 * 1024 // 5)),
    )
    survive_all(name, (spoil(own(name)[0]) for spoil in spoilers))


def test_stories_changed_at_random_are_read_or_refused() -> None:
    """The project's own stories, changed in ways that a seed tells."""
    bases = {name: own(name) for name in FORMATS}
    for mutant in mutants(bases, SEED, range(MUTANTS)):
        survive_all(mutant.form, [mutant.body])


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here")
def test_real_files_changed_at_random_are_read_or_refused() -> None:
    """The same with what agencies sent; `make fuzz` does it a hundred thousand times."""
    bases = {
        name: [body for body in of_format(name) if len(body) < 30_000]
        for name in FORMATS
    }
    for mutant in mutants(bases, SEED, range(MUTANTS)):
        survive_all(mutant.form, [mutant.body])


def test_the_same_seed_makes_the_same_messages() -> None:
    """A failure can be made again from its number alone."""
    bases = {name: own(name) for name in FORMATS}
    (alone,) = mutants(bases, SEED, range(40, 41))
    *_, among = mutants(bases, SEED, range(30, 41))
    assert alone == among


@pytest.mark.parametrize(
    "path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM))
)
def test_no_reader_catches_what_it_cannot_name(path: Path) -> None:
    """A mistake of ours must show as one, not as a story that cannot be read."""
    tree = ast.parse(path.read_text("utf-8"))
    handlers = [one for one in ast.walk(tree) if isinstance(one, ast.ExceptHandler)]
    assert [one.lineno for one in handlers if wrong(one)] == []
