"""Promises about sections, topics and sectors."""

import pytest

from schemas.article import Article, Subject
from schemas.blocks import Heading
from services.enrich.tags import tags_of
from tests.enrich.samples import article


MATCH = "The striker scored twice as the home side won the league match on penalties."
SUMMIT = """Delegates at the summit endorsed a text on the military use of artificial intelligence.
The text asks for human control of AI-enabled weapons and for oversight of testing.
Defence Minister Anna Holm said AI development moves fast and warfare changes with it."""


def code(text: str, relevance: int | None = None) -> Subject:
    """A Media Topic as a sender gives it."""
    return Subject(scheme="medtop", code=text, relevance=relevance)


def section_of(told: Article, own: dict[str, str] | None = None) -> str | None:
    """The id of the section, if any."""
    section = tags_of(told, own or {}).section
    return section.id if section else None


@pytest.mark.parametrize("name", ["World", "WORLD", " world ", "Ausland", "Foreign"])
def test_the_senders_rubric_decides_when_it_is_one_of_ours(name: str) -> None:
    """A section as sent outranks codes and words, however it is written."""
    told = article(body=MATCH, section=name, subjects=(code("15000000"),))
    assert section_of(told) == "world"


def test_codes_outrank_words_and_go_up_the_hierarchy() -> None:
    """A code far down the tree gives the section of its branch."""
    assert section_of(article(body=MATCH, subjects=(code("20000057"),))) == "world"


def test_the_nearest_branch_decides() -> None:
    """Stock markets are Markets although they lie under economy, which is Business."""
    assert section_of(article(subjects=(code("20000391"),))) == "markets"
    assert section_of(article(subjects=(code("20000350"),))) == "business"


def test_relevance_decides_between_codes() -> None:
    """The code that the sender calls most relevant gives the section."""
    told = article(subjects=(code("15000000", 20), code("07000000", 90)))
    assert section_of(told) == "health"


def test_a_feeds_own_codes_are_mapped() -> None:
    """What an agency calls a department is looked up in its own table."""
    told = article(subjects=(Subject(scheme="dept", code="7F"),))
    assert section_of(told) is None
    assert section_of(told, {"dept:7f": "Sport"}) == "sport"
    assert section_of(told, {"7F": "sport"}) == "sport"


def test_words_decide_where_there_are_no_codes() -> None:
    """A story without any code is still put under a rubric, with the words as reason."""
    tags = tags_of(article(headline="Late striker saves cup tie", body=MATCH))
    assert tags.section is not None
    assert tags.section.id == "sport"
    assert "striker" in tags.sections[0].why


def test_words_of_another_language_are_not_read_as_english() -> None:
    """German `war` and `die` are no conflict and no death."""
    told = article(headline="Es war die Zeit", body="Die Zeit war gut", language="de")
    assert tags_of(told).sections == ()


@pytest.mark.parametrize("headline", [None, "A quiet afternoon", "Obrigado a todos"])
def test_nothing_is_said_when_nothing_is_known(headline: str | None) -> None:
    """An unsure story has no section rather than a wrong one."""
    tags = tags_of(article(headline=headline, language=None))
    assert tags.section is None
    assert tags.sectors == ()


def test_an_older_code_gives_a_topic_with_its_reason() -> None:
    """Subject codes become Media Topics, and the tag says where it came from."""
    told = article(subjects=(Subject(scheme="subj", code="15054000"),))
    topic = tags_of(told).topics[0]
    assert (topic.label, topic.why) == ("soccer", "code 15054000")


def test_a_story_on_military_ai_affects_defense_and_technology() -> None:
    """Sectors come from the text, without a sentence that names them."""
    sectors = tags_of(
        article(headline="Few sign military AI text", body=SUMMIT)
    ).sectors
    assert {s.id for s in sectors} == {"defense", "technology"}
    assert all(s.why.startswith("words: ") for s in sectors)


@pytest.mark.parametrize(
    ("body", "sectors"),
    [
        (MATCH, set()),
        ("The mayor opened a school and thanked its teachers and parents.", set()),
        (
            "Opec kept crude oil output unchanged; Brent rose to 80 a barrel.",
            {"energy"},
        ),
        ("The carmaker cut electric vehicle output at two car plants.", {"autos"}),
    ],
)
def test_sectors_are_named_only_where_the_text_is_about_them(
    body: str, sectors: set[str]
) -> None:
    """General stories have none."""
    assert {s.id for s in tags_of(article(body=body)).sectors} == sectors


def test_markup_is_not_read_as_words() -> None:
    """Tags and entities are no part of the text."""
    plain = article(headline="x", body="The striker scored a penalty kick in the match")
    block = Heading(html="The <b>striker</b> scored a penalty&nbsp;kick in the match")
    marked = plain.model_copy(update={"body": (block,)})
    assert tags_of(marked).sections == tags_of(plain).sections


