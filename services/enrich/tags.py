"""Everything a desk would write beside a story: its section, topics and sectors."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from schemas.article import Article
from schemas.model import Model
from schemas.page import Section, Sector, Topic
from services.enrich import sections, sectors, topics
from services.enrich.english import is_english
from services.enrich.fields import Fields, fields_of
from services.enrich.learned.labels import section_of, topic_of
from services.enrich.learned.model import Kind
from services.enrich.learned.model import Model as Learned
from services.enrich.rubrics import SHIPPED, Rubrics
from services.enrich.sections import SectionGuess
from services.enrich.words import Counts, Known, count


NO_MAPPING: Mapping[str, str] = MappingProxyType({})


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
    learned: Learned | None = None,
    rubrics: Rubrics = SHIPPED,
) -> Tags:
    """Section, topics and sectors with their reasons; words are read in English only.

    `feed_sections`: an agency's own codes and rubrics to section ids or names of ours.
    `fields`: the article's, when they are at hand. `learned`: the newsroom's own
    model; it speaks after the codes, in any language, and in place of words.
    `rubrics`: the site's.
    """
    fields = fields or fields_of(article)
    counts = counts_of(fields, rubrics)
    own = _opinions(learned, fields, counts, rubrics)
    found = sections.sections_of(article, counts, feed_sections, own.sections, rubrics)
    best = found.printed
    return Tags(
        section=Section(id=best.id, name=best.name) if best else None,
        sections=found.guesses,
        topics=topics.topics_of(article, counts, own.topics),
        sectors=sectors.sectors_of(article, counts),
    )


class _Opinions(NamedTuple):
    """What a model says; `topics` is None where none for topics is used."""

    sections: tuple[SectionGuess, ...] = ()
    topics: tuple[Topic, ...] | None = None


def _opinions(
    learned: Learned | None, fields: Fields, counts: Counts, rubrics: Rubrics
) -> _Opinions:
    if learned is None:
        return _Opinions()
    opinions = learned.opinions(fields, counts)
    if learned.kind is Kind.TOPICS:
        return _Opinions(topics=tuple(map(topic_of, opinions)))
    return _Opinions(sections=tuple(section_of(one, rubrics) for one in opinions))


def counts_of(fields: Fields, rubrics: Rubrics = SHIPPED) -> Counts:
    """How often the words of our lists occur; none in other languages.

    The shipped lists are counted as well: learned models look at them.
    """
    return count(fields, _known(rubrics)) if is_english(fields) else {}


@lru_cache(maxsize=4)
def _known(rubrics: Rubrics) -> Known:
    """The words worth counting for these rubrics, worked out once."""
    return Known.of(rubrics.lexicon, SHIPPED.lexicon, sectors.LEXICON, topics.LEXICON)
