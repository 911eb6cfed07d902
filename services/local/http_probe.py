"""Asks a program of ours over HTTP whether it is ready."""

import asyncio


PATIENCE = 3.0
GOOD = range(200, 400)


async def answers_well(port: int, path: str) -> bool:
    """Whether a GET of that path on this machine is answered well."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await _status("127.0.0.1", port, path) in GOOD
    except (OSError, ValueError, IndexError, TimeoutError):
        return False


async def _status(host: str, port: int, path: str) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        writer.write(request.encode())
        return int((await reader.readline()).split()[1])
    finally:
        writer.close()
