"""`wiredesk`: every command in one table."""

import sys
from typing import Annotated

import typer

from services.cli import (
    config,
    db,
    dlq,
    parse,
    push,
    resume,
    serve,
    status,
    story,
    tag,
    tail,
    topics,
    up,
)
from services.cli.errors import explained


HELP = """The wire desk of a newsroom: agency wires in, one clean stream of pages out.

Exit codes: 0 done, 1 the thing asked about is not well, 2 wrong use.

Examples:

  wiredesk up --demo                 the whole line and a sample wire on this machine

  wiredesk push --feed norda *.xml   send files as an agency would

  wiredesk parse story.xml           what the line would make of a file

  wiredesk tail --since-start        publish events as they come
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
GROUPS = {"dlq": dlq.app, "topics": topics.app, "db": db.app, "config": config.app}

app.command("up")(up.up)
app.command("ingest")(serve.ingest)
app.command("enrich")(serve.enrich)
app.command("publish")(serve.publish)
app.command("push")(push.push)
app.command("parse")(parse.parse)
app.command("tag")(tag.tag)
app.command("tail")(tail.tail)
app.command("status")(status.status)
app.command("resume")(resume.resume)
app.command("story")(story.story)
for name, group in GROUPS.items():
    app.add_typer(group, name=name)


@app.callback()
def options(
    *,
    debug: Annotated[
        bool, typer.Option("--debug", help="show tracebacks of errors")
    ] = False,
) -> None:
    """Take the options that stand before the command."""
    # `main` reads it from the arguments: an error may come before this is called.
    del debug


def main() -> None:
    """Run a command; an error is one line that says what to do."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        sys.stderr.write(f"wiredesk: {explained(error)}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
