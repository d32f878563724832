"""How far a run is, while it runs: one line written over on a terminal, a line for each finished notebook elsewhere."""

import shutil
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from analysis.wording import several

if TYPE_CHECKING:
    from analysis.runs import Executed

#: Seconds between two looks at the clock.
_TICK = 0.5


class Progress:
    """Hears of notebooks that end (`ended`) and of cells that begin (`began`), from any thread, and says so.

    To be used as a context: the line that is written over is taken away at the end.
    """

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0
        self.since = time.monotonic()
        self.cells: dict[str, tuple[int, int]] = {}
        self.lock, self.over = threading.Lock(), threading.Event()
        self.live = sys.stdout.isatty()

    def __enter__(self) -> Self:
        print(f"Running {several(self.total, 'notebook')} …", flush=True)
        if self.live:
            threading.Thread(target=self._tick, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.over.set()
        with self.lock:
            self._erase()

    def began(self, name: str, cell: int, of: int) -> None:
        """A notebook's cell has begun."""
        with self.lock:
            self.cells[name] = (cell, of)

    def ended(self, one: "Executed") -> None:
        """A notebook has ended."""
        with self.lock:
            self.done += 1
            self.cells.pop(one.name, None)
            self._erase()
            print(f"  [{self.done}/{self.total}] {one.name}: {_state(one)}", flush=True)

    def _tick(self) -> None:
        while not self.over.wait(_TICK):
            with self.lock:
                if not self.over.is_set():
                    self._erase()
                    print(self.line()[: shutil.get_terminal_size().columns - 1], end="", flush=True)

    def line(self) -> str:
        """Which cells are running, and for how long the run has been."""
        running = " · ".join(f"{name}: cell {cell} of {of}" for name, (cell, of) in sorted(self.cells.items()))
        return f"  {time.monotonic() - self.since:.0f} s  {running or 'starting'}"

    def _erase(self) -> None:
        if self.live:
            print("\r\x1b[K", end="", flush=True)


def _state(one: "Executed") -> str:
    if not one.ok:
        return "FAILED"
    if one.kept:
        return "unchanged, kept from an earlier run"
    warned = f", {several(one.warnings, 'cell')} with a warning" if one.warnings else ""
    return f"{one.seconds:.1f} s{warned}"
