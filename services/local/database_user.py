"""Who runs the database: Postgres refuses to run as root.

As root, a user of its own does. Where that user cannot enter our folder (a home that is
closed to others), its data and its binaries move to a folder that it can enter.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from services.local.child import Account
from services.local.errors import CannotStartError
from services.local.progress import Progress


USER = "wiredesk"
ELSEWHERE = Path("/var/lib/wiredesk")
OWN_DATABASE = "or set WIREDESK_POSTGRES_DSN to your own database"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the database lives: its binaries, its room, and as whom it runs."""

    binaries: Path
    room: Path
    account: Account | None


def settle(binaries: Path, room: Path, progress: Progress) -> Home:
    """Find a home that the database's user can live in."""
    if os.geteuid() != 0:
        return Home(binaries, room, None)
    account = _account()
    os.chown(room, account.uid, account.gid)
    if not _may(account, "-w", room):
        room = _room_elsewhere(room, account)
        progress.warn(f"The user {USER} cannot enter this folder: data in {room}")
    if not _may(account, "-x", binaries / "postgres"):
        binaries = _binaries_elsewhere(binaries)
    return Home(binaries, room, account)


def _account() -> Account:
    try:
        user = pwd.getpwnam(USER)
    except KeyError:
        user = _new_user()
    return Account(USER, user.pw_uid, user.pw_gid)


def _new_user() -> pwd.struct_passwd:
    useradd = shutil.which("useradd")
    if useradd is None:
        raise CannotStartError(
            "Postgres cannot run as root, and there is no useradd to make it a user:"
            f" start as another user, {OWN_DATABASE}."
        )
    words = ("--system", "--user-group", "--no-create-home", "--shell", "/bin/false")
    subprocess.run((useradd, *words, USER), check=True, capture_output=True)  # noqa: S603 - our own words
    return pwd.getpwnam(USER)


def _may(account: Account, how: str, path: Path) -> bool:
    """Whether the user may; asked of the system, which knows every kind of lock."""
    asked = subprocess.run(  # noqa: S603 - our own words
        ("/usr/bin/test", how, str(path)),
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return asked.returncode == 0


def _room_elsewhere(room: Path, account: Account) -> Path:
    name = hashlib.sha256(str(room).encode()).hexdigest()[:12]
    elsewhere = _open_folder() / name
    elsewhere.mkdir(exist_ok=True)
    os.chown(elsewhere, account.uid, account.gid)
    return elsewhere


def _binaries_elsewhere(binaries: Path) -> Path:
    """A copy of the wheel's files, laid out alike so that its libraries are found."""
    package = binaries.parents[1]
    stamp = f"{binaries} {(binaries / 'postgres').stat().st_mtime_ns}"
    copy = (
        _open_folder() / f"binaries-{hashlib.sha256(stamp.encode()).hexdigest()[:12]}"
    )
    here = Path(package.name, binaries.parent.name)
    if not copy.exists():
        # Beside its place first: what is interrupted is never taken for whole.
        beside = Path(tempfile.mkdtemp(dir=copy.parent))
        beside.chmod(0o755)
        for part in (here, Path(f"{package.name}.libs")):
            shutil.copytree(package.parent / part, beside / part)
        beside.rename(copy)
    return copy / here / binaries.name


def _open_folder() -> Path:
    try:
        ELSEWHERE.mkdir(mode=0o755, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStartError(
            f"The user {USER} cannot enter this folder and {ELSEWHERE} cannot be made"
            f" ({error.strerror}): move the folder, {OWN_DATABASE}."
        ) from error
    return ELSEWHERE
