"""Asks a broker, in its own protocol, whether it takes part in its cluster yet.

An open port is not enough: the broker listens before it may be written to. A broker
names itself in a Metadata answer only when its controller has let it in.
"""

import asyncio
import struct


METADATA, VERSION = 3, 1
NO_CLIENT_ID, NO_TOPICS = -1, 0
LARGEST_ANSWER = 1024 * 1024


async def is_ready(host: str, port: int) -> bool:
    """Whether the broker there is a member of its cluster."""
    try:
        async with asyncio.timeout(2.0):
            answer = await _ask(host, port)
    except (OSError, EOFError, TimeoutError):
        return False
    # The correlation id comes first, then the number of brokers that take part.
    (brokers,) = struct.unpack_from(">i", answer, 4)
    return bool(brokers)


async def _ask(host: str, port: int) -> bytes:
    request = struct.pack(">hhihi", METADATA, VERSION, 1, NO_CLIENT_ID, NO_TOPICS)
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(struct.pack(">i", len(request)) + request)
        (length,) = struct.unpack(">i", await reader.readexactly(4))
        return await reader.readexactly(min(length, LARGEST_ANSWER))
    finally:
        writer.close()
