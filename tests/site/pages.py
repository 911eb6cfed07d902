"""Pages for the site's tests, built with the contract's own models."""

from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID, uuid4, uuid5

from schemas.blocks import ListBlock, Paragraph, Quotation, Table
from schemas.page import (
    Correction,
    Notice,
    Page,
    Related,
    Section,
    SectionList,
    Sector,
    Title,
    Topic,
)
from schemas.reasons import Withdrawal
from schemas.story import Dated, Kind, Media, Rendition, Rights, SuppliedLink


NAMES = UUID("6a1c2f3e-0000-4000-8000-000000000000")
WORLD = Section(id="world", name="World")
BUSINESS = Section(id="business", name="Business")
SPORT = Section(id="sport", name="Sport")
FIFTH = Dated(at=datetime(2026, 2, 5, tzinfo=UTC), precision="day")
MORNING = datetime(2026, 2, 5, 6, 0, tzinfo=UTC)

_seq = count(1)


def named(name: str) -> UUID:
    """The same article id for the same name."""
    return uuid5(NAMES, name)


def brief(name: str, **parts: object) -> Page:
    """A short story; `name` makes its id and, unless given, its headline."""
    seq = next(_seq)
    at = MORNING + timedelta(minutes=seq)
    return Page.model_validate(
        {
            "article_id": named(name),
            "seq": seq,
            "agency": "Northern Press",
            "published_at": at,
            "updated_at": at,
            "dated": FIFTH,
            "language": "en",
            "section": WORLD,
            "headline": name,
            "body": (Paragraph(html=f"What is known of {name}."),),
        }
        | parts
    )


def whole(
    name: str = "Harbour towns agree on a shared flood wall", **parts: object
) -> Page:
    """A story with every part that a page can have."""
    everything: dict[str, object] = {
        "subheadline": "Nine of fourteen councils sign a plan that leaves the bill open",
        "byline": "Ida Falk",
        "dateline": "PORT LARN, Feb 5",
        "located": ("Port Larn",),
        "summary": "Nine councils on the eastern shore signed a common plan for a wall "
        "against floods on Thursday. Five stayed away because of the cost.",
        "key_points": (
            "Nine of fourteen councils signed.",
            "The wall would be 41 kilometres long & 6 metres high.",
            "Builders and insurers are affected most.",
        ),
        "body": (
            Paragraph(html="The plan names <em>no</em> date and <b>no</b> price."),
            Quotation(
                html="“Water does not stop at a town line,” said mayor Tove Lind.",
                quote="Water does not stop at a town line",
                speaker="Tove Lind",
            ),
            ListBlock(items=("Stage one: the harbour", "Stage two: the marsh")),
            Table(
                caption="Costs by stage",
                header_rows=1,
                rows=(("Stage", "Million"), ("One", "120"), ("Two", "340")),
            ),
            Paragraph(html="A vote follows in the autumn."),
        ),
        "risks": ("The cost may double.", "A storm may come first."),
        "media": (Media(caption="The harbour wall at low tide", credit="R. Voss"),),
        "sectors": (
            Sector(id="construction", name="Construction", confidence=0.9, why="test"),
            Sector(id="insurance", name="Insurance", confidence=0.8, why="test"),
        ),
        "topics": (Topic(qcode="medtop:1", label="Flood", confidence=0.9, why="test"),),
        "keywords": ("flood", "wall"),
        "public_notes": ("This story is free for all readers.",),
        "rights": Rights(holder="Northern Press", notice="© 2026 Northern Press"),
        "supplied_links": (
            SuppliedLink(title="A title that the sender put in", dated=FIFTH),
        ),
    }
    return brief(name, **(everything | parts))


def arabic() -> Page:
    """A story that is read from right to left."""
    return brief(
        "وفد من خمس مدن ساحلية يبحث خطة مشتركة لحماية الموانئ",
        language="ar",
        direction="rtl",
        subheadline="الخطة تشمل تسع محطات على مدى أربع سنوات",
        byline="سلمى حداد",
        summary="اجتمع ممثلو خمس مدن يوم الخميس لبحث خطة مشتركة لحماية الموانئ.",
        key_points=("تسع محطات في المرحلة الأولى.", "التمويل لم يحسم بعد."),
        body=(
            Paragraph(html="قال المشاركون إن العمل يبدأ في الربيع المقبل."),
            Quotation(
                html="«البحر لا يعرف الحدود»، قالت رئيسة البلدية ليلى منصور.",
                speaker="ليلى منصور",
            ),
            Paragraph(html="وتبلغ كلفة المرحلة الأولى 120 مليونا."),
        ),
        risks=("قد تتأخر الأعمال بسبب الطقس.",),
    )


def corrected(page: Page, note: str) -> Page:
    """The page with a correction added."""
    at = page.updated_at + timedelta(hours=2)
    fix = Correction(at=at, note=note)
    return again(page, corrections=(*page.corrections, fix), updated_at=at)


def again(page: Page, **parts: object) -> Page:
    """A newer state of the page."""
    return page.model_copy(update={"seq": next(_seq), **parts})


def gone(
    article: UUID, reason: Withdrawal = Withdrawal.KILLED, by: UUID | None = None
) -> Notice:
    """The notice that takes the page's place."""
    return Notice(
        article_id=article,
        seq=next(_seq),
        at=MORNING + timedelta(hours=5),
        reason=reason,
        replaced_by=by,
    )


def titles(*pages: Page, language: str = "en") -> SectionList:
    """The list of the pages' section, in the order given."""
    section = pages[0].section
    assert section is not None
    entries = tuple(
        Title(
            article_id=page.article_id,
            headline=page.headline or "",
            dated=page.dated,
            published_at=page.published_at,
        )
        for page in pages
    )
    seq = next(_seq)
    return SectionList(
        section=section, language=language, seq=seq, at=MORNING, titles=entries
    )


def linked(*pages: Page, kind: str = "related") -> tuple[Related, ...]:
    """The pages as related stories of another."""
    return tuple(
        Related(
            article_id=page.article_id,
            headline=page.headline or "",
            dated=page.dated,
            kind=kind,
            score=0.8,
        )
        for page in pages
    )


def alert(name: str) -> Page:
    """A one-line alert."""
    return brief(name, kind=Kind.ALERT, body=())


def pictured(name: str, href: str) -> Page:
    """A story with a picture that has a file."""
    file = Rendition(href=href, mime="image/png", width=1200, height=800)
    return whole(
        name, media=(Media(caption="The wall", credit="R. Voss", renditions=(file,)),)
    )


def unique(text: str) -> str:
    """The text with an ending that no other test has."""
    return f"{text} {uuid4().hex[:8]}"


def path(page: Page) -> str:
    """Where the article is."""
    return f"/article/{page.article_id}"
