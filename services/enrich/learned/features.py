"""What a model reads of a story: words, pairs of words, words of the title."""

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from services.enrich.fields import Fields
from services.enrich.related.tokens import forms, tokens


TITLE_COUNTS = 2
"""A word of the title counts as if it were said twice, besides as a title's word."""
IN_TITLE, CHARACTERS = "t ", "c "
_FIGURE = "#"
_SHORTEST, _LONGEST = 3, 5

Said = Counter[str]


def said_in(fields: Fields, *, characters: bool) -> Said:
    """How often a story says each feature; `characters`: parts of words as well."""
    title = words_of(fields.title)
    text = words_of(f"{fields.lead}\n{fields.body}")
    said = Counter(text)
    for word in title:
        said[word] += TITLE_COUNTS
        said[IN_TITLE + word] += 1
    said.update(map(" ".join, pairwise(title)))
    said.update(map(" ".join, pairwise(text)))
    if characters:
        for word in (*title, *title, *text):
            said.update(_parts(word))
    return said


def words_of(text: str) -> list[str]:
    """The forms of a text's words in order; all figures are one word."""
    return [form for token in tokens(text) for form in _forms(token)]


def shown(feature: str) -> str | None:
    """A feature as a reader may see it; parts of words say nothing to him."""
    if feature.startswith(CHARACTERS):
        return None
    return feature.removeprefix(IN_TITLE)


@lru_cache(maxsize=1 << 17)
def _forms(token: str) -> tuple[str, ...]:
    if token[0].isdigit():
        return (_FIGURE,)
    return tuple(forms(token))


@lru_cache(maxsize=1 << 15)
def _parts(word: str) -> tuple[str, ...]:
    """Runs of three to five characters; the word's ends are part of them."""
    held = f"_{word}_"
    return tuple(
        CHARACTERS + held[at : at + size]
        for size in range(_SHORTEST, _LONGEST + 1)
        for at in range(max(1, len(held) - size + 1))
    )
