"""Draws templates: what every page has, and the words that templates may use."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from deploy.demo.site import words
from deploy.demo.site.pictures import picture_of
from deploy.demo.site.views import in_order
from schemas.page import Section


HERE = Path(__file__).parent
STATIC = HERE / "static"


class Paper:
    """The site's look, under the name it goes by."""

    def __init__(self, name: str) -> None:
        self._jinja = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.filters.update(
            inline=words.inline,
            machine_date=words.machine_date,
            machine_time=words.machine_time,
            long_date=words.long_date,
            long_time=words.long_time,
            short_date=words.short_date,
            picture=picture_of,
        )
        self._jinja.globals.update(
            site=name, reasons=words.REASONS, static=_static_addresses()
        )

    def draw(
        self, template: str, *, sections: tuple[Section, ...], **values: object
    ) -> HTMLResponse:
        """A page with the site's sections in their order."""
        html = self._jinja.get_template(template).render(
            {"sections": in_order(sections), **values}
        )
        return HTMLResponse(html)

    @staticmethod
    def address(path: str, **query: str) -> str:
        """An address of the site with its query."""
        return f"{path}?{urlencode(query)}"


def _static_addresses() -> dict[str, str]:
    """Each file under a name that changes with it, so that it may be kept."""
    return {
        file.name: f"/static/{file.name}?{sha256(file.read_bytes()).hexdigest()[:8]}"
        for file in STATIC.iterdir()
    }
