"""Ports of this machine that nobody listens on."""

import socket

from services.local.progress import Progress


HOST = "127.0.0.1"
LAST = 65_535


class Ports:
    """Gives out each free port once."""

    def __init__(self) -> None:
        self._given: set[int] = set()

    def take(self, wanted: int) -> int:
        """The wanted port, or the next one that is free."""
        free = (p for p in range(wanted, LAST) if p not in self._given and is_free(p))
        port = next(free)
        self._given.add(port)
        return port


def take_port(name: str, wanted: int, ports: Ports, progress: Progress) -> int:
    """A port for a program, and a word when it is not the usual one."""
    port = ports.take(wanted)
    if port != wanted:
        progress.warn(f"Port {wanted} is taken: {name} takes {port}")
    return port


def is_free(port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as trial:
        # As servers do: a connection that is only closing down does not count.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True
