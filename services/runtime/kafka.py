"""How clients reach the broker, and whose fault their errors are."""

import asyncio
import ssl
from typing import TypedDict

import aiokafka
from aiokafka import errors

from services.runtime.settings import KafkaSettings


DEADLINE = 5.0
"""Seconds for a send or a commit."""
STOP_DEADLINE = 3.0


def is_worlds(error: BaseException) -> bool:
    """Say whether an error is the broker's trouble and not the record's."""
    if isinstance(error, (errors.MessageSizeTooLargeError, errors.InvalidTopicError)):
        return False
    return isinstance(error, errors.KafkaError)


class Connection(TypedDict):
    """How a client reaches the broker, in aiokafka's words."""

    bootstrap_servers: str
    security_protocol: str
    ssl_context: ssl.SSLContext | None
    sasl_mechanism: str
    sasl_plain_username: str | None
    sasl_plain_password: str | None
    client_id: str


def connection(settings: KafkaSettings) -> Connection:
    """What every client is given; TLS checks the host against `ca_file`."""
    tls = settings.security_protocol.endswith("SSL")
    return Connection(
        bootstrap_servers=settings.bootstrap,
        security_protocol=settings.security_protocol,
        ssl_context=ssl.create_default_context(cafile=settings.ca_file)
        if tls
        else None,
        sasl_mechanism=settings.sasl_mechanism,
        sasl_plain_username=settings.username,
        sasl_plain_password=settings.secret(),
        client_id="wiredesk",
    )


async def stop(client: aiokafka.AIOKafkaConsumer | aiokafka.AIOKafkaProducer) -> None:
    """End a client, within a deadline; how it ends is nobody's trouble any more.

    `stop()` waits without end for a batch while the broker is down, and after a time-out
    it raises a CancelledError that nobody asked for: in a task of its own neither
    reaches us.
    """
    stopping = asyncio.ensure_future(client.stop())
    done, _ = await asyncio.wait({stopping}, timeout=STOP_DEADLINE)
    if not done:
        stopping.cancel()
    elif not stopping.cancelled():
        stopping.exception()
