"""`wiredesk config`: the settings as they are, whether they make sense, and all there are."""

import json

import typer
from rich.console import Console

from services.cli.errors import Told
from services.cli.models import line_model, line_rubrics
from services.runtime.settings import Settings


app = typer.Typer(help="Show and check the settings.", no_args_is_help=True)


@app.command()
def show() -> None:
    """Print every setting as it is now; secrets as stars."""
    typer.echo(json.dumps(Settings().model_dump(mode="json"), indent=2))


@app.command()
def check() -> None:
    """Read settings, feeds, rubrics and model; one line where they are wrong."""
    settings = Settings()
    line_model()
    feeds, rubrics = settings.load_feeds().feeds, line_rubrics()
    for feed in feeds.values():
        for said, section in feed.sections.items():
            if rubrics.called(section) is None:
                known = ", ".join(rubrics.by_id)
                where = f"{settings.feeds}: {feed.name}: sections: {said}"
                raise Told(
                    f"{where}: no section is called {section!r}; take of {known}"
                )
    told = f"{len(feeds)} feeds and {len(rubrics.by_id)} sections are named"
    Console(highlight=False).print(f"settings are well; {told}")


@app.command("reference")
def reference_() -> None:
    """Print deploy/REFERENCE.md: every setting, metric, topic and reason there is."""
    # Here, not above: it knows the site and the operators' page, which no command needs.
    from services.cli.reference import reference  # noqa: PLC0415 - see above

    typer.echo(reference(), nl=False)
