"""Promises about files of lines: whatever is in them, one line says what is wrong."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import typer

from services.cli import lines
from services.cli.errors import Told
from services.cli.lines import LONGEST
from services.cli.rows import Row, rows_of
from services.cli.tag import tag


ROOT = Path(__file__).parents[2]
GOOD = b'{"id": 1, "headline": "Harbour"}\n'


def read(path: Path, content: bytes) -> list[Row]:
    """The rows of a file with this content."""
    path.write_bytes(content)
    return list(rows_of(Row, [str(path)]))


def wiredesk(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A command as it is typed, its input a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "services.cli", *words],
        cwd=ROOT, input=given, capture_output=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (GOOD + "Café\n".encode("latin-1"), r"jsonl:2: not UTF-8 \(byte 0xe9 at col"),
        (GOOD.decode().encode("utf-16"), "jsonl:1: is UTF-16"),
        (gzip.compress(GOOD), "jsonl:1: is compressed: say `zcat"),
        (GOOD + b"\0" * 40 + b"\n", "jsonl:2: line: Invalid JSON"),
        (b'{"id": 1, "body": "a\0b"}', "jsonl:1: line: Invalid JSON: control char"),
        (b'{"id": 1, "body": ' + b"[" * 9999, "jsonl:1: line: .* recursion limit"),
        (b'{"id": 1, "body": "\\ud800", "x": ' + b"[" * 9999, "jsonl:1: line: "),
        (b'{"id": 1, "body": ["\\ud800"]}', "jsonl:1: body: Input should be a valid"),
        (GOOD + b'{"id": ""}', "jsonl:2: id: is empty"),
        (GOOD + b'{"id": " \\n"}', "jsonl:2: id: is empty"),
        (GOOD + b'{"id": null}', "jsonl:2: id: Input should be a valid string"),
        (GOOD + b'\n\n{"headline": "x"}', "jsonl:4: id: Field required"),
        (b"[\n" + GOOD + b"]", "jsonl:1: a list; one object a line is needed"),
        (b'"text"', "jsonl:1: line: Input should be an object"),
        (b'{"id": 1,\n"headline": "x"}', "jsonl:1: line: .* at column 9$"),
    ],
    ids=range(15),
)
def test_a_bad_line_is_told_by_file_and_number(
    content: bytes, because: str, tmp_path: Path
) -> None:
    """One number, the right one, and what to do."""
    with pytest.raises(Told, match=because) as told:
        read(tmp_path / "wire.jsonl", content)
    assert "at line" not in str(told.value)
    assert "\n" not in str(told.value)


def test_what_editors_and_scripts_do_to_a_file_is_read(tmp_path: Path) -> None:
    """A mark before the text, other ends of lines, blank lines, numbers as texts."""
    content = b"\xef\xbb\xbf" + GOOD.strip() + b"\r\n \r\n"
    content += b'{"id": 1e2, "headline": 2026, "body": 12345678901234567890123}'
    first, last = read(tmp_path / "wire.jsonl", content)
    assert (first.id, first.headline) == ("1", "Harbour")
    assert (last.headline, last.body) == ("2026", "12345678901234567890123")
    assert (first.place[-7:], last.place[-7:]) == ("jsonl:1", "jsonl:3")


def test_half_a_character_costs_no_story(tmp_path: Path) -> None:
    """Scripts cut texts in the middle of a pair; what is whole stays."""
    content = rb'{"id": "\ud83d\ude00", "headline": "Quake \ud83d", "body": "\\ud800"}'
    (row,) = read(tmp_path / "wire.jsonl", content)
    assert (row.id, row.headline, row.body) == ("\U0001f600", "Quake \ufffd", "\\ud800")


def test_a_line_without_end_is_not_kept(tmp_path: Path) -> None:
    """A long text is read; what is no file of lines is told before memory is full."""
    text = json.dumps({"id": 1, "body": "word " * 2_000_000}).encode()
    assert len(read(tmp_path / "wire.jsonl", text)) == 1
    with pytest.raises(Told, match=r"jsonl:2: over 16 MB; a line is one story"):
        read(tmp_path / "wire.jsonl", GOOD + b"x" * (LONGEST + 1))


def test_an_empty_file_is_told_and_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing in, nothing out, and a word on it for who expected more."""
    for content in (b"", b"\n \n", b"\xef\xbb\xbf"):
        path = tmp_path / "wire.jsonl"
        path.write_bytes(content)
        tag([str(path)])
        said = capsys.readouterr()
        assert (said.out, said.err) == ("", f"{path}: no line in it\n")


def test_a_name_of_nothing_that_can_be_read_is_wrong_use(tmp_path: Path) -> None:
    """A folder is not called a missing file."""
    for name, because in (
        (str(tmp_path), "is a folder; name its files"),
        (str(tmp_path / "none"), "no such file or directory"),
        (str(tmp_path / "a" / "b"), "no such file or directory"),
    ):
        with pytest.raises(typer.BadParameter, match=because):
            list(rows_of(Row, [name]))


def test_a_pipe_with_a_name_is_read(tmp_path: Path) -> None:
    """As shells make them: `wiredesk tag <(zcat wire.jsonl.gz)`."""
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_bytes, args=(GOOD,))
    writer.start()
    assert [row.id for row in rows_of(Row, [str(fifo)])] == ["1"]
    writer.join()


def test_an_error_of_the_disk_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in the middle of it."""

    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(lines, "opened", lambda name: Broken())
    with pytest.raises(Told, match=r"wire\.jsonl: input/output error"):
        list(rows_of(Row, ["wire.jsonl"]))


def test_commands_end_as_they_promise() -> None:
    """2 for wrong use, 1 for what is in a file; nothing but one line of error."""
    assert wiredesk("link", "nowhere.jsonl").returncode == 2
    wrong = wiredesk("link", "--no-dates", given=b"\xff")
    assert (wrong.returncode, wrong.stdout) == (1, b"")
    assert wrong.stderr.startswith(b"wiredesk: standard input:1: not UTF-8")
    assert wrong.stderr.count(b"\n") == 1
    done = wiredesk("link", "--no-dates", given=GOOD)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    """`wiredesk tag … | head -1` says nothing on standard error."""
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b"".join(b'{"id": %d, "body": "x"}\n' % n for n in range(9999)))
    with subprocess.Popen(
        [sys.executable, "-m", "services.cli", "tag", str(path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as command:  # fmt: skip
        assert command.stdout
        assert command.stderr
        assert command.stdout.readline().startswith(b'{"id": "0"')
        command.stdout.close()
        assert command.stderr.read() == b""


def test_ctrl_c_says_what_became_of_the_work(tmp_path: Path) -> None:
    """One line, exit code 130, and no model."""
    fifo, out = tmp_path / "pipe", tmp_path / "own.model"
    os.mkfifo(fifo)
    with subprocess.Popen(
        [sys.executable, "-m", "services.cli", "train", str(fifo), "--out", str(out)],
        cwd=ROOT, stderr=subprocess.PIPE,
    ) as command, fifo.open("wb") as pipe:  # fmt: skip
        pipe.write(GOOD)
        pipe.flush()
        time.sleep(0.2)
        command.send_signal(signal.SIGINT)
        assert command.stderr
        told = command.stderr.read().decode()
    assert told == f"interrupted: no model was written; {out} is as it was\n"
    assert command.returncode == 130
    assert not out.exists()
