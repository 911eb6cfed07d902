"""Everything a desk would write beside a story: its section, topics and sectors."""

from collections.abc import Mapping
from types import MappingProxyType

from schemas.article import Article
from schemas.model import Model
from schemas.page import Section, Sector, Topic
from services.enrich import sections, sectors, topics
from services.enrich.fields import Fields, fields_of
from services.enrich.sections import SectionGuess
from services.enrich.words import Counts, Known, count, is_english


NO_MAPPING: Mapping[str, str] = MappingProxyType({})
_KNOWN = Known.of(sections.LEXICON, sectors.LEXICON, topics.LEXICON)


class Tags(Model):
    """What a story is about; `sections` are all that it may belong to, best first."""

    section: Section | None = None
    sections: tuple[SectionGuess, ...] = ()
    topics: tuple[Topic, ...] = ()
    sectors: tuple[Sector, ...] = ()


def tags_of(
    article: Article,
    feed_sections: Mapping[str, str] = NO_MAPPING,
    fields: Fields | None = None,
) -> Tags:
    """Section, topics and sectors with their reasons; words are read in English only.

    `feed_sections`: an agency's own codes and rubrics to section ids or names of ours.
    `fields`: the article's, when they are at hand.
    """
    counts = _counts(fields or fields_of(article))
    guesses = sections.sections_of(article, counts, feed_sections)
    best = sections.settled(guesses)
    return Tags(
        section=Section(id=best.id, name=best.name) if best else None,
        sections=guesses,
        topics=topics.topics_of(article, counts),
        sectors=sectors.sectors_of(article, counts),
    )


def _counts(fields: Fields) -> Counts:
    return count(fields, _KNOWN) if is_english(fields) else {}
