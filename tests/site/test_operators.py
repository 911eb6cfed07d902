"""The operators' page: from metrics to one look."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from services.local.operators import addresses
from services.local.operators.asking import Answer, Moment, Status, ask_all
from services.local.operators.page import Watch, number, page, seconds
from services.local.operators.panel import Level, panel_of
from services.local.operators.samples import Sample, by, grown, quantile, read, total


METRICS = """\
# HELP wiredesk_published_total acknowledged publish events
# TYPE wiredesk_published_total counter
wiredesk_published_total{event="ArticlePublished"} 40.0
wiredesk_published_total{event="ArticleWithdrawn"} 2.0
wiredesk_messages_consumed_total{feed="nor\\"da",topic="wire.raw.norda"} 7.0
wiredesk_batch_rows_sum{stage="enrich"} 42.0
wiredesk_arrival_to_publish_seconds_bucket{le="0.1"} 20.0
wiredesk_arrival_to_publish_seconds_bucket{le="0.2"} 40.0
wiredesk_arrival_to_publish_seconds_bucket{le="+Inf"} 40.0
wiredesk_held{why="embargo"} 1.0
wiredesk_held{why="empty"} 0.0
wiredesk_feed_silence_seconds{feed="norda"} 300.0
wiredesk_consumer_lag_seconds{topic="wire.articles"} 0.5
wiredesk_outbox_pending 3.0
wiredesk_outbox_oldest_age_seconds 0.2
wiredesk_inflight{stage="enrich"} 5.0
process_resident_memory_bytes 1.048576e+08
broken line
wiredesk_odd NaN
"""


def test_metrics_are_read_as_they_are_written() -> None:
    """Labels with quotes, exponents and comments; what cannot be read is left out."""
    samples = read(METRICS)
    assert total(samples, "wiredesk_published_total") == 42
    assert by(samples, "wiredesk_messages_consumed_total", "feed") == {'nor\\"da': 7}
    assert Sample("process_resident_memory_bytes", {}, 104_857_600) in samples
    assert not [sample for sample in samples if sample.name == "wiredesk_odd"]


def test_quantiles_are_estimated_within_their_bucket() -> None:
    """As Prometheus does; beyond the last bound they are that bound."""
    counts = {"0.1": 50.0, "0.2": 90.0, "+Inf": 100.0}
    assert quantile(counts, 0.5) == pytest.approx(0.1)
    assert quantile(counts, 0.7) == pytest.approx(0.15)
    assert quantile(counts, 0.99) == pytest.approx(0.2)
    assert quantile({}, 0.5) is None
    assert quantile({"1.0": 0.0, "+Inf": 0.0}, 0.5) is None


def test_a_service_that_started_anew_counts_from_zero() -> None:
    """A counter that fell did not run backwards."""
    assert grown({"a": 5, "b": 2}, {"a": 3, "b": 9}) == {"a": 2, "b": 2}


def test_a_line_that_is_well_is_green() -> None:
    """With rates from what the counters grew by."""
    before = moment(0, METRICS.replace("42.0", "22.0").replace("} 40.0", "} 20.0"))
    panel = panel_of([before, moment(10, METRICS)], None, {})
    assert (panel.level, panel.words) == (Level.WELL, "The line is well")
    assert panel.services[0].rate == pytest.approx(2)
    assert panel.services[0].memory == pytest.approx(100)
    assert panel.events_rate == pytest.approx(2)
    assert panel.held == {"embargo": 1}
    assert panel.p50 == pytest.approx(0.15)
    assert (panel.outbox, panel.outbox_age) == (3, 0.2)
    assert panel.services[0].inflight == 5


@pytest.mark.parametrize(
    ("line", "level", "word"),
    [
        ('wiredesk_stopped{why="rejections"} 1', Level.ACT, "stopped itself"),
        ('wiredesk_consumer_lag_seconds{topic="t"} 9', Level.LOOK, "9 s behind"),
        ('wiredesk_consumer_lag_seconds{topic="t"} 99', Level.ACT, "99 s behind"),
        ("wiredesk_outbox_oldest_age_seconds 12", Level.LOOK, "outbox"),
        ('wiredesk_held{why="unclear_embargo"} 2', Level.LOOK, "embargo"),
        ("wiredesk_event_loop_lag_seconds 3", Level.LOOK, "event loop"),
        (
            'wiredesk_feed_silence_seconds{feed="late"} 120',
            Level.LOOK,
            "late is silent",
        ),
        (
            'wiredesk_arrival_to_publish_seconds_bucket{le="5"} 90',
            Level.LOOK,
            "to be published",
        ),
    ],
)
def test_what_is_not_well_is_said(line: str, level: Level, word: str) -> None:
    """In a colour and in words."""
    panel = panel_of([moment(0, line)], None, {"late": 60})
    assert panel.level is level
    assert [c.text for c in panel.concerns if word in c.text]


def test_a_service_that_does_not_answer_is_red_and_an_unready_one_amber() -> None:
    """The state says why."""
    silent = panel_of([Moment(0, {"ingest": Answer()})], None, {})
    assert (silent.level, silent.services[0].state) == (Level.ACT, "no answer")
    starting = Answer(up=True, why="starting")
    unready = panel_of([Moment(0, {"ingest": starting})], None, {})
    assert (unready.level, unready.services[0].state) == (Level.LOOK, "starting")


def test_the_books_are_shown_and_their_troubles_are_concerns() -> None:
    """Open dead letters come from the books where they are known."""
    said = b'{"dead_letters": {"too_deep": 3}, "troubles": ["3 dead letters are open"]}'
    status = Status.model_validate_json(said)
    assert status.unaccounted == {}
    panel = panel_of([moment(0, METRICS)], status, {})
    assert panel.dead_letters == {"too_deep": 3}
    assert panel.concerns[0].text == "3 dead letters are open"


def test_figures_are_written_for_people() -> None:
    """Units that fit, and no noise."""
    shown = [seconds(v) for v in (None, 0.0834, 1.26, 45.0, 300.0, 90_000.0)]
    assert shown == ["—", "83 ms", "1.3 s", "45 s", "5 min", "25 h"]
    assert [number(v) for v in (None, 3.0, 2.345, 12_345.6)] == [
        "—",
        "3",
        "2.3",
        "12,346",
    ]


async def test_services_are_asked_where_they_are() -> None:
    """One that is away costs nothing but its row."""
    async with served(METRICS) as address:
        seen = await ask_all(
            {"ingest": address, "enrich": "", "publish": "http://[::1]:9"}
        )
    assert seen.answers["ingest"].ready
    assert total(seen.answers["ingest"].samples, "wiredesk_published_total") == 42
    assert not seen.answers["enrich"].up
    assert not seen.answers["publish"].up


async def test_the_page_and_its_part_are_served() -> None:
    """Escaped, without anything foreign."""
    bad = METRICS + 'wiredesk_skipped_total{reason="<script>x</script>"} 1\n'
    async with served(bad) as address:
        app = page(Watch(lambda: {"ingest": address}, {}))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1"
        ) as client:
            whole, part = await client.get("/"), await client.get("/panel")
    assert "The line is well" in whole.text
    assert "default-src 'none'" in whole.headers["content-security-policy"]
    assert "100 MiB" in part.text
    assert "<script>x" not in part.text
    assert "ArticleWithdrawn" in part.text


def test_addresses_come_from_the_line_and_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment wins."""
    file = tmp_path / "line.toml"
    file.write_text('[health]\ningest = "http://127.0.0.1:1"\nenrich = "http://e:2"\n')
    monkeypatch.setattr(addresses, "LINE_FILE", file)
    monkeypatch.setenv("WIREDESK_OPERATORS_ENRICH", "http://elsewhere:3")
    monkeypatch.setenv("WIREDESK_OPERATORS_PORT", "4")
    found = addresses.addresses()
    assert found.port == 4
    assert found.services == {
        "ingest": "http://127.0.0.1:1",
        "enrich": "http://elsewhere:3",
        "publish": "",
    }


def moment(at: float, metrics: str) -> Moment:
    """One service, ready, that says so much."""
    return Moment(at, {"ingest": Answer(up=True, ready=True, samples=read(metrics))})


@asynccontextmanager
async def served(metrics: str) -> AsyncIterator[str]:
    """A service that answers with these metrics and is ready."""

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.0 200 OK\r\n\r\n{metrics}".encode())
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
