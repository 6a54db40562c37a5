"""`communique dead …`: articles that could not be processed."""

from typing import Annotated

import typer

from communique.terminal.consoles import messages, output
from communique.terminal.lists import add, rows
from communique_producer.producer import Producer
from communique_schemas.errors import ArticleConflictError, InvalidArticleError, StoreError
from communique_schemas.printable import printable, printable_json
from communique_store import EventStore

app = typer.Typer(no_args_is_help=True, help="Articles that could not be processed.")


@app.command("list")
def list_letters() -> None:
    """List the dead letters.

    Example: communique dead list
    """
    table = rows("article", "reason", "tries", "when", "message")
    with EventStore() as store:
        for letter in store.letters.all():
            cells = (letter.article_id, letter.reason, str(letter.attempts), f"{letter.failed_at:%F %T}",
                     letter.message)  # fmt: skip
            add(table, cells)
    output().print(table if table.row_count else "no dead letters")


@app.command("show")
def show(article_id: str) -> None:
    """Show one dead letter with what was sent.

    Example: communique dead show url-1f0c
    """
    with EventStore() as store:
        typer.echo(printable_json(store.letters.get(article_id).model_dump_json(indent=2)))


@app.command("drop")
def drop(article_id: str) -> None:
    """Take one dead letter out for good.

    Example: communique dead drop url-1f0c
    """
    with EventStore() as store:
        store.letters.drop(article_id)
    typer.echo(f"dropped {printable(article_id)}")


@app.command("retry")
def retry(
    article_id: Annotated[
        str | None, typer.Argument(help="Id of the dead letter's article.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Send all of them again.")] = False,
) -> None:
    """Send the articles of dead letters round again.

    Example: communique dead retry url-1f0c
    """
    if (article_id is None) == (not everything):
        raise typer.BadParameter("name one article, or say --all")
    producer = Producer()
    ids = [article_id] if article_id else []
    if everything:
        with EventStore() as store:
            # a scan may give one twice
            ids = list(dict.fromkeys(letter.article_id for letter in store.letters.all()))
    say = messages()
    queued = 0
    for each in ids:
        try:
            producer.retry_dead(each)
            queued += 1
        except (
            ArticleConflictError,
            InvalidArticleError,
            StoreError,
        ) as error:  # its neighbours may do well
            say.print(printable(f"{each}: {error}"))
    typer.echo(f"queued {queued}")
    raise typer.Exit(0 if queued == len(ids) else 1)
