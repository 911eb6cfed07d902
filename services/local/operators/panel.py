"""What the page says: levels and words from metrics, pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from services.local.operators.asking import Answer, Moment, Status
from services.local.operators.samples import (
    Sample,
    buckets,
    by,
    greatest,
    grown,
    quantile,
    total,
)


RATE_OVER = 10.0
FRESHNESS_OVER = 60.0
LATE, VERY_LATE = 2.0, 10.0
BEHIND, FAR_BEHIND = 5.0, 60.0
OLD, VERY_OLD = 5.0, 30.0
STALLED = 1.0
MIB = 1024 * 1024


class Level(IntEnum):
    """How bad it is; the worst wins."""

    WELL = 0
    LOOK = 1
    ACT = 2


WORDS = {
    Level.WELL: "The line is well",
    Level.LOOK: "Worth a look",
    Level.ACT: "The line needs you",
}


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that is not well, in a sentence."""

    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class Service:
    """A row of the services' table; `rate` in items a second."""

    name: str
    level: Level
    state: str
    up: bool
    rate: float | None
    lag: float
    memory: float
    loop_lag: float
    inflight: float


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that the page shows."""

    concerns: tuple[Concern, ...]
    services: tuple[Service, ...]
    p50: float | None
    p99: float | None
    events: dict[str, float]
    events_rate: float | None
    dead_letters: dict[str, float]
    held: dict[str, float]
    skipped: dict[str, float]
    feeds: dict[str, tuple[float, float | None]]
    outbox: float
    outbox_age: float
    status: Status | None

    @property
    def level(self) -> Level:
        """The worst of all."""
        return max((c.level for c in self.concerns), default=Level.WELL)

    @property
    def none(self) -> str:
        """What an empty table says: that there is nothing, or that nobody knows."""
        silent = not all(service.up for service in self.services)
        return "Not known" if silent else "None"

    @property
    def words(self) -> str:
        """The level in words."""
        return WORDS[self.level]


def panel_of(
    history: Sequence[Moment], status: Status | None, quiet_after: dict[str, int]
) -> Panel:
    """The newest moment of the history, with what it grew by since older ones."""
    now, recent = history[-1], _since(history, RATE_OVER)
    samples = now.samples
    fresh = _fresh(now, _since(history, FRESHNESS_OVER))
    services = tuple(_service(name, now, recent) for name in now.answers)
    consumed = by(samples, "wiredesk_messages_consumed_total", "feed")
    silence = by(samples, "wiredesk_feed_silence_seconds", "feed")
    p99 = quantile(fresh, 0.99)
    concerns = [
        *_of_services(services, now),
        *_of_samples(samples),
        *_of_freshness(p99),
        *_of_feeds(silence, quiet_after),
        *(Concern(Level.LOOK, text) for text in (status.troubles if status else ())),
    ]
    return Panel(
        concerns=tuple(sorted(concerns, key=lambda c: -c.level)),
        services=services,
        p50=quantile(fresh, 0.5),
        p99=p99,
        events=by(samples, "wiredesk_published_total", "event"),
        events_rate=_rate(now, recent, "wiredesk_published_total"),
        dead_letters=_dead_letters(samples, status),
        held=_held(samples, status),
        skipped=by(samples, "wiredesk_skipped_total", "reason"),
        feeds={
            feed: (consumed.get(feed, 0), silence.get(feed))
            for feed in sorted(consumed.keys() | silence.keys())
        },
        outbox=total(samples, "wiredesk_outbox_pending"),
        outbox_age=greatest(samples, "wiredesk_outbox_oldest_age_seconds"),
        status=status,
    )


def _since(history: Sequence[Moment], seconds: float) -> Moment:
    """The moment that lies so far back, or the oldest there is."""
    at = history[-1].at - seconds
    return next((moment for moment in history if moment.at >= at), history[-1])


def _fresh(now: Moment, then: Moment) -> dict[str, float]:
    """Arrivals to publish in the last minute; without any, since the start."""
    name = "wiredesk_arrival_to_publish_seconds"
    whole = buckets(now.samples, name)
    lately = grown(whole, buckets(then.samples, name))
    return lately if any(lately.values()) else whole


def _service(name: str, now: Moment, then: Moment) -> Service:
    answer = now.answers[name]
    samples = answer.samples
    rows = "wiredesk_batch_rows_sum"
    own = Moment(now.at, {name: answer})
    before = Moment(then.at, {name: then.answers.get(name, Answer())})
    return Service(
        name=name,
        level=_level(answer),
        state="ready" if answer.ready else answer.why,
        up=answer.up,
        rate=_rate(own, before, rows),
        lag=greatest(samples, "wiredesk_consumer_lag_seconds"),
        memory=total(samples, "process_resident_memory_bytes") / MIB,
        loop_lag=greatest(samples, "wiredesk_event_loop_lag_seconds"),
        inflight=total(samples, "wiredesk_inflight"),
    )


def _level(answer: Answer) -> Level:
    if not answer.up or by(_set(answer.samples), "wiredesk_stopped", "why"):
        return Level.ACT
    return Level.WELL if answer.ready else Level.LOOK


def _set(samples: Sequence[Sample]) -> list[Sample]:
    return [sample for sample in samples if sample.value]


def _rate(now: Moment, then: Moment, name: str) -> float | None:
    """What all counters of that name grew by in a second."""
    if now.at <= then.at:
        return None
    new, old = total(now.samples, name), total(then.samples, name)
    return (new - old if new >= old else new) / (now.at - then.at)


def _of_services(services: Sequence[Service], now: Moment) -> Iterator[Concern]:
    for service in services:
        stopped = by(_set(now.answers[service.name].samples), "wiredesk_stopped", "why")
        for why in stopped:
            text = f"{service.name} stopped itself ({why}): wiredesk resume"
            yield Concern(Level.ACT, text)
        if not stopped and service.level is not Level.WELL:
            yield Concern(service.level, f"{service.name}: {service.state}")
        if service.lag > BEHIND:
            level = Level.ACT if service.lag > FAR_BEHIND else Level.LOOK
            yield Concern(level, f"{service.name} is {service.lag:.0f} s behind")
        if service.loop_lag > STALLED:
            text = f"{service.name}: event loop is {service.loop_lag:.1f} s late"
            yield Concern(Level.LOOK, text)


def _of_samples(samples: Sequence[Sample]) -> Iterator[Concern]:
    age = greatest(samples, "wiredesk_outbox_oldest_age_seconds")
    if age > OLD:
        level = Level.ACT if age > VERY_OLD else Level.LOOK
        yield Concern(level, f"an event waits in the outbox for {age:.0f} s")
    unclear = by(samples, "wiredesk_held", "why").get("unclear_embargo", 0)
    if unclear:
        yield Concern(Level.LOOK, f"{unclear:.0f} held: a person must read the embargo")


def _of_freshness(p99: float | None) -> Iterator[Concern]:
    if p99 is not None and p99 > LATE:
        level = Level.ACT if p99 > VERY_LATE else Level.LOOK
        yield Concern(level, f"slowest hundredth takes {p99:.1f} s to be published")


def _of_feeds(
    silence: dict[str, float], quiet_after: dict[str, int]
) -> Iterator[Concern]:
    for feed, seconds in silence.items():
        if seconds > quiet_after.get(feed, seconds):
            yield Concern(Level.LOOK, f"{feed} is silent for {seconds / 60:.0f} min")


def _dead_letters(samples: Sequence[Sample], status: Status | None) -> dict[str, float]:
    """The open ones where the books are known, else those counted since the start."""
    if status is not None:
        return {reason: float(count) for reason, count in status.dead_letters.items()}
    return by(samples, "wiredesk_dead_letters_total", "reason")


def _held(samples: Sequence[Sample], status: Status | None) -> dict[str, float]:
    known = {
        s.labels.get("why", ""): s.value for s in samples if s.name == "wiredesk_held"
    }
    if not known and status is not None:
        known = {why: float(count) for why, count in status.held.items()}
    return {why: count for why, count in known.items() if count}
