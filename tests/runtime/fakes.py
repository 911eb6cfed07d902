"""A source and a job in memory; they do what the worker's protocols promise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from services.runtime.limits import Outcome
from services.runtime.pulse import Pulse


@dataclass(frozen=True)
class Made:
    """A batch as prepared."""

    rejections: Sequence[Outcome]


@dataclass
class Pile:
    """A source of numbers; what is not done is taken again after `reset`."""

    items: Sequence[int]
    most: int
    pulse: Pulse
    finish: Callable[[], None]
    at: int = 0
    taken: int = 0
    resets: int = 0

    async def take(self) -> Sequence[int]:
        """The next batch; at the end the worker is told to stop."""
        batch = self.items[self.at : self.at + self.most]
        self.taken = self.at + len(batch)
        if not batch:
            self.finish()
        return batch

    async def done(self) -> None:
        """What was taken is finished."""
        self.at = self.taken

    async def reset(self) -> None:
        """Go back to what is not done."""
        self.resets += 1
        self.taken = self.at


@dataclass
class Keeping:
    """A job that keeps numbers; `faults` raise as often as they are asked to.

    `bad` numbers fail whenever they are in a batch; `rejected` ones are the items' own
    fault.
    """

    name: str = "keeping"
    bad: frozenset[int] = frozenset()
    rejected: frozenset[int] = frozenset()
    faults: list[Exception] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    set_asides: list[int] = field(default_factory=list)
    batches: list[Sequence[int]] = field(default_factory=list)

    async def prepare(self, items: Sequence[int]) -> Made:
        """Count what is rejected."""
        self.batches.append(items)
        rejected = sum(item in self.rejected for item in items)
        return Made([Outcome("north", rejected, len(items) - rejected)])

    async def keep(self, items: Sequence[int], made: Made) -> None:
        """Keep all of them or none."""
        if self.faults:
            raise self.faults.pop(0)
        if self.bad.intersection(items):
            raise ValueError("a mistake of ours")
        self.kept += items

    async def set_aside(self, item: int, error: Exception) -> None:
        """Keep an item that cannot be handled."""
        self.set_asides.append(item)
