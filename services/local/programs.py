"""The programs of the line, each a module of its own process."""

import sys
from dataclasses import dataclass

from services.local.child import Program
from services.local.ports import Ports, take_port
from services.local.progress import Progress


SERVICES = ("ingest", "enrich", "publish")
HEALTH_PORT = 19_101
SITE_PORT = 8000
OPERATORS_PORT = 8090


@dataclass(frozen=True, slots=True)
class Part:
    """A program that serves HTTP, and the path that answers well once it is ready."""

    program: Program
    port: int
    path: str

    @property
    def name(self) -> str:
        """What it is called in logs and addresses."""
        return self.program.name

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


def parts(ports: Ports, progress: Progress, *, demo: bool) -> list[Part]:
    """Everything of the line that serves HTTP, in the order of its start."""
    services = [
        _part(name, f"services.{name}", ports.take(HEALTH_PORT), "/readyz")
        for name in SERVICES
    ]
    port = take_port("the operators' page", OPERATORS_PORT, ports, progress)
    operators = _part("operators", "services.local.operators", port, "/")
    if not demo:
        return [*services, operators]
    port = take_port("the site", SITE_PORT, ports, progress)
    return [*services, operators, _part("site", "deploy.demo.site", port, "/healthz")]


def player() -> Program:
    """The sample wire, which ends when all is sent."""
    return Program(name="wire", command=_module("deploy.demo.wire"), once=True)


def chore(name: str, *words: str) -> Program:
    """A `wiredesk` command that is run before the services start."""
    return Program(name=name, command=_module("services.cli", *words))


def _part(name: str, module: str, port: int, path: str) -> Part:
    environment = {
        "WIREDESK_HTTP_PORT": str(port),
        # The site has settings of its own, as a customer's program has.
        f"WIREDESK_{name.upper()}_PORT": str(port),
        # Started again, it takes its partitions back at once.
        "WIREDESK_KAFKA_INSTANCE": "local",
        "PYTHONUNBUFFERED": "1",
    }
    program = Program(name=name, command=_module(module), environment=environment)
    return Part(program, port, path)


def _module(name: str, *words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *words)
