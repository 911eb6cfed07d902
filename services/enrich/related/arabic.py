"""Arabic words without what is written onto them: the article, "and", "in", "to".

Crude, but the same in all stories: light stemming finds more than whole words do.
"""

import re


# Signs of vowels, and the stroke that only makes a word longer.
_NO_LETTERS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_ONE_LETTER = str.maketrans("أإآٱىةؤئ", "اااايهوي")
"""Letters that are often written one for another."""
_BEFORE = re.compile("^(?:[وف]?(?:ال|بال|كال|لل)|و)(?=.{3})")
"""What is written onto a word's front; at least three letters stay."""
LETTER = re.compile("[\u0620-\u064a]")


def stem(word: str) -> str:
    """The word in one spelling, without its front."""
    return _BEFORE.sub("", _NO_LETTERS.sub("", word).translate(_ONE_LETTER))
