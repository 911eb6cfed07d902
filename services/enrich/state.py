"""The state that is kept of an article, made from what its revisions fold into."""

from schemas.article import Article
from schemas.feeds import Feed
from schemas.page import Content
from schemas.state import State
from schemas.story import PAGE_KINDS, Kind, Story
from services.enrich.fold import Folded
from services.enrich.tags import Tags


PARTS = tuple(Story.model_fields)
NO_TAGS = Tags()


def state_of(folded: Folded, tags: Tags | None, feed: Feed) -> State:
    """The article as it now stands; without `tags` it has no page."""
    standing, content = folded.standing.article, folded.content
    told = content or standing
    verdict = folded.verdict
    return State(
        article_id=standing.article_id,
        agency=standing.agency,
        feed=standing.feed,
        item_id=standing.item_id,
        revision_id=standing.revision_id,
        kind=told.kind,
        action=verdict.action,
        rule=verdict.rule,
        signal=verdict.signal,
        flagged=verdict.flagged,
        not_before=verdict.not_before,
        expires=told.expires,
        arrived_at=folded.arrived_at,
        headline=told.headline,
        language=told.language,
        dated=told.dated,
        section=tags.section if tags else None,
        content=_content(folded, tags or NO_TAGS, feed),
        take=folded.take,
    )


def _content(folded: Folded, tags: Tags, feed: Feed) -> str | None:
    """The JSON of what a page would say; None when there is nothing to show.

    That of a picture is what the pages say of it that show it.
    """
    article = folded.content
    if article is None or not _shows(article):
        return None
    parts = {name: getattr(article, name) for name in PARTS}
    # Every part was validated when it was received: `model_construct` checks no more.
    content = Content.model_construct(
        **parts,
        item_id=article.item_id if feed.show_item_id else None,
        section=tags.section,
        topics=tags.topics,
        sectors=tags.sectors,
        corrections=folded.corrections,
    )
    return content.model_dump_json(exclude_none=True)


def _shows(article: Article) -> bool:
    if article.kind in PAGE_KINDS:
        return bool(article.headline or article.body)
    return article.kind is not Kind.PACKAGE and bool(article.media)
