"""`wiredesk`: every command in one table."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from services.cli.errors import explained


HELP = """The wire desk of a newsroom: agency wires in, one clean stream of pages out.

Exit codes: 0 done, 1 the thing asked about is not well or could not be done, 2 wrong
use (an option, or a file that cannot be opened), 130 after Ctrl-C.

Examples:

  wiredesk up --demo                 the whole line and a sample wire on this machine

  wiredesk push --feed norda *.xml   send files as an agency would

  wiredesk parse story.xml           what the line would make of a file

  wiredesk explain story.xml         the same for a person: which rule decided, and when

  wiredesk tail --since-start        publish events as they come
"""

# Only the module of the command that was typed is loaded: a look at the status should
# not wait for the parsers and the linker.
COMMANDS = {
    "up": "up",
    "ingest": "serve",
    "enrich": "serve",
    "publish": "serve",
    "push": "push",
    "parse": "parse",
    "explain": "explain",
    "tag": "tag",
    "train": "train",
    "link": "link",
    "tail": "tail",
    "status": "status",
    "resume": "resume",
    "story": "story",
}
GROUPS = ("dlq", "topics", "db", "config")


def command_line(words: Sequence[str]) -> typer.Typer:
    """The command that these words name; all of them where they name none."""
    app = typer.Typer(
        help=HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(options)
    named = [word for word in words if word in COMMANDS or word in GROUPS][:1]
    for name in named or [*COMMANDS, *GROUPS]:
        module = import_module(f"services.cli.{COMMANDS.get(name, name)}")
        if name in COMMANDS:
            app.command(name)(getattr(module, name))
        else:
            app.add_typer(module.app, name=name)
    return app


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
        command_line(sys.argv[1:])()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        sys.stderr.write(f"wiredesk: {explained(error)}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
