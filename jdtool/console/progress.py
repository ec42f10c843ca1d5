"""A progress bar on stderr for work that takes more than a second."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0  # seconds


class Waiting:
    """Shows nothing for a second, then a bar; nothing at all when stderr is no terminal."""

    def __init__(self, quiet: bool = False) -> None:
        self._wanted = not quiet and sys.stderr.isatty()
        self._timer = threading.Timer(_PATIENCE, self._show)
        self._lock = threading.Lock()
        self._bar: Progress | None = None
        self._state = ("正在读取台账", 0, 0)
        self._over = False

    def __enter__(self) -> Self:
        if self._wanted:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar:
                self._bar.stop()

    def read(self, number: int, total: int) -> None:
        """Hears how many files of how many have been read; no name is shown, for it may be a person's."""
        self._tell("正在读取台账", number, total)

    def stage(self, doing: str) -> None:
        """Hears what is being done after the reading."""
        self._tell(doing, 0, 0)

    def _tell(self, doing: str, done: int, total: int) -> None:
        with self._lock:
            self._state = (doing, done, total)
            self._update()

    def _update(self) -> None:
        if self._bar:
            doing, done, total = self._state
            self._bar.update(self._bar.task_ids[0], description=doing, completed=done, total=total or None)

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - most runs are over before a bar is due
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - see above

        with self._lock:
            if self._over:
                return
            bars = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
            self._bar = Progress(*bars, console=Console(stderr=True), transient=True)
            self._bar.add_task("")
            self._update()
            self._bar.start()
