"""`make bench`: the line beside what people write by hand, on one machine in one run.

Needs the wire bench beside the repository (../shared/bench). Its servers, virtual
environments and results lie in .bench/.
"""

import argparse
import os
import shlex
import subprocess
import sys
from pathlib import Path


ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
LAB = ROOT / ".bench"
OTHERS = ("batched", "faststream")
CONTESTANT = (
    "--name",
    "wiredesk",
    "--cmd",
    shlex.join([sys.executable, str(Path(__file__).with_name("contestant.py"))]),
    "--key",
    "json:page.item_id",
    "--count-sql",
    "select count(*) from articles",
)


def main() -> int:
    """Set up what is missing, then measure in turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="throughput runs of each")
    rounds = parser.parse_args().rounds
    if not BENCH.is_dir():
        sys.stderr.write("make bench: the wire bench is not beside the repository\n")
        return 1
    if not (LAB / "kafka" / "libs").is_dir():
        _run("sh", str(BENCH / "setup.sh"))
    _python("infra.py", "start")
    try:
        _python("bench.py", "preload")
        for _ in range(rounds):
            _python("bench.py", "throughput", "--rounds", "1", *OTHERS)
            _python("bench.py", "throughput", "--rounds", "1", *CONTESTANT)
        _python("bench.py", "latency", *OTHERS)
        _python("bench.py", "latency", *CONTESTANT)
        _python("bench.py", "table")
    finally:
        _python("infra.py", "stop")
    return 0


def _python(*words: str) -> None:
    _run(str(LAB / "venv" / "bin" / "python"), "-W", "ignore", *words)


def _run(*words: str) -> None:
    env = os.environ | {"LAB": str(LAB), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(words, cwd=BENCH, env=env, check=True)


if __name__ == "__main__":
    sys.exit(main())
