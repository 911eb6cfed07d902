"""Words of a story against word lists: one tokenisation, then dictionary look-ups."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from services.enrich.fields import Fields
from services.enrich.splitting import separators


TITLE, LEAD, BODY, REST, KEYWORD = 8.0, 3.0, 1.0, 1.0, 6.0
LONGEST_REST = 2_400
"""Characters of the rest that lists look at: features come to the point late."""
SHORTEST_SINGULAR = 4
SHOUTED_FROM = 3
MOST_REMEMBERED = 1 << 17
_EDGES = "-.&'’"  # noqa: RUF001 - the curly apostrophe is text
"""Signs that belong to a word inside it, not around it."""
_SEPARATORS = separators(_EDGES)
_NO_PLURAL = ("ss", "us", "is")

Counts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a list that the story has, as the list writes it, and what it adds.

    `said`: how often, by the weights of the fields where it stands.
    """

    word: str
    weight: float
    said: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as a list writes it, under its label."""

    label: str
    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words under labels, by the form they are counted in: one word or a pair."""

    terms: Mapping[str, tuple[Entry, ...]]

    @classmethod
    def of(cls, lists: Iterable[tuple[str, str, float]]) -> "Lexicon":
        """From rows of label, word and weight; the heaviest of the same stands."""
        entries: dict[str, dict[str, Entry]] = defaultdict(dict)
        for label, word, weight in lists:
            labels = entries[term(word)]
            if label not in labels or labels[label].weight < weight:
                labels[label] = Entry(label, word, weight)
        return cls({t: tuple(labels.values()) for t, labels in entries.items()})

    def hits(self, counts: Counts) -> dict[str, list[Hit]]:
        """For each label the words found, heaviest first."""
        found: dict[str, list[Hit]] = defaultdict(list)
        for form, count in counts.items():
            for entry in self.terms.get(form, ()):
                weight = entry.weight * damped(count)
                found[entry.label].append(Hit(entry.word, weight, count))
        for hits in found.values():
            hits.sort(key=lambda hit: (-hit.weight, hit.word))
        return dict(found)


def damped(count: float) -> float:
    """A word said ten times says more than once, not ten times as much."""
    return float(count**0.5)


def term(word: str) -> str:
    """The form under which a word or pair of words is counted.

    A single word with a capital stands for exactly that spelling ("AI", "Apple").
    """
    if " " in word:
        return " ".join(map(singular, word.split()))
    return word if word != word.casefold() else singular(word)


@dataclass(frozen=True, slots=True)
class Known:
    """The words worth counting; `heads` begin a pair, `exact` have a capital."""

    words: frozenset[str]
    exact: frozenset[str]
    heads: frozenset[str]

    @classmethod
    def of(cls, *lexicons: Lexicon) -> "Known":
        """What any of the lexicons asks for."""
        terms = {term for lexicon in lexicons for term in lexicon.terms}
        return cls(
            words=frozenset(terms),
            exact=frozenset(t for t in terms if t != t.casefold()),
            heads=frozenset(t.partition(" ")[0] for t in terms if " " in t),
        )


def count(fields: Fields, known: Known) -> Counts:
    """How often the known words occur, by the weight of the field they are in."""
    counts: dict[str, float] = defaultdict(float)
    texts = [(fields.title, TITLE), (fields.lead, LEAD), (fields.body, BODY)]
    if fields.rest:
        texts.append((fields.rest[:LONGEST_REST], REST))
    texts += [(keyword, KEYWORD) for keyword in fields.keywords]
    for text, weight in texts:
        for term, said in _said(text, known).items():
            counts[term] += weight * said
    return counts


def why(hits: list[Hit]) -> str:
    """The reason given for words: the three that counted most."""
    return "words: " + ", ".join(hit.word for hit in hits[:3])


def _said(text: str, known: Known) -> dict[str, int]:
    tokens = [_STRIPPED[token] for token in text.translate(_SEPARATORS).split()]
    if text.isupper() and len(tokens) >= SHOUTED_FROM:
        tokens = [token.lower() for token in tokens]
    forms = [_SINGULARS[token] for token in tokens if token]
    found = Counter(filter(known.words.__contains__, forms))
    if not known.heads.isdisjoint(forms):
        pairs = [f"{a} {b}" for a, b in pairwise(forms) if a in known.heads]
        found.update(filter(known.words.__contains__, pairs))
    found.update(filter(known.exact.__contains__, tokens))
    return found


class _Remembered(dict[str, str]):
    """What a function makes of each token, worked out once; bounded."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, token: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        form = self[token] = self._function(token)
        return form


def singular(token: str) -> str:
    """Lower case without a plural or genitive ending; crude, but the same both ways."""
    word = token.casefold().replace("’", "'").removesuffix("'s")  # noqa: RUF001 - as above
    if len(word) < SHORTEST_SINGULAR or not word.endswith("s"):
        return word
    if word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


_SINGULARS = _Remembered(singular)
_STRIPPED = _Remembered(lambda token: token.strip(_EDGES))
