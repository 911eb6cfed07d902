"""Every metric, declared before use, with what to do when it looks wrong."""

from dataclasses import dataclass
from typing import Literal

from prometheus_client import Counter, Gauge, Histogram


FAST = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
FRESH = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0)
SIZES = (1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7)
ROWS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0)


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric's name without prefix, what it says, and the remedy."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    says: str
    remedy: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = FAST

    @property
    def full_name(self) -> str:
        """The name that Prometheus sees."""
        return f"wiredesk_{self.name}"


METRICS: tuple[Metric, ...] = (
    Metric(
        "messages_consumed_total",
        "counter",
        "records taken from a topic",
        "flat while lag grows: look at `stopped` and the logs",
        ("feed", "topic"),
    ),
    Metric(
        "message_bytes",
        "histogram",
        "size of raw records",
        "records near 8 MiB: ask the agency for links instead of embedded media",
        buckets=SIZES,
    ),
    Metric(
        "consumer_lag_records",
        "gauge",
        "records between a partition's end and what is done",
        "growing: add workers up to the number of partitions",
        ("topic", "partition"),
    ),
    Metric(
        "consumer_lag_seconds",
        "gauge",
        "age of the oldest record in hand, 0 when all is done",
        "growing: see consumer_lag_records",
        ("topic",),
    ),
    Metric(
        "stage_seconds",
        "histogram",
        "time a batch spends in a stage",
        "compare the stages; the one that grew is where to look",
        ("stage",),
    ),
    Metric(
        "batch_rows",
        "histogram",
        "items in a batch",
        "always 1 under load: the source trickles",
        ("stage",),
        ROWS,
    ),
    Metric(
        "transaction_seconds",
        "histogram",
        "time of a database transaction",
        "over 1 s: look for locks and a busy disk",
        ("outcome",),
    ),
    Metric(
        "duplicates_total",
        "counter",
        "items that were here already",
        "steady growth on one feed: the sender repeats itself",
        ("kind",),
    ),
    Metric(
        "skipped_total",
        "counter",
        "items that are no stories",
        "a jump: an agency changed what it sends",
        ("reason",),
    ),
    Metric(
        "dead_letters_total",
        "counter",
        "items that could not be read",
        "`wiredesk dlq list`, `wiredesk dlq show`; ask the agency, or mend the reader",
        ("reason",),
    ),
    Metric(
        "verdicts_total",
        "counter",
        "life-cycle verdicts",
        "kills or holds in numbers: call the agency",
        ("verdict",),
    ),
    Metric(
        "published_total",
        "counter",
        "acknowledged publish events",
        "flat while articles come: look at outbox_pending and leases",
        ("event",),
    ),
    Metric(
        "arrival_to_publish_seconds",
        "histogram",
        "from the broker's time stamp of the raw record to the acknowledged event",
        "p99 over 2 s: see lag and transaction_seconds",
        buckets=FRESH,
    ),
    Metric(
        "outbox_pending",
        "gauge",
        "events decided and not yet acknowledged",
        "growing: the broker is slow or away",
    ),
    Metric(
        "outbox_oldest_age_seconds",
        "gauge",
        "age of the oldest such event",
        "over 30 s: no publisher owns the shard, or the broker is away",
    ),
    Metric(
        "held",
        "gauge",
        "articles without a public page, by reason",
        "unclear_embargo: a person must look",
        ("why",),
    ),
    Metric(
        "retries_total",
        "counter",
        "batches tried again",
        "class world: broker or database; class ours: a mistake in the program",
        ("class",),
    ),
    Metric(
        "rebalances_total",
        "counter",
        "times the group gave partitions anew",
        "many: workers come and go, or stall over the session time-out",
    ),
    Metric(
        "inflight",
        "gauge",
        "items taken and not yet done",
        "constant and not zero: see the watchdog's stacks in the log",
        ("stage",),
    ),
    Metric(
        "event_loop_lag_seconds",
        "gauge",
        "how late the event loop beats",
        "over 1 s: something blocks the loop",
    ),
    Metric(
        "feed_silence_seconds",
        "gauge",
        "time since a feed's last record",
        "over the feed's quiet_after: call the agency",
        ("feed",),
    ),
    Metric(
        "stopped",
        "gauge",
        "1 when a worker stopped itself",
        "read the last log lines; mend what is wrong, or `wiredesk resume`",
        ("why",),
    ),
    Metric(
        "related_window_articles",
        "gauge",
        "articles that the linker compares with",
        "at its limit: links reach less far back",
    ),
    Metric(
        "late_links_total",
        "counter",
        "articles older than the window, compared with those of their time",
        "many: a replay; else raise WIREDESK_ENRICH_WINDOW_ARTICLES",
    ),
    Metric(
        "links_capped_total",
        "counter",
        "articles that are like more than are compared, or than are kept",
        "frequent: raise WIREDESK_ENRICH_LINKS_PER_ARTICLE or the threshold",
    ),
    Metric(
        "build_info",
        "gauge",
        "1, with the version and the reading",
        "differs between workers: a deploy is under way",
        ("version", "reading"),
    ),
)


_COUNTERS = {
    m.name: Counter(m.full_name.removesuffix("_total"), m.says, m.labels)
    for m in METRICS
    if m.kind == "counter"
}
_GAUGES = {
    m.name: Gauge(m.full_name, m.says, m.labels) for m in METRICS if m.kind == "gauge"
}
_HISTOGRAMS = {
    m.name: Histogram(m.full_name, m.says, m.labels, buckets=m.buckets)
    for m in METRICS
    if m.kind == "histogram"
}


def count(name: str, by: float = 1, /, **labels: str) -> None:
    """Add to a declared counter."""
    metric = _COUNTERS[name]
    (metric.labels(**labels) if labels else metric).inc(by)


def gauge(name: str, value: float, /, **labels: str) -> None:
    """Set a declared gauge."""
    metric = _GAUGES[name]
    (metric.labels(**labels) if labels else metric).set(value)


def observe(name: str, value: float, /, **labels: str) -> None:
    """Put a value into a declared histogram."""
    metric = _HISTOGRAMS[name]
    (metric.labels(**labels) if labels else metric).observe(value)
