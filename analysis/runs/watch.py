"""papermill's own engine, telling which cell has begun, so that a person sees how far each notebook is."""

from collections.abc import Callable
from functools import cache
from typing import Any

NAME = "dateline"


@cache
def register() -> str:
    """Make the engine known to papermill; returns the name it is asked for by."""
    from papermill.engines import NBClientEngine, papermill_engines  # noqa: PLC0415 - paid only by a run

    class Watched(NBClientEngine):  # type: ignore[misc]
        """Calls `began(cell, of)` as each cell starts: its place among the cells, from 1, and how many there are."""

        @classmethod
        def execute_managed_notebook(
            cls, nb_man: Any, kernel_name: str, began: Callable[[int, int], None] | None = None, **more: Any
        ) -> Any:
            if began is not None:
                start, total = nb_man.cell_start, len(nb_man.nb.cells)

                def cell_start(cell: Any, cell_index: int | None = None, **kwargs: Any) -> None:
                    began((cell_index or 0) + 1, total)
                    start(cell, cell_index, **kwargs)

                nb_man.cell_start = cell_start
            return super().execute_managed_notebook(nb_man, kernel_name, **more)

    papermill_engines.register(NAME, Watched)
    return NAME