def test_a_story_is_read_to_where_features_come_to_the_point() -> None:
    """Words beyond what links are made of still say which rubric it is."""
    opening = "It was a long morning and nobody quite knew why they had come. " * 40
    told = article(headline="A long morning", body=f"{opening}\n{MATCH}")
    assert section_of(told) == "sport"


def test_windows_and_primary_schools_are_no_software_and_no_election() -> None:
    """A word means what it usually does, not its namesake."""
    body = "The primary school has new windows, and posts for a new post office."
    ids = {guess.id for guess in tags_of(article(body=body)).sections}
    assert not ids & {"technology", "politics"}


def test_one_word_makes_a_sector_when_title_and_lead_say_it() -> None:
    """A short report on one commodity has few words; in passing one is not enough."""
    report = article(headline="Zinc exports fall", body="Zinc exports fell, it said.")
    assert {s.id for s in tags_of(report).sectors} == {"metals"}
    passing = article(headline="Exports fall", body="Zinc was among the goods.")
    assert tags_of(passing).sectors == ()


def test_scenery_makes_no_sector() -> None:
    """A barge and a railway in a story on a parade affect no shipping line."""
    body = """The city expects 200,000 people along the river for the winners of the cup.
The players will travel the last four kilometers by barge.
The railway will run through the night. Shops along the route will open late."""
    told = article(headline="City expects 200,000 at trophy parade", body=body)
    assert tags_of(told).sectors == ()


def test_renewable_energy_is_energy_and_public_transport_is_transport() -> None:
    """What a train runs on concerns makers of energy, not those who bring power home."""
    codes = (code("20000340"), code("20001362"), code("20000257"))
    sectors = tags_of(article(language="zh", subjects=codes)).sectors
    assert {s.id for s in sectors} == {"energy", "shipping"}


def test_a_volcano_is_news_of_the_world_and_its_ash_no_cricket() -> None:
    """A word with a capital means that spelling: the Ashes are not ash."""
    alert = article(
        headline="Mount Haloa erupts, airport closed",
        body="Ash fell on the town and people were evacuated.",
    )
    assert section_of(alert) == "world"


def test_a_river_in_the_picture_is_no_topic() -> None:
    """Labels that name scenery more often than their concept are not looked for."""
    told = article(headline="Parade along the river", body="The river ran by a river.")
    assert tags_of(told).topics == ()


def names(*given: str, language: str = "en", text: str = "") -> Article:
    """A story with an agency's own codes, of which only names are known."""
    subjects = tuple(Subject(scheme="own", code=f"x{n}", name=n) for n in given)
    return article(headline=text, language=language, subjects=subjects)


def test_names_of_an_agencys_own_codes_lead_to_a_section_when_they_agree() -> None:
    """A code that nobody knows may bear the name of a rubric."""
    assert section_of(names("General news", "Sports", "Football")) == "sport"


def test_names_that_disagree_leave_it_to_the_words() -> None:
    """A flat list of all that a story touches says little of its rubric."""
    told = names("Crime", "Government and politics", text="Senate votes on impeachment")
    assert section_of(told) == "politics"


def test_a_topics_name_decides_where_no_words_do() -> None:
    """In a language without word lists the sender's labels are all there is."""
    assert section_of(names("Umwelt", language="de")) == "climate"
    sure = names("Privacy", text="Software lets smartphone apps share data")
    assert section_of(sure) == "technology"


def test_words_that_speak_for_two_sections_print_none() -> None:
    """Confidence is how often such words are right: a toss-up is no section."""
    told = article(headline="A film, a patient, a scientist and a dividend")
    tags = tags_of(told)
    assert tags.section is None
    assert len(tags.sections) > 2
    assert tags.sections[0].confidence < 0.4
    assert sum(guess.confidence for guess in tags.sections) <= 1


def test_codes_that_disagree_still_print_the_first() -> None:
    """What the sender says outranks a doubt."""
    told = article(subjects=(code("15000000"), code("07000000"), code("02000000")))
    assert section_of(told) == "sport"


def test_the_labour_party_is_no_labor() -> None:
    """A British spelling is looked for only where it means the concept."""
    told = article(
        headline="Labour wins, Labour says", body="Labour voters and Labour."
    )
    assert tags_of(told).topics == ()
    theatre = article(headline="Theatre prizes", body="The theatre, a theatre.")
    assert [t.label for t in tags_of(theatre).topics] == ["theater"]


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_a_change_of_interest_rates_affects_banks_in_any_language(
    language: str,
) -> None:
    """The same news has the same sectors, whichever words it is told in."""
    told = article(language=language, subjects=(code("20000371"),))
    assert {s.id for s in tags_of(told).sectors} == {"banks"}
