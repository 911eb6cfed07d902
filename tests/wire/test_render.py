"""Placeholders become dates and addresses, and nothing else does."""

from datetime import UTC, datetime

import pytest

from deploy.demo.wire.render import UnknownPlaceholder, render


NOW = datetime(2026, 3, 4, 9, 30, 15, 999, tzinfo=UTC)
PICTURES = "http://127.0.0.1:8090/"


@pytest.mark.parametrize(
    ("template", "sent"),
    [
        ("{{ now }}", "2026-03-04T09:30:15+00:00"),
        ("{{ now-3h }}", "2026-03-04T06:30:15+00:00"),
        ("{{ now+75s }}", "2026-03-04T09:31:30+00:00"),
        ("{{ now-1d as rfc822 }}", "Tue, 03 Mar 2026 09:30:15 +0000"),
        ("{{ now-10h as day }}", "2026-03-03"),
        ("{{ now-10h as long }}", "March 3, 2026"),
        ("{{ now as short }}", "Mar 4, 2026"),
        ("{{now as weekday}}", "Wednesday"),
        ("{{ pictures }}port.svg", "http://127.0.0.1:8090/port.svg"),
        ("nothing { here } {to} fill", "nothing { here } {to} fill"),
    ],
)
def test_each_placeholder_is_spelled_as_its_format_wants_it(
    template: str, sent: str
) -> None:
    """An instant relative to the start is written in the spelling asked for."""
    assert render(template, NOW, PICTURES) == sent


@pytest.mark.parametrize(
    "template", ["{{ nwo }}", "{{ now-3x }}", "{{ now as poem }}", "{{ pictures-1h }}"]
)
def test_a_misspelled_placeholder_is_refused(template: str) -> None:
    """A story never goes out with a hole in it."""
    with pytest.raises(UnknownPlaceholder):
        render(template, NOW, PICTURES)
