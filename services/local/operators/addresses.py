"""Where the services' metrics are, and where this page is shown."""

import os
import tomllib
from dataclasses import dataclass, field

from services.local.programs import OPERATORS_PORT, SERVICES
from services.runtime.settings import LINE_FILE


@dataclass(frozen=True, slots=True)
class Addresses:
    """The page's own, and each service's (`http://host:port`)."""

    host: str = "127.0.0.1"
    port: int = OPERATORS_PORT
    services: dict[str, str] = field(default_factory=dict)


def addresses() -> Addresses:
    """From the environment (`WIREDESK_OPERATORS_…`), else from the line's file."""
    usual = Addresses()
    known = _health_of_the_line()
    return Addresses(
        host=os.environ.get("WIREDESK_OPERATORS_HOST", usual.host),
        port=int(os.environ.get("WIREDESK_OPERATORS_PORT", usual.port)),
        services={
            name: os.environ.get(
                f"WIREDESK_OPERATORS_{name.upper()}", known.get(name, "")
            )
            for name in SERVICES
        },
    )


def _health_of_the_line() -> dict[str, str]:
    if not LINE_FILE.is_file():
        return {}
    return {
        name: str(address)
        for name, address in tomllib.loads(LINE_FILE.read_text())
        .get("health", {})
        .items()
    }
