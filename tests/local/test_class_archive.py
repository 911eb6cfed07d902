"""The archive of Kafka's classes is taken whole or not at all."""

from pathlib import Path

from services.local.class_archive import ClassArchive


def test_the_first_run_writes_and_the_next_reads(tmp_path: Path) -> None:
    """Only what a cleanly ended JVM has written is read by the next one."""
    java = tmp_path / "java"
    java.touch()
    new = tmp_path / "classes.jsa"
    archive = ClassArchive(str(java), tmp_path, tmp_path)
    assert archive.options()[0] == f"-XX:ArchiveClassesAtExit={new}"
    new.write_bytes(b"half")
    assert archive.options()[0] == f"-XX:ArchiveClassesAtExit={new}"
    assert not new.exists()
    new.write_bytes(b"whole")
    archive.keep()
    assert archive.options()[0].startswith("-XX:SharedArchiveFile=")


def test_another_java_has_an_archive_of_its_own(tmp_path: Path) -> None:
    """An archive that another Java wrote is not read, and one that kills is gone."""
    for name in ("a", "b"):
        (tmp_path / name).touch()
    first, second = (
        ClassArchive(str(tmp_path / name), tmp_path, tmp_path) for name in ("a", "b")
    )
    (tmp_path / "classes.jsa").write_bytes(b"whole")
    first.keep()
    assert second.options()[0].startswith("-XX:ArchiveClassesAtExit=")
    first.discard()
    assert first.options()[0].startswith("-XX:ArchiveClassesAtExit=")
