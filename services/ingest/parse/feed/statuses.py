"""What little feeds say of the status of an entry: drafts, exports, recalls."""

import re
from collections.abc import Iterator

from services.ingest.parse.feed.fields import Fields, attribute, text_in
from services.ingest.verdict.codes import own_word, recalls, worst


# WordPress: posts that no reader has seen yet, or shall not; and one with a password.
_UNPUBLISHED = frozenset(
    {"draft", "auto-draft", "pending", "private", "trash", "future"}
)
_WORDPRESS, _PASSWORD = "wp:status", "wp:post_password"
# Media RSS: "deleted", "blocked", "active".
_MEDIA = "media:status"
_BLOCKED = "blocked"
_DRAFTS = ("app:draft", "draft")
_CONTROLS = ("app:control", "control")
NAMES = (_WORDPRESS, _PASSWORD, _MEDIA, *_DRAFTS, *_CONTROLS)
# A field of the feed's own that may say anything; only a recall is heard.
ANY = re.compile(r"(?:^|:)(?:pub_?)?status$")


def status_of(entry: Fields) -> str | None:
    """The one that closes most; none where nothing closes the entry."""
    return worst(_statuses(entry))


def is_gone(medium: Fields) -> bool:
    """Whether a medium says of itself that nobody shall see it."""
    return bool(list(_of_media(medium)))


def _statuses(entry: Fields) -> Iterator[str]:
    controls = (Fields(one) for one in entry.all(*_CONTROLS))
    drafts = (text_in(d) for place in (entry, *controls) for d in place.all(*_DRAFTS))
    posts = {text_in(one).lower() for one in entry.all(_WORDPRESS)}
    hidden = any(draft.lower() == "yes" for draft in drafts)
    if hidden or posts & _UNPUBLISHED or entry.text(_PASSWORD):
        yield "withheld"
    yield from _of_media(entry)
    told = (
        text_in(one) for name in entry if ANY.search(name) for one in entry.all(name)
    )
    yield from (own_word(said) for said in told if recalls(said))


def _of_media(place: Fields) -> Iterator[str]:
    for one in place.all(_MEDIA):
        said = (attribute(one, "state") or text_in(one)).lower()
        if said == _BLOCKED or recalls(said):
            yield "withheld" if said == _BLOCKED else said
