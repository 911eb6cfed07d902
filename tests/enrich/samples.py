"""Articles for tests of enrichment, from words alone."""

from uuid import NAMESPACE_URL, uuid5

from schemas.article import Action, Article, Subject, Verdict
from schemas.blocks import Paragraph


def article(
    *,
    headline: str | None = None,
    body: str = "",
    language: str | None = "en",
    subjects: tuple[Subject, ...] = (),
    section: str | None = None,
) -> Article:
    """An article of this text, a paragraph a line."""
    identity = uuid5(NAMESPACE_URL, f"{headline}{body}")
    return Article(
        agency="norda",
        feed="norda",
        article_id=identity,
        revision_id=identity,
        item_id="1",
        headline=headline,
        body=tuple(Paragraph(html=text) for text in body.splitlines()),
        language=language,
        subjects=subjects,
        supplied_section=section,
        verdict=Verdict(action=Action.PUBLISH, rule="default"),
    )
