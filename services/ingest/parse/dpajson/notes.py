"""`ednotes`: what is for readers, what is for editors, what was wrong."""

from typing import NamedTuple

from services.ingest.markup import blocks_of_html, text_of
from services.ingest.parse.embargoes import in_words
from services.ingest.parse.members import Members


class _Note(NamedTuple):
    role: str
    text: str
    publishable: bool


class Notes(NamedTuple):
    """The notes by whom they are for; `own` has each with its role."""

    public: tuple[str, ...]
    for_editors: tuple[str, ...]
    own: tuple[_Note, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(note.text for note in self.own))

    @property
    def heard(self) -> tuple[str, ...]:
        """All; one whose role is the embargo is one, unless its words lift it."""
        told = (
            in_words(note.text) if note.role == _EMBARGO else note.text
            for note in self.own
        )
        return tuple(dict.fromkeys(told))

    def correction(self, signals: tuple[str, ...]) -> str | None:
        """What was wrong, in the short words meant for readers if there are any.

        dpa gives the same roles to the note of an update, so the signal decides.
        """
        if any(signal.lower().endswith("update") for signal in signals):
            return None
        told = [n for n in self.own if n.role in _CORRECTIONS and n.publishable]
        told.sort(key=lambda note: _CORRECTIONS.index(note.role))
        return told[0].text if told else None


_EMBARGO = "embargo"
_CORRECTIONS = ("correctionshort", "correction")
# Most notes that may be published are still written for editors ("Foto Archiv").
_FOR_READERS = frozenset({"edservice"})
_CAPTION = "caption"


def notes(members: Members) -> Notes:
    """Each note once; one whose permission is not said is for editors."""
    read = [_read(one) for one in members.objects("ednotes")] or _notepad(members)
    told = tuple(dict.fromkeys(note for note in read if note.text))
    public = [n.text for n in told if n.publishable and n.role in _FOR_READERS]
    editors = [note.text for note in told if note.text not in public]
    return Notes(tuple(dict.fromkeys(public)), tuple(dict.fromkeys(editors)), told)


def caption(members: Members) -> str | None:
    """What a medium that is sent by itself shows."""
    told = members.objects("descriptions")
    roles = {_role(one): one.text("description") for one in reversed(told)}
    return roles.get(_CAPTION) or next(iter(roles.values()), None)


def _read(one: Members) -> _Note:
    publishable = one.value("is_publishable") is True
    return _Note(_role(one), one.text("ednote") or "", publishable)


def _notepad(members: Members) -> list[_Note]:
    """The note pad, which repeats the notes, where it stands alone."""
    pad = members.inner("notepad")
    told = [pad.raw("public_html"), pad.raw("nonpublic_html")]
    lines = [
        line for html in told for line in text_of(blocks_of_html(html)).split("\n")
    ]
    return [_Note("", line, publishable=False) for line in lines if line]


def _role(one: Members) -> str:
    """A role without its list: `dpaednoterole:correction` is `correction`."""
    return (one.text("role") or "").lower().rpartition(":")[2]
