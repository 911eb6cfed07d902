"""The sections' lists of newest titles."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from schemas.identity import section_subject
from schemas.page import NEWEST, Section, Title
from services.database.truth import dated_of
from services.runtime.postgres import Connection


class Listed(NamedTuple):
    """A section in a language: what it would list, and what was told last."""

    subject: UUID
    section: Section
    language: str
    titles: tuple[Title, ...]
    seq: int
    digest: str | None


async def ensure(db: Connection, sections: Iterable[tuple[Section, str]]) -> set[UUID]:
    """Make rows for sections never seen, and rename others; the subjects of all.

    Only those are locked, and in order: shards do this at the same time.
    """
    unique = {(s.id, language): s for s, language in sections}
    subjects = [section_subject(*key) for key in unique]
    if subjects:
        await db.execute(
            """
            insert into section_lists (subject, section_id, name, language)
            select s.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
                s(subject, section_id, name, language)
            where not exists (
                select from section_lists l
                where l.subject = s.subject and l.name = s.name
            )
            order by s.subject
            on conflict (subject) do update set name = excluded.name
                where section_lists.name <> excluded.name
            """,
            subjects,
            [section for section, _ in unique],
            [section.name for section in unique.values()],
            [language for _, language in unique],
        )
    return set(subjects)


async def read(db: Connection, subjects: Collection[UUID]) -> list[Listed]:
    """What these sections would list now: public, and allowed by the truth."""
    rows = await db.fetch(
        "select * from section_lists where subject = any($1) order by subject",
        sorted(subjects),
    )
    return [
        Listed(
            row["subject"],
            Section(id=row["section_id"], name=row["name"]),
            row["language"],
            await _titles(db, row["section_id"], row["language"]),
            row["seq"],
            row["digest"],
        )
        for row in rows
    ]


async def _titles(db: Connection, section: str, language: str) -> tuple[Title, ...]:
    rows = await db.fetch(
        """
        select p.article_id, p.headline, p.published_at, a.dated_at, a.dated_precision
        from publications p join articles a using (article_id)
        where p.public and p.section_id = $1 and p.language = $2
            and p.headline is not null and a.content is not null
            and a.action in ('publish', 'update', 'correct')
            and (a.not_before is null or a.not_before <= now())
            and (a.expires is null or a.expires > now())
        order by p.published_at desc, p.article_id limit $3
        """,
        section,
        language,
        NEWEST,
    )
    return tuple(
        Title(
            article_id=row["article_id"],
            headline=row["headline"],
            dated=dated_of(row),
            published_at=row["published_at"],
        )
        for row in rows
    )


async def told(db: Connection, subject: UUID, seq: int, digest: str) -> None:
    """Note what the broker has of a section."""
    await db.execute(
        """
        update section_lists set seq = $2, digest = $3, sent_at = now()
        where subject = $1 and seq < $2
        """,
        subject,
        seq,
        digest,
    )
