"""`line.toml`: where a running line can be reached, for every other command."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from services.local.programs import SERVICES, Part
from services.local.servers import Servers
from services.runtime.settings import LINE_FILE


@contextmanager
def line_file(servers: Servers, line: Sequence[Part]) -> Iterator[None]:
    """Write the file for as long as the line runs."""
    tables = {
        "kafka": {"bootstrap": servers.bootstrap},
        "postgres": {"dsn": servers.dsn},
        "health": {part.name: part.url for part in line if part.name in SERVICES},
        **{p.name: {"url": p.url} for p in line if p.name not in SERVICES},
    }
    LINE_FILE.unlink(missing_ok=True)
    # For its owner only, as the database's address holds its password.
    with os.fdopen(os.open(LINE_FILE, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(to_toml(tables))
    try:
        yield
    finally:
        LINE_FILE.unlink(missing_ok=True)


def to_toml(tables: Mapping[str, Mapping[str, str]]) -> str:
    """Tables of strings as TOML; a JSON string is a TOML string."""
    lines = []
    for name, values in tables.items():
        lines += [f"[{name}]", *(f"{k} = {json.dumps(v)}" for k, v in values.items())]
    return "\n".join(lines) + "\n"
