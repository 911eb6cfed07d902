"""The running order: which file goes out on which feed, how long after the start."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


FOLDER = Path(__file__).parent
STORIES = FOLDER / "stories"


class Play(BaseModel):
    """One file on one feed, `at` seconds after the start."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: float = Field(ge=0)
    feed: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    file: str

    @property
    def path(self) -> Path:
        """Where the story's template lies."""
        return STORIES / self.feed / self.file


class RunningOrder(BaseModel):
    """All plays of `wire.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    play: tuple[Play, ...]


def running_order(path: Path = FOLDER / "wire.toml") -> tuple[Play, ...]:
    """The plays, earliest first; equal times keep the order of the file."""
    order = RunningOrder.model_validate(tomllib.loads(path.read_text("utf-8")))
    return tuple(sorted(order.play, key=lambda play: play.at))
