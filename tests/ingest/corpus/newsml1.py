"""NewsML 1 and NITF by XPath."""

from collections.abc import Iterator

from schemas.reasons import Skip
from services.ingest.xml import Element
from tests.ingest.corpus.elements import codes, local, name_of, path, said
from tests.ingest.corpus.expected import Expected, skip_of


# What stands beside a text and is none.
_BESIDE = {"caption", "headline", "subheadline", "stylesheet", "contact"}


def newsml1_items(root: Element) -> Iterator[Expected]:
    """Each item of a NewsML 1 message."""
    found = local(root, "NewsItem")
    if not found:
        yield Expected(skips=frozenset({Skip.EMPTY}))
    yield from map(_newsml1_item, found)


def _newsml1_item(item: Element) -> Expected:
    headlines = [said(one) for one in local(item, "HeadLine", "hl1")]
    types = codes(path(item, "NewsManagement/NewsItemType"))
    names = local(item, "NewsItemId")
    vocabularies = path(item, "TopicSet") or path(item, "Catalog")
    return Expected(
        skips=frozenset({Skip.CATALOG, Skip.KNOWLEDGE})
        if vocabularies and not path(item, "NewsComponent")
        else skip_of(codes=types),
        headline=next((h for h in headlines if h), ""),
        texts=tuple(_newsml1_texts(item)),
        nameless=not any(said(one) for one in names),
    )


def _newsml1_texts(item: Element) -> Iterator[str]:
    for data in local(item, "DataContent"):
        above = [one for one in data.iterancestors() if one is not item]
        roles = {r.get("FormalName") or "" for one in above for r in path(one, "Role")}
        if not {role.lower() for role in roles} & _BESIDE:
            inner = local(data, "body.content") or local(data, "body")
            yield said((inner or [data])[0])


def nitf_items(root: Element) -> Iterator[Expected]:
    """The one item of an NITF document."""
    titles = [*local(root, "hl1"), *path(root, "head/title"), *local(root, "headline")]
    names = [one.get("id-string") for one in local(root, "doc-id")]
    names += [one.get("key") for one in local(root, "du-key")]
    headline = next((h for h in map(said, titles) if h), "")
    yield Expected(
        skips=skip_of(headline=headline, codes=tuple(_nitf_codes(root))),
        headline=headline,
        texts=tuple(said(one) for one in local(root, "body.content")),
        nameless=not any(name and name.strip() for name in names),
    )


def _nitf_codes(root: Element) -> Iterator[str]:
    for one in local(root, "doc-scope", "ed-msg"):
        yield one.get("scope") or one.get("info") or ""


def is_nitf(root: Element) -> bool:
    """Whether the document is NITF."""
    return name_of(root) == "nitf"
