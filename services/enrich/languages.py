"""What a story is compared within: its language, or its script where no one told one.

A tag is read as BCP 47 has it. `und`, `mul` and `zxx` name no language, so a story that
bears one is as one without a tag: its letters tell the script, and no more.
"""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import is_normalized, name, normalize


UNTOLD = "und"
LATIN = "Latn"
"""Also of a text without a letter: a table of figures stands in any wire."""
ENGLISH = "en"
NO_LANGUAGE = frozenset(["", UNTOLD, "mul", "zxx", "mis"])
SAME = {
    "nb": "no", "nn": "no", "cmn": "zh", "iw": "he", "in": "id", "ji": "yi", "arb": "ar",
}  # fmt: skip
"""Other names, and written forms that readers of the first take as their own."""
LOOKED_AT = 600
"""Characters that tell the script."""
_PRIMARY = re.compile(r"[a-z]{2,8}")
_WHOLE_WORDS = frozenset(["Hani", "Kana", "Hang"])
_A_WORD = 3
"""Letters that one of their characters stands for: a name in Latin is soon longer."""
_KANA_OF_JAPANESE = 0.05
# By the first word of a letter's name in Unicode; ISO 15924 has the codes.
SCRIPTS = {
    "LATIN": LATIN, "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab",
    "HEBREW": "Hebr", "THAI": "Thai", "LAO": "Laoo", "KHMER": "Khmr",
    "MYANMAR": "Mymr", "CJK": "Hani", "HIRAGANA": "Kana", "KATAKANA": "Kana",
    "HANGUL": "Hang", "BOPOMOFO": "Hani", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "GURMUKHI": "Guru", "GUJARATI": "Gujr", "ORIYA": "Orya", "TAMIL": "Taml",
    "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh",
    "TIBETAN": "Tibt", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "ETHIOPIC": "Ethi",
    "MONGOLIAN": "Mong", "SYRIAC": "Syrc", "THAANA": "Thaa", "TIFINAGH": "Tfng",
    "CHEROKEE": "Cher", "CANADIAN": "Cans", "YI": "Yiii",
}  # fmt: skip
UNKNOWN_SCRIPT = "Zzzz"


def language_of(tag: str | None, text: str) -> str:
    """`en` of `en-US` or `en_us`; of a text without a language its script.

    That is `und-Thai` and the like.
    """
    told = (tag or "").strip().casefold().replace("_", "-").split("-")[0]
    if told in NO_LANGUAGE or not _PRIMARY.fullmatch(told):
        return f"{UNTOLD}-{script_of(text)}"
    return SAME.get(told, told)


def may_be_english(language: str) -> bool:
    """Whether it is English, or nobody said and the letters do not deny it."""
    return language in {ENGLISH, f"{UNTOLD}-{LATIN}"}


def script_of(text: str) -> str:
    """The script of most of the text's letters, as ISO 15924 names it.

    Japanese and Korean are told by their own letters among the Chinese.
    """
    sample = text[:LOOKED_AT]
    if not sample.isascii() and not is_normalized("NFKC", sample):
        sample = normalize("NFKC", sample)
    counts = _with_japanese(_letters(sample))
    best = max(sorted(counts), key=counts.__getitem__, default=LATIN)
    return "Kore" if best == "Hang" else best


def _with_japanese(counts: Counter[str]) -> Counter[str]:
    """Chinese letters among Japanese ones are Japanese."""
    both = counts["Hani"] + counts["Kana"]
    if both and counts["Kana"] >= _KANA_OF_JAPANESE * both:
        counts["Jpan"] = both
    return counts


def _letters(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for letter, count in Counter(filter(str.isalpha, text)).items():
        script = _script(letter)
        counts[script] += count * (_A_WORD if script in _WHOLE_WORDS else 1)
    return counts


@lru_cache(maxsize=1 << 14)
def _script(letter: str) -> str:
    named = name(letter, "").partition(" ")[0]
    return SCRIPTS.get(named, UNKNOWN_SCRIPT)
