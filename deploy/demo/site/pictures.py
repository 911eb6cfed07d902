"""Which file of a picture to show, and its larger and smaller ones."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from schemas.story import Media, Rendition


WIDE_ENOUGH = 1200
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image to show; `srcset` is empty where the sizes are not known."""

    href: str
    alt: str
    width: int | None
    height: int | None
    srcset: str


def picture_of(media: Media) -> Picture | None:
    """The picture that can be shown for a medium; None when no file came with it."""
    files = [file for file in media.renditions if _shows(file, media)]
    if not files:
        return None
    best = min(files, key=_distance)
    return Picture(
        href=best.href,
        alt=media.headline or media.caption or "",
        width=best.width,
        height=best.height,
        srcset=", ".join(f"{f.href} {f.width}w" for f in files if _has_size(f)),
    )


def _shows(file: Rendition, media: Media) -> bool:
    """Only the web's own addresses; a video counts by its still picture."""
    address = urlsplit(file.href)
    if address.scheme not in {"http", "https"} or not address.netloc:
        return False
    if file.mime:
        return file.mime.startswith("image/") and "tif" not in file.mime
    named = address.path.lower().endswith(SUFFIXES)
    return named or media.kind in {"picture", "graphic"}


def _distance(file: Rendition) -> tuple[bool, int]:
    return (file.width is None, abs((file.width or 0) - WIDE_ENOUGH))


def _has_size(file: Rendition) -> bool:
    return bool(file.width) and not set(file.href) & set(" ,")
