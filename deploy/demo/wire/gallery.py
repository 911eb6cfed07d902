"""Serves the illustrations, as an agency's picture server would.

As little HTTP as a browser needs for a dozen files that never change: one answer a
connection, known names only.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path

from deploy.demo.wire.order import FOLDER


PICTURES = FOLDER / "pictures"
HOST = "127.0.0.1"
PATIENCE = 5.0  # seconds for a browser to say what it wants


@asynccontextmanager
async def served(port: int, folder: Path = PICTURES) -> AsyncIterator[str]:
    """Serve the folder's SVG files on this machine; gives their address.

    When the port is taken any free one will do: the stories name it.
    """
    answering = partial(_answer, _shelf(folder))
    try:
        server = await asyncio.start_server(answering, HOST, port)
    except OSError:
        server = await asyncio.start_server(answering, HOST, 0)
    async with server:
        yield f"http://{HOST}:{server.sockets[0].getsockname()[1]}/"


def _shelf(folder: Path) -> Mapping[str, bytes]:
    return {f"/{file.name}": file.read_bytes() for file in folder.glob("*.svg")}


async def _answer(
    files: Mapping[str, bytes],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    """One request, one answer; whoever says nothing sensible gets none."""
    gone = (TimeoutError, ConnectionError, asyncio.IncompleteReadError)
    with suppress(*gone, asyncio.LimitOverrunError):
        async with asyncio.timeout(PATIENCE):
            asked = await reader.readuntil(b"\r\n\r\n")
        writer.write(answer(asked, files))
        await writer.drain()
    writer.close()


def answer(asked: bytes, files: Mapping[str, bytes]) -> bytes:
    """The whole answer to a request's head."""
    method, _, rest = asked.decode("latin-1").partition(" ")
    body = files.get(rest.partition(" ")[0].partition("?")[0])
    if method not in {"GET", "HEAD"}:
        return _head(HTTPStatus.METHOD_NOT_ALLOWED, b"")
    if body is None:
        return _head(HTTPStatus.NOT_FOUND, b"")
    return _head(HTTPStatus.OK, body) + (body if method == "GET" else b"")


def _head(status: HTTPStatus, body: bytes) -> bytes:
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: image/svg+xml",
        f"Content-Length: {len(body)}",
        "Cache-Control: max-age=300",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode()
