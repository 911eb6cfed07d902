"""House rules, once for all formats: an agency's item becomes an article.

Only an identity that cannot be made costs the item; any other field that is missing
or broken costs that field, with a note in `problems`.
"""

from datetime import datetime, timedelta

from schemas.article import Action, Article, Verdict
from schemas.feeds import Feed
from schemas.reasons import Reject
from schemas.story import Dated, Rights
from services.ingest.characters import clean, line
from services.ingest.dates import Moment, moment
from services.ingest.headlines import headline_of
from services.ingest.identity import article_id, revision_id
from services.ingest.languages import Direction, byline_opening, direction, tag
from services.ingest.lines import MAX_ENTRIES, Problems, kept_line, kept_lines
from services.ingest.markup import text_of
from services.ingest.verdict import kind_of
from services.ingest.wirestory import Rejected, WireStory


MAX_PROBLEMS = 50

_PARTING = " -\u2013\u2014:"
_DAY = timedelta(days=1)
_URGENCIES = {str(number): number for number in range(1, 10)}
_FREE_TERMS = frozenset({"none", "unrestricted", "no restrictions", "free"})


def normalise(
    story: WireStory, feed: Feed, received: datetime, verdict: Verdict
) -> Article:
    """The article that a story is in the house; `received` stands for now."""
    item_id = _identity(story)
    article = article_id(feed.agency, item_id)
    problems = list(story.problems)
    language = _language(story, feed, problems)
    created = _moment("version created", story.version_created, feed, problems)
    first = _moment("first created", story.first_created, feed, problems)
    headline = headline_of(story, problems)
    return Article(
        article_id=article,
        revision_id=revision_id(article, story.canonical),
        agency=feed.agency,
        feed=feed.name,
        item_id=item_id,
        alt_ids=kept_lines(story.alt_ids, problems),
        version=kept_line(story.version, problems),
        version_created=created.at if created else None,
        first_created=first.at if first else None,
        dated=_dated(story, (first, created), feed, received, problems),
        expires=_expires(story, feed, problems),
        partial=story.partial,
        take=story.take,
        translation_of=kept_lines(story.translation_of, problems),
        kind=kind_of(story),
        language=language,
        direction=_direction(story, language, headline.text),
        headline=headline.text,
        headline_tags=headline.tags,
        subheadline=kept_line(story.subheadline, problems),
        slugline=kept_line(story.slugline, problems),
        byline=_byline(story.byline, language, problems),
        dateline=_dateline(story.dateline, problems),
        located=kept_lines(story.located, problems),
        summary=_summary(story, problems),
        key_points=kept_lines(story.key_points, problems),
        body=story.body,
        risks=kept_lines(story.risks, problems),
        media=story.media,
        keywords=kept_lines(story.keywords, problems),
        subjects=story.subjects[:MAX_ENTRIES],
        genres=kept_lines(story.genres, problems),
        urgency=_urgency(story.urgency, problems),
        public_notes=kept_lines(story.public_notes, problems),
        editor_notes=kept_lines(story.editor_notes, problems),
        correction_note=_correction_note(story, verdict),
        rights=_rights(story.rights or feed.rights),
        supplied_section=kept_line(story.supplied_section, problems),
        supplied_links=story.supplied_links[:MAX_ENTRIES],
        verdict=verdict,
        problems=tuple(dict.fromkeys(problems))[:MAX_PROBLEMS],
    )


def _identity(story: WireStory) -> str:
    item_id = clean(story.item_id).strip()
    if not item_id:
        raise Rejected(Reject.NO_IDENTITY)
    return item_id


def _moment(
    name: str, text: str | None, feed: Feed, problems: Problems
) -> Moment | None:
    if not text or not text.strip():
        return None
    read = moment(text, feed.time_zone)
    if read is None:
        problems.append(f"{name}: unreadable date")
    return read


def _dated(
    story: WireStory,
    created: tuple[Moment | None, Moment | None],
    feed: Feed,
    received: datetime,
    problems: Problems,
) -> Dated | None:
    """The sender's date as shown; one that lies ahead is shown as the arrival."""
    own = _moment("dated", story.dated, feed, problems)
    read = own or created[0] or created[1]
    if read is None:
        return None
    begins = read.latest - _DAY if read.precision == "day" else read.at
    if begins <= received:
        return Dated(at=read.at, precision=read.precision)
    problems.append("dated: in the future, shown as the time of arrival")
    if read.precision == "instant":
        return Dated(at=received)
    midnight = received.replace(hour=0, minute=0, second=0, microsecond=0)
    return Dated(at=midnight, precision="day")


def _expires(story: WireStory, feed: Feed, problems: Problems) -> datetime | None:
    """The latest instant that the sender can mean."""
    read = _moment("expires", story.expires, feed, problems)
    if read is None:
        return None
    if read.ambiguous:
        problems.append("expires: ambiguous, taken as late as it can mean")
    return read.latest


def _language(story: WireStory, feed: Feed, problems: Problems) -> str | None:
    found = tag(story.language) if story.language else None
    if story.language and story.language.strip() and not found:
        problems.append("language: no language tag")
    return found or (tag(feed.language) if feed.language else None)


def _direction(
    story: WireStory, language: str | None, headline: str | None
) -> Direction:
    match (story.direction or "").lower():
        case "ltr":
            return "ltr"
        case "rtl":
            return "rtl"
        case _:
            return direction(language, headline or text_of(story.body[:1]))


def _byline(text: str | None, language: str | None, problems: Problems) -> str | None:
    byline = kept_line(text, problems)
    if not byline:
        return None
    opening = byline_opening(language).match(byline)
    return byline[opening.end() :] if opening else byline


def _dateline(text: str | None, problems: Problems) -> str | None:
    """Without what parts it from the text behind it."""
    dateline = kept_line(text, problems)
    return dateline.rstrip(_PARTING) or None if dateline else None


def _summary(story: WireStory, problems: Problems) -> str | None:
    """None where it is the text's own first words: readers would meet them twice."""
    summary = kept_line(story.summary, problems)
    if not summary or not line(text_of(story.body[:1])).startswith(summary):
        return summary
    problems.append("summary: the first words of the text, left there")
    return None


def _urgency(text: str | None, problems: Problems) -> int | None:
    """IPTC: 1 for the most urgent to 9 for user-defined; anything else says nothing."""
    if not text or not text.strip():
        return None
    urgency = _URGENCIES.get(text.strip())
    if urgency is None:
        problems.append("urgency: not 1 to 9")
    return urgency


def _correction_note(story: WireStory, verdict: Verdict) -> str | None:
    """What readers are told was wrong; never a note that is for editors only."""
    if verdict.action is not Action.CORRECT or not story.signals.correction:
        return None
    return line(story.signals.correction) or None


def _rights(rights: Rights | None) -> Rights | None:
    """Terms bind although no rule here can read them."""
    if rights is None or rights.restricted:
        return rights
    terms = {term.strip(" .").lower() for term in rights.usage_terms}
    if rights.territories or terms - _FREE_TERMS - {""}:
        return rights.model_copy(update={"restricted": True})
    return rights
