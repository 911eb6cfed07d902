"""Read one message in a process of its own, and say what it took.

A child is forked for each reading, so that its highest memory is that of this reading,
and that neither a crash nor an endless loop ends the run.
"""

import gc
import multiprocessing
import resource
import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

from services.ingest.wirestory import Rejected


LIMIT = 60.0
_FORK = multiprocessing.get_context("fork")
_KIB = 1024
_MEGABYTE = 1024 * 1024


class Cost(NamedTuple):
    """How a reading ended, its seconds of processor, and the bytes it needed at most."""

    ending: str
    seconds: float
    memory: int

    def for_each_megabyte(self, size: int) -> tuple[float, float]:
        """Seconds and megabytes a megabyte of input; small messages count as one."""
        megabytes = max(size / _MEGABYTE, 1.0)
        return self.seconds / megabytes, self.memory / _MEGABYTE / megabytes


class Ear(Protocol):
    """The end of a pipe at which a child is heard."""

    def poll(self, timeout: float) -> bool: ...

    def recv(self) -> object: ...


def cost(read: Callable[[], object]) -> Cost:
    """What `read` takes in a process of its own."""
    ours, theirs = _FORK.Pipe(duplex=False)
    gc.freeze()  # the child's collector would else copy all that is here
    child = _FORK.Process(target=_tell, args=(read, theirs.send))
    child.start()
    theirs.close()
    try:
        return _told(ours)
    finally:
        child.kill()
        child.join()
        ours.close()


def _told(ours: Ear) -> Cost:
    if not ours.poll(LIMIT):
        return Cost("no end", LIMIT, 0)
    try:
        found: object = ours.recv()
    except EOFError:
        return Cost("the process died", 0.0, 0)
    return found if isinstance(found, Cost) else Cost("nothing said", 0.0, 0)


def _tell(read: Callable[[], object], say: Callable[[Cost], None]) -> None:
    before, start = _peak(), time.process_time()
    ending = ending_of(read)
    say(Cost(ending, time.process_time() - start, _peak() - before))


def ending_of(read: Callable[[], object]) -> str:
    """`read`, the reason of a refusal, or the name of what escaped."""
    try:
        read()
    except Rejected as refused:
        return f"refused: {refused.reason}"
    except Exception as error:  # noqa: BLE001 - what escapes is what is looked for
        return f"ESCAPED: {type(error).__name__}"
    return "read"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB
