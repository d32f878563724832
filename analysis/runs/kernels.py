"""How kernels are spoken to: over the file system's own sockets where there are such, so that no port is opened."""

import contextlib
import os
import signal
import tempfile
import weakref
from functools import cache
from pathlib import Path
from typing import Any

from analysis import noted
from analysis import settings as choices

#: Tells a kernel the folder for files; empty where none are asked for.
FILES = "DATELINE_FILES"
#: Tells a kernel where tables are kept.
PROCESSED = "DATELINE_PROCESSED"
#: The longest address a socket in the file system may have, less what the kernel adds to it.
_LONGEST = 90


def manager(files: str = "", read: str = "") -> Any:
    """The class of kernel managers to give to papermill: IPC where the system can, else the usual one.

    Its kernels save what they show in the folder `files`, and note which files they read in the list `read`, where such
    are named.
    """
    from jupyter_client.manager import AsyncKernelManager  # noqa: PLC0415 - loaded by the first run only

    class Known(AsyncKernelManager):
        """A kernel that can be stopped from outside the thread that runs it."""

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            _running.add(self)

        async def start_kernel(self, **told: Any) -> None:  # type: ignore[override]
            """Start it, with what it is told in its environment."""
            places = {FILES: files, noted.LIST: read, PROCESSED: str(choices.PROCESSED)}
            told["env"] = {**(told.get("env") or os.environ), **places}
            await super().start_kernel(**told)

    sockets = _folder()
    if sockets is None:
        return Known

    class IPCKernelManager(Known):
        """A kernel reached through sockets in a folder that only this user can open."""

        def __init__(self, **settings: Any) -> None:
            super().__init__(transport="ipc", **settings)
            handle, name = tempfile.mkstemp(prefix="k", suffix=".json", dir=sockets)
            os.close(handle)
            Path(name).unlink()
            self.connection_file = name
            self.ip = name.removesuffix(".json")

    return IPCKernelManager


@cache
def _folder() -> str | None:
    """A folder for the sockets with a short address, removed at exit; None where there are no such sockets."""
    if os.name == "nt":
        return None
    folder = tempfile.TemporaryDirectory(prefix="dl-", ignore_cleanup_errors=True)
    _kept.append(folder)
    return folder.name if len(folder.name) < _LONGEST else None


def stop() -> None:
    """Kill every kernel that is running: whoever waits for one hears that it died."""
    for kernel in list(_running):
        pid = kernel.provisioner.pid if kernel.has_kernel and kernel.provisioner.has_process else None
        if pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


_running: "weakref.WeakSet[Any]" = weakref.WeakSet()
_kept: list[tempfile.TemporaryDirectory[str]] = []
