"""Language tags (BCP 47), as far as lists need them."""

UNKNOWN = "und"
"""The tag of stories whose language nobody told."""


def primary(tag: str | None) -> str:
    """The language without region and script: readers of `en` read `en-GB`."""
    return tag.partition("-")[0].lower() if tag else UNKNOWN
