"""Characters that the old code did not have, as senders write them."""

import re


_DASH = re.compile(r"(?<!\S)_(?!\S)")


def spoken(text: str) -> str:
    """``Quoted'' and _ as a dash, with the characters that are meant.

    An apostrophe stays: whether it closes a quotation within one is not to be told.
    """
    text = text.replace("``", "\u201c").replace("''", "\u201d").replace("`", "\u2018")
    return _DASH.sub("\u2014", text)
