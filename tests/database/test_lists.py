"""Lists of sections, as they are kept."""

from schemas.page import Section
from services.database import lists
from services.runtime.postgres import Pool, transaction


async def test_a_renamed_rubric_has_its_new_name_in_its_list(pool: Pool) -> None:
    """The id stays; sites read the name from the list."""
    for name in ("World", "International", "International"):
        async with transaction(pool) as db:
            subjects = await lists.ensure(db, [(Section(id="world", name=name), "en")])
            (listed,) = await lists.read(db, subjects)
            assert listed.section.name == name
