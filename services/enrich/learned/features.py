"""What a model reads of a story: words, pairs of words, words of the title."""

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from services.enrich.fields import Fields
from services.enrich.related.statistics import SNAPSHOT
from services.enrich.related.tokens import UNDIVIDED, forms, term_id, tokens


TITLE_COUNTS = 2
"""A word of the title counts as if it were said twice, besides as a title's word."""
IN_TITLE, CHARACTERS = "t ", "c "
_FIGURE = "#"
_NO_WORDS = f"{_FIGURE}_ "
_TELLING = 1.0
"""Inverse document frequency of a word that half of all stories have."""
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


def shown(feature: str, language: str) -> str | None:
    """A feature as a reader may see it.

    Parts of words, figures and the commonest words say nothing to him.
    """
    if feature.startswith(CHARACTERS):
        return None
    words = feature.removeprefix(IN_TITLE)
    if any(_is_common(word, language) for word in words.split(" ")):
        return None
    return words


def tells(feature: str) -> bool:
    """Whether there is more in it than figures: any story may have these."""
    said = feature.removeprefix(CHARACTERS).removeprefix(IN_TITLE)
    return bool(said.strip(_NO_WORDS))


def _is_common(word: str, language: str) -> bool:
    """In its language, or in any where that has no list."""
    known = SNAPSHOT.tables
    tables = [known[language]] if language in known else known.values()
    weights = (table.weights.get(term_id(word), table.unseen) for table in tables)
    return word == _FIGURE or min(weights) < _TELLING


@lru_cache(maxsize=1 << 17)
def _forms(token: str) -> tuple[str, ...]:
    """A figure at the front of a word makes it one; what no space divides goes on."""
    figure, said = _figure(token)
    return (_FIGURE, *forms(said)) if figure else tuple(forms(token))


def _figure(token: str) -> tuple[bool, str]:
    """Whether a figure is in front, and what is behind it that is a text by itself."""
    if not token[0].isdigit():
        return False, token
    undivided = UNDIVIDED.search(token)
    return True, token[undivided.start() :] if undivided else ""


@lru_cache(maxsize=1 << 15)
def _parts(word: str) -> tuple[str, ...]:
    """Runs of three to five characters; the word's ends are part of them."""
    held = f"_{word}_"
    return tuple(
        CHARACTERS + held[at : at + size]
        for size in range(_SHORTEST, _LONGEST + 1)
        for at in range(max(1, len(held) - size + 1))
    )
