"""The whole line as a contestant of the wire bench: three services, one job.

Reads BENCH_BOOTSTRAP, BENCH_RAW, BENCH_PUB, BENCH_DSN, BENCH_GROUP and BENCH_MARK, makes
topics and tables of its own, and runs until SIGTERM.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path


ROOT = Path(__file__).parents[2]
SERVICES = ("ingest", "enrich", "publish")
FIRST_PORT = 21_000
FEED = """
[bench]
topic = "{raw}"
show_item_id = true
"""


def main() -> None:
    """Run the line until told to stop."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        env = settings(Path(folder))
        for chore in (("topics", "create"), ("db", "migrate")):
            command = [sys.executable, "-m", "services.cli", *chore]
            subprocess.run(command, cwd=ROOT, env=env, check=True)
        ports = dict(zip(SERVICES, range(FIRST_PORT, FIRST_PORT + 3), strict=True))
        # Ingest starts last: the clock runs from the first story that it takes.
        for name in reversed(SERVICES):
            started = start(name, env, ports[name])
            stack.callback(stop, started)
        mark(ports["ingest"])
        signal.pause()


def settings(folder: Path) -> dict[str, str]:
    """The bench's servers and topics as the line's settings."""
    feeds = folder / "feeds.toml"
    feeds.write_text(FEED.format(raw=os.environ["BENCH_RAW"]))
    group = os.environ["BENCH_GROUP"]
    return os.environ | {
        "WIREDESK_HOME": str(folder),
        "WIREDESK_FEEDS": str(feeds),
        "WIREDESK_LOG": "json",
        "WIREDESK_KAFKA_BOOTSTRAP": os.environ["BENCH_BOOTSTRAP"],
        "WIREDESK_KAFKA_PREFIX": f"{group}.",
        "WIREDESK_KAFKA_GROUP": group,
        "WIREDESK_KAFKA_TOPICS": f'{{"published": "{os.environ["BENCH_PUB"]}"}}',
        "WIREDESK_POSTGRES_DSN": os.environ["BENCH_DSN"],
    }


def start(name: str, env: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    """One service, its health on a port of its own."""
    command = [sys.executable, "-m", f"services.{name}"]
    more = {"WIREDESK_HTTP_PORT": str(port), "WIREDESK_KAFKA_INSTANCE": name}
    return subprocess.Popen(command, cwd=ROOT, env=env | more)


def stop(service: subprocess.Popen[bytes]) -> None:
    """End a service as an operator would."""
    service.terminate()
    try:
        service.wait(8)
    except subprocess.TimeoutExpired:
        service.kill()


def mark(port: int) -> None:
    """Note when the first story was taken."""
    file = os.environ.get("BENCH_MARK")
    while file:
        if _has_taken(port):
            with Path(file).open("a") as out:
                out.write(f"{time.time()}\n")
            return
        time.sleep(0.02)


def _has_taken(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            text: str = answer.read().decode()
    except OSError:
        return False
    taken = ('wiredesk_inflight{stage="ingest"}', "wiredesk_messages_consumed_total{")
    values = [line.split()[-1] for line in text.splitlines() if line.startswith(taken)]
    return any(float(value) > 0 for value in values)


if __name__ == "__main__":
    main()
