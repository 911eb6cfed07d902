"""Days of a wire, made by chance from a seed, in copies that arrive differently."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from schemas.page import Page
from tests.line.document import Document, order
from tests.line.line import article_id
from tests.line.made import FEED
from tests.line.wrap import Item


MINUTE = timedelta(minutes=1)
NOON = datetime.now(UTC).replace(microsecond=0) - 60 * MINUTE
ITEMS, PARTS, TURNS = 3, 4, 12
# What every event changes, and what other stories do to a page.
APART = ("article_id", "seq", "published_at", "updated_at", "related", "story_id")


@dataclass
class Copy:
    """One wire's day under names of its own; the same seed tells the same day."""

    seed: int
    mark: str
    bodies: list[bytes] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Tell the day, a minute a turn, so that the sender's order is stated."""
        random = Random(self.seed)  # noqa: S311 - a test
        self.names = [self._guid(n) for n in range(ITEMS)]
        self.names += [self._part(n, 0).id for n in range(1, PARTS)]
        tell = (self._version, self._version, self._recall, self._order, self._take)
        for turn in range(TURNS):
            self.bodies.append(random.choice(tell)(random, turn))

    def pages(self, latest: Callable[[UUID], Page | None]) -> dict[str, str]:
        """What readers see of each item, under names that all copies share."""
        ids = [article_id(FEED, name) for name in self.names]
        found = {n: latest(id_) for n, id_ in enumerate(ids)}
        return {str(n): self._plain(page, ids) for n, page in found.items() if page}

    def _plain(self, page: Page, ids: Sequence[UUID]) -> str:
        told = page.model_dump(mode="json", exclude=set(APART), exclude_defaults=True)
        told["replaces"] = sorted(ids.index(one) for one in page.replaces)
        told["takes"] = [ids.index(one) for one in page.takes]
        return json.dumps(told, sort_keys=True, indent=1).replace(self.mark, "mark")

    def _version(self, random: Random, turn: int) -> bytes:
        """A new version, an update or a correction; sometimes a lead or embargoed."""
        number = random.randrange(ITEMS)
        older = random.choice([None, None, *range(number)])
        signal = random.choice(((), ("sig:update",), ("sig:correction",)))
        is_correction = signal == ("sig:correction",)
        ahead = random.choice((None, None, None, 24 * 60, -30))
        embargo = (NOON + 60 * MINUTE + ahead * MINUTE).isoformat() if ahead else None
        return replace(
            self._item(number, turn),
            signals=signal,
            note=f"Corrects turn {turn}." if is_correction else None,
            note_role="mwnote:correction" if is_correction else "",
            embargoed=embargo,
            links=(("evolvedFrom", self._guid(older)),) if older is not None else (),
        ).xml()

    def _recall(self, random: Random, turn: int) -> bytes:
        item = self._item(random.randrange(ITEMS), turn)
        if random.random() < 0.5:
            return replace(item, status="withheld").xml()
        return replace(item, status="canceled", headline=None, paragraphs=()).xml()

    def _order(self, random: Random, turn: int) -> bytes:
        status = random.choice(("canceled", "withheld", "usable"))
        return order(random.choice(self.names), status, NOON + turn * MINUTE)

    def _take(self, random: Random, turn: int) -> bytes:
        """The lead of a story in parts, or one of them, or its recall."""
        part = self._part(random.randrange(1, PARTS), turn)
        status = random.choice(("usable", "usable", "usable", "withheld"))
        return replace(part, status=status).xml()

    def _item(self, number: int, turn: int) -> Item:
        return Item(
            guid=self._guid(number),
            version=turn + 1,
            at=NOON + turn * MINUTE,
            headline=f"Turn {turn} of {self.mark}",
            paragraphs=(f"Told in turn {turn}.",),
        )

    def _part(self, number: int, turn: int) -> Document:
        return Document(
            id=f"part-{number}-{self.mark}",
            at=NOON + turn * MINUTE,
            key=f"key-{self.mark}",
            part=number,
            headline=f"Serial of {self.mark}" if number == 1 else None,
            paragraphs=(f"Part {number} as of turn {turn}.",),
        )

    def _guid(self, number: int) -> str:
        return f"urn:newsml:north.example:{number}-{self.mark}"


def chain(mark: str) -> tuple[list[str], list[bytes]]:
    """Alert, lead, second lead and kill under four ids; each names all before it."""
    names = [f"urn:newsml:north.example:{mark}-{n}" for n in range(3)]
    items = [
        Item(
            guid=name,
            at=NOON + n * MINUTE,
            headline=f"{mark} comes, {n}",
            paragraphs=(f"Words {n}.",),
            links=tuple(("evolvedFrom", older) for older in names[:n]),
        ).xml()
        for n, name in enumerate(names)
    ]
    return names, [*items, order(names[2], "canceled", NOON + 3 * MINUTE)]


def merged(random: Random, *streams: Sequence[bytes]) -> list[bytes]:
    """All streams in one, each in its own order."""
    waiting = [list(stream) for stream in streams if stream]
    found = []
    while waiting:
        stream = random.choice(waiting)
        found.append(stream.pop(0))
        waiting = [one for one in waiting if one]
    return found
