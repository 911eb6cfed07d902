"""Zones by the names that agencies give them, from `data/zones.toml`."""

import tomllib
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


_TABLE: dict[str, dict[str, float | str]] = tomllib.loads(
    files("services.ingest").joinpath("data/zones.toml").read_text("utf-8")
)


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo:
    """A zone by its name in the IANA's list; UTC for one that is not there."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _zones(table: dict[str, float | str]) -> dict[str, tzinfo]:
    return {
        name: zone_of(one) if isinstance(one, str) else timezone(timedelta(hours=one))
        for name, one in table.items()
    }


# By short names in capitals, and by places in small letters.
ZONES = _zones(_TABLE["names"])
PLACES = _zones(_TABLE["places"])
