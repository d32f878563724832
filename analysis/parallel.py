"""Does the same work on many things in several processes, and gives the results in their order.

The workers are plain processes that import this package and nothing of the caller, so that it works the same from a
script without a guard, from a notebook, and on systems that cannot fork; threads of this process only wait for them.
What a worker does not do, because the system stopped it or the work failed, is done here: the result, or the error, is
the same, only later.
"""

import contextlib
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

#: Below so many items a second process costs more than it saves.
LEAST = 600
_MOST_IN_A_CHUNK = 50
_SIZE = struct.Struct(">Q")


def ordered(
    function: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Sequence[Item],
    *,
    workers: int | None = None,
    least: int | None = None,
) -> Iterator[Result]:
    """`function(shared, item)` for each of `items`, in their order, in `workers` processes (default: the cores).

    `function` is a module's own function, and everything given can be pickled. Fewer than `least` items (default:
    LEAST) are done in this process. An error in `function` is raised here as it is.
    """
    number = cores() if workers is None else workers
    if number < 2 or len(items) < max(2, LEAST if least is None else least) or not sys.executable:
        yield from (function(shared, item) for item in items)
        return
    size = max(1, min(_MOST_IN_A_CHUNK, len(items) // (number * 4)))
    chunks = [items[i : i + size] for i in range(0, len(items), size)]
    team = _Team(function, shared, min(number, len(chunks)))
    threads = ThreadPoolExecutor(team.size)
    try:
        for results in threads.map(team.do, chunks):
            yield from results
    finally:
        team.stop()
        threads.shutdown(cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Team:
    """Processes that wait for chunks; each is lent to one thread at a time."""

    def __init__(self, function: Callable[[Any, Any], Any], shared: Any, size: int) -> None:
        self.size = size
        self._function, self._shared = function, shared
        self._stopped = False
        started = [self._start() for _ in range(size)]
        self._all = [w for w in started if w is not None]
        self._free: queue.SimpleQueue[subprocess.Popen[bytes] | None] = queue.SimpleQueue()
        for worker in started:
            self._free.put(worker)

    def do(self, chunk: Sequence[Any]) -> list[Any]:
        worker = self._free.get()
        results: list[Any] | None = None
        try:
            results = _asked(worker, chunk) if worker else None
        except (EOFError, OSError, pickle.UnpicklingError):  # the system stopped it, or the work failed
            worker = None
        finally:
            self._free.put(worker)
        if results is None:
            return [] if self._stopped else [self._function(self._shared, item) for item in chunk]
        return results

    def stop(self) -> None:
        self._stopped = True
        for worker in self._all:
            worker.kill()
        for worker in self._all:
            worker.wait()
            for end in (worker.stdin, worker.stdout):
                if end:
                    with contextlib.suppress(OSError):  # words still on their way to one that is gone
                        end.close()

    def _start(self) -> "subprocess.Popen[bytes] | None":
        package = str(Path(__file__).resolve().parent.parent)
        paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        try:
            worker = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": paths},
            )
            _send(worker.stdin, (self._function, self._shared))
        except OSError:  # no process can be had: the work is done in this one
            return None
        return worker


def _asked(worker: "subprocess.Popen[bytes]", chunk: Sequence[Any]) -> list[Any]:
    _send(worker.stdin, list(chunk))
    results: list[Any] = _receive(worker.stdout)
    return results


def _send(stream: IO[bytes] | None, message: Any) -> None:
    if stream is None:
        raise EOFError
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> Any:
    head = stream.read(_SIZE.size) if stream else b""
    if stream is None or len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


def _serve() -> None:
    """A worker's life: what to do comes first, then chunks, until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is told, and stops its workers
    asked, answered = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints must not stand among the answers
    sys.excepthook = lambda *_: None  # the chunk is done again where it was asked for, and the error is raised there
    try:
        function, shared = _receive(asked)
        while True:
            _send(answered, [function(shared, item) for item in _receive(asked)])
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    _serve()
