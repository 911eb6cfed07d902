"""What a feed is: who sends, where it arrives, and how its sender speaks."""

from typing import Literal

from pydantic import Field

from schemas.model import Model
from schemas.story import Rights


class Feed(Model):
    """One agency's delivery; sensible without any entry.

    `agency` owns the identities; two feeds of one agency share them. `shared`: a
    record's `feed` header may name another feed. `quiet_after`: seconds of silence
    that are an alarm. `correction_means`: what the agency's correction signal marks;
    where it is any change of substance, only a note that names an error corrects.
    `withheld_means`: where it is an embargo, a withheld item with a date opens by itself.
    """

    name: str
    agency: str
    topic: str
    shared: bool = False
    format: str | None = None
    time_zone: str = "UTC"
    language: str | None = None
    encoding: str | None = None
    versions: Literal["number", "opaque", "time"] = "number"
    unclear_embargo: Literal["hold", "publish"] = "hold"
    correction_means: Literal["error", "change"] = "error"
    withheld_means: Literal["hold", "embargo"] = "hold"
    sections: dict[str, str] = Field(default_factory=dict)
    show_item_id: bool = False
    rights: Rights | None = None
    quiet_after: int | None = None


class Feeds(Model):
    """All feeds that are named, and what an unnamed one is taken for."""

    feeds: dict[str, Feed] = Field(default_factory=dict)
    raw_prefix: str = "wire.raw."

    def named(self, name: str) -> Feed:
        """The feed of that name, or a sensible one."""
        return self.feeds.get(name) or Feed(
            name=name, agency=name, topic=f"{self.raw_prefix}{name}"
        )

    def owner(self, topic: str) -> Feed:
        """The feed that owns a raw topic."""
        for feed in self.feeds.values():
            if feed.topic == topic:
                return feed
        return self.named(topic.removeprefix(self.raw_prefix))
