"""Which file of a picture is shown."""

from deploy.demo.site.pictures import picture_of
from schemas.story import Media, Rendition


def test_the_file_nearest_to_the_page_is_shown_and_the_others_are_offered() -> None:
    """With their widths, so that a phone takes a small one."""
    files = tuple(
        Rendition(href=f"https://p.example/{width}.jpg", width=width, height=width)
        for width in (160, 1024, 4000)
    )
    picture = picture_of(Media(caption="A wall", renditions=files))
    assert picture is not None
    assert picture.href.endswith("1024.jpg")
    assert picture.alt == "A wall"
    assert picture.srcset.startswith("https://p.example/160.jpg 160w, https")


def test_what_a_browser_cannot_show_is_no_picture() -> None:
    """Other kinds of files, and addresses that are not the web's."""
    for file in (
        Rendition(href="https://p.example/a.tif", mime="image/tiff"),
        Rendition(href="https://p.example/a.mp4", mime="video/mp4"),
        Rendition(href="ftp://p.example/a.jpg"),
        Rendition(href="https:///a.jpg"),
        Rendition(href="a.jpg"),
    ):
        assert picture_of(Media(renditions=(file,))) is None


def test_a_video_counts_by_its_still_picture() -> None:
    """Its own file is not an image."""
    film = Rendition(href="https://p.example/film")
    still = Rendition(href="https://p.example/still.jpg")
    picture = picture_of(Media(kind="video", renditions=(film, still)))
    assert picture is not None
    assert picture.href.endswith("still.jpg")
