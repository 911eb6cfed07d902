"""Where the parts of a line are found."""

import socket
import stat
import tomllib
from pathlib import Path

import pytest

from services.local import line_file as written
from services.local.child import Program
from services.local.http_probe import answers_well
from services.local.kafka_probe import is_ready
from services.local.line_file import line_file, to_toml
from services.local.ports import HOST, Ports, is_free
from services.local.programs import Part
from services.local.servers import Servers


def test_a_taken_port_is_passed_over() -> None:
    """A program that listens already keeps its port, and ours takes the next."""
    with socket.create_server((HOST, 0)) as other:
        taken = other.getsockname()[1]
        assert not is_free(taken)
        assert Ports().take(taken) > taken


def test_no_port_is_given_twice() -> None:
    """Two parts that ask for the same port get two."""
    ports = Ports()
    assert ports.take(20_900) != ports.take(20_900)


async def test_nobody_there_is_not_ready() -> None:
    """A probe of a closed or silent port says no, and does not fail."""
    port = Ports().take(20_950)
    assert not await answers_well(port, "/readyz")
    assert not await is_ready(HOST, port)


def test_the_address_file_is_for_its_owner_and_for_as_long_as_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other commands find the line while it runs; nobody else reads the password."""
    path = tmp_path / "line.toml"
    monkeypatch.setattr(written, "LINE_FILE", path)
    parts = [
        Part(Program(name=name, command=()), port, "/")
        for name, port in (("ingest", 19_101), ("site", 8000))
    ]
    servers = Servers("127.0.0.1:19092", "postgresql://a:b@127.0.0.1/c", ())
    with line_file(servers, parts):
        read = tomllib.loads(path.read_text())
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()
    assert read == {
        "kafka": {"bootstrap": "127.0.0.1:19092"},
        "postgres": {"dsn": "postgresql://a:b@127.0.0.1/c"},
        "health": {"ingest": "http://127.0.0.1:19101"},
        "site": {"url": "http://127.0.0.1:8000"},
    }


def test_any_text_is_safe_in_the_file() -> None:
    """A quotation mark or a backslash in a password does not break the file."""
    odd = 'a"b\\c\nd'
    assert tomllib.loads(to_toml({"t": {"k": odd}})) == {"t": {"k": odd}}


def test_a_password_is_not_shown() -> None:
    """A record of the servers in a traceback tells nobody how to get in."""
    servers = Servers("127.0.0.1:19092", "postgresql://a:hidden@127.0.0.1/c", ())
    assert "hidden" not in repr(servers)
