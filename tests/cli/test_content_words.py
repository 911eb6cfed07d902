"""What `parse --summary` counts as words that an article could lose."""

import pytest

from services.cli.content_words import content_words, words


G2 = """<newsItem><itemMeta><title>Beside</title></itemMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml"><html><head><title>Above</title></head>
<body class="nobody"><p>Ferry c<b>ross</b>ing &amp; ports</p></body></html></inlineXML>
</contentSet></newsItem>"""
RSS = """<rss><channel><description>The feed itself</description><item>
<title>Title only</title><link>https://elsewhere.example/path</link>
<description>&lt;p class="lead"&gt;Ferry&lt;/p&gt; crossing</description></item></channel></rss>"""
NINJS = """{"uri": "urn:beside", "headline": "Above", "bodies": [{"role": "main",
"value": "<p>Ferry crossing</p>"}], "associations": [{"body_text": "Elsewhere"}]}"""
WIRE = "\x01bdt0001 3 pl 20 dpa 0001\r\nSlugline/\r\n\x02Ferry crossing\r\n\x03 done"


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("newsmlg2", G2, ["Ferry", "crossing", "ports"]),
        ("rss", RSS, ["Ferry", "crossing"]),
        ("ninjs", NINJS, ["Ferry", "crossing"]),
        ("ninjs", "{broken", []),
        ("iptc7901", WIRE, ["Ferry", "crossing"]),
        ("textpage", "Ferry crossing", ["Ferry", "crossing"]),
    ],
)
def test_only_words_of_the_content_count(
    form: str, text: str, expected: list[str]
) -> None:
    """Markup, addresses, headlines and what stands beside the story do not."""
    assert content_words(text, form) == expected


def test_words_are_whole_although_a_part_is_bold() -> None:
    """An article keeps inline markup, which parts no word."""
    assert words("<b>Fer</b>ry cros<i>sing</i>") == {"Ferry", "crossing"}
