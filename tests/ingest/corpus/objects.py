"""ninjs, AP's and dpa's JSON by their members."""

from collections.abc import Iterator

from lxml import etree

from schemas.reasons import Skip
from services.ingest.json import Json, JsonObject
from tests.ingest.corpus.elements import html_said, local, said
from tests.ingest.corpus.expected import Expected, skip_of


_PLANS = {"event": Skip.EVENT, "planning": Skip.PLANNING}
_PAGES = ("_items", "items", "results", "entries")


def items(value: Json) -> Iterator[Expected]:
    """Each story of a message, whichever of the three dialects it is in."""
    found = list(_objects(value))
    if not found:
        yield Expected(skips=frozenset({Skip.EMPTY}))
    for one in found:
        if "article_html" in one or text(one, "format").startswith("dpa"):
            yield _dpa(one)
        else:
            yield _ninjs(one)


def text(value: JsonObject, *names: str) -> str:
    """The first of these members that is a text and not empty."""
    texts = (one for name in names if isinstance(one := value.get(name), str))
    return next((one.strip() for one in texts if one.strip()), "")


def listed(value: JsonObject, name: str) -> list[JsonObject]:
    """The objects of a list; an object alone is taken for a list of one."""
    found = value.get(name)
    several = found if isinstance(found, list) else [found]
    return [one for one in several if isinstance(one, dict)]


def _objects(value: Json) -> Iterator[JsonObject]:
    if isinstance(value, list):
        for one in value:
            yield from _objects(one)
    if not isinstance(value, dict):
        return
    if pages := [name for name in _PAGES if isinstance(value.get(name), list)]:
        yield from _objects(value[pages[0]])
        return
    data = value.get("data", value)
    inner = data.get("item", data) if isinstance(data, dict) else value
    yield inner if isinstance(inner, dict) else value


def _dpa(value: JsonObject) -> Expected:
    notes = [text(one, "ednote") for one in listed(value, "ednotes")]
    genres = value.get("genre_names")
    named = (
        [one for one in genres if isinstance(one, str)]
        if isinstance(genres, list)
        else []
    )
    parts = (text(value, "article_html"), text(value, "infobox_html"))
    return Expected(
        skips=skip_of(
            headline=text(value, "headline"),
            notes=(*notes, *named),
            codes=(text(value, "signal"),),
        ),
        headline=text(value, "headline"),
        texts=(" ".join(html_said(part) for part in parts),),
        nameless=not text(value, "urn"),
    )


def _ninjs(value: JsonObject) -> Expected:
    names = [name for name in value if name.startswith("headline")]
    titles = [text(one, "value") for one in listed(value, "headlines")]
    headline = text(value, *sorted(names)) or next((t for t in titles if t), "")
    plan = "eventDetails" if "eventDetails" in value else ""
    kind = _PLANS.get("event" if plan else text(value, "type"))
    own = skip_of(headline=headline, notes=(), codes=tuple(_codes(value)))
    return Expected(
        skips=frozenset({kind}) if kind else own,
        headline=html_said(headline),
        texts=tuple(_bodies(value)),
        nameless=not text(value, "uri", "guid", "_id", "itemid", "id")
        and not listed(value, "altids"),
    )


def _codes(value: JsonObject) -> Iterator[str]:
    signals = value.get("signals") or value.get("signal")
    for one in signals if isinstance(signals, list) else [signals]:
        if isinstance(one, str):
            yield one
    told = [*listed(value, "signals"), *listed(value, "signal")]
    told += [*listed(value, "genre"), *listed(value, "genres")]
    for each in told:
        yield text(each, "code", "qcode", "uri", "name")
    yield text(value, "profile")
    names = value.get("altids")
    if isinstance(names, dict) and "itemid" in names:
        yield from _ap_codes(value)


def _ap_codes(value: JsonObject) -> Iterator[str]:
    """What AP does not call news content is for editors."""
    signals, types = value.get("signals"), value.get("editorialtypes")
    if isinstance(signals, list) and "newscontent" not in signals:
        yield "advisory"
    yield from (str(one) for one in types) if isinstance(types, list) else ()


def _bodies(value: JsonObject) -> Iterator[str]:
    told = [text(value, name) for name in value if name.startswith("body")]
    told += [text(one, "value") for one in listed(value, "bodies")]
    yield from (_of_markup(one) for one in told if one)
    posts = [one for group in listed(value, "groups") for one in listed(group, "refs")]
    inside = [one["item"] for one in posts if isinstance(one.get("item"), dict)]
    if texts := [text(one, "text") for one in inside if isinstance(one, dict)]:
        yield html_said("\n".join(texts))


def _of_markup(value: str) -> str:
    """The words of plain text, HTML or NITF; none of other XML."""
    if "<" not in value:
        return value
    if "<TTNITF" in value:
        return ""
    if "<nitf" in value:
        root = etree.fromstring(value.encode(), etree.XMLParser(recover=True))
        return said((local(root, "body.content") or [root])[0])
    return html_said(value)
