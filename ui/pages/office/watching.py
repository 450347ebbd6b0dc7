"""A folder into which others put deliveries. A file is told once it is complete: its size stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.deliverable import deliverable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE = 800  # ms between two looks at the same file


class _Seen(NamedTuple):
    size: int
    changed: int


class WatchedFolder(QObject):
    """``found`` tells the files that are new and complete. Those there at the beginning are new as well."""

    found = Signal(list)

    def __init__(self, parent: QObject | None = None, pause: int = _PAUSE) -> None:
        """Begin without a folder; ``pause`` is for tests."""
        super().__init__(parent)
        self.folder: Path | None = None
        self._growing: dict[Path, _Seen] = {}
        self._told: dict[Path, _Seen] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._again = QTimer(self, singleShot=True, interval=pause)
        self._again.timeout.connect(self.look)

    @property
    def is_there(self) -> bool:
        """Whether there is a folder, and it can be reached."""
        return self.folder is not None and self.folder.is_dir()

    def watch(self, folder: Path | None) -> None:
        """Watch another folder, or none."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self.folder = folder
        self._growing.clear()
        self._told.clear()
        self.look()

    def look(self) -> None:
        """Look for new files. Folders on a network do not always tell, so ask now and then."""
        self._again.stop()
        if not self.is_there:
            return
        if not self._watcher.directories():
            self._watcher.addPath(str(self.folder))
        there = dict(_files(self.folder))
        self._told = {path: seen for path, seen in self._told.items() if path in there}
        fresh = {path: seen for path, seen in there.items() if self._told.get(path) != seen}
        whole = [path for path, seen in fresh.items() if self._growing.get(path) == seen]
        self._told |= {path: fresh[path] for path in whole}
        self._growing = {path: seen for path, seen in fresh.items() if path not in self._told}
        if self._growing:
            self._again.start()
        if whole:
            self.found.emit(sorted(whole))


def _files(folder: Path | None) -> Iterator[tuple[Path, _Seen]]:
    for path in deliverable(folder.iterdir() if folder else ()):
        try:
            about = path.stat()
        except OSError:
            continue  # gone meanwhile, or on its way
        if about.st_size:
            yield path, _Seen(about.st_size, about.st_mtime_ns)
