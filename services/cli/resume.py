"""`wiredesk resume`: let workers go on that stopped themselves."""

import urllib.error
import urllib.request
from typing import Annotated

import typer
from rich.console import Console

from services.cli.errors import Told
from services.runtime.settings import Settings


DEADLINE = 5


def resume(
    address: Annotated[
        list[str] | None,
        typer.Option(help="health address of a service, as http://host:port"),
    ] = None,
) -> None:
    """Let stopped workers go on; what tripped the limit then goes through."""
    addresses = address or list(Settings().health.values())
    if not addresses:
        raise Told("no running line is known: name services with --address")
    console = Console(highlight=False)
    for one in addresses:
        console.print(f"{one}: {_post(one)}")


def _post(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise Told(f"{address}: an address begins with http:// or https://")
    request = urllib.request.Request(f"{address}/resume", method="POST")  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=DEADLINE) as answer:  # noqa: S310 - checked above
            body: bytes = answer.read()
    except urllib.error.URLError as error:
        raise Told(f"{address} does not answer: is the service running?") from error
    return body.decode()
