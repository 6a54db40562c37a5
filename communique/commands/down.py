"""`communique down`: ends what `communique up` started, wherever it was started."""

import typer

from communique_schemas.printable import printable
from communique_store import ConnectionSettings
from communique_store.connection.embedded import require_embedded_extra


def down() -> None:
    """End server and worker of `communique up`, also where the `up` itself is lost.

    Example: communique down
    """
    require_embedded_extra()
    from communique_store.connection.leftovers import end_all

    folder = ConnectionSettings().data_dir
    ended = end_all(folder)
    said = f"ended {', '.join(ended)}" if ended else f"nothing runs on {folder}"
    typer.echo(printable(said))
