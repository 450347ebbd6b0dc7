"""What went wrong, written down without a word of what people wrote.

Messages and values of errors may quote a lab's content, and paths the name of a person. So a report names
types, modules, lines and versions, and nothing else.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGGER = "laborbuch"
_KEPT_BYTES = 200_000


def start(folder: Path) -> None:
    """Write the log into ``folder``; where that is not possible, the program works without one."""
    file = folder / "laborbuch.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _shorten(file)
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(_Silent("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger(LOGGER)
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def _shorten(file: Path) -> None:
    """Keep the latest part: a log is for the last days, not for ever."""
    if file.exists() and file.stat().st_size > _KEPT_BYTES:
        file.write_bytes(file.read_bytes()[-_KEPT_BYTES // 2 :])


class _Silent(logging.Formatter):
    def formatException(self, ei: Any) -> str:  # noqa: N802  # the name is logging's
        return trace(ei[1])


def write(error: BaseException) -> None:
    """Write an error to the log, and to whoever started the program from a terminal."""
    logging.getLogger(LOGGER).error(report(error))
    if sys.stderr:  # there is none in a program without a console
        sys.stderr.write(report(error) + "\n")


def note(sentence: str) -> None:
    """Write a sentence of the program's own to the log; it must hold no word of what people wrote."""
    logging.getLogger(LOGGER).warning(sentence)


def report(error: BaseException) -> str:
    """Return what a maintainer needs: versions, system and the way of an error through the code."""
    return "\n".join([*versions(), "", trace(error)])


def fault(error: BaseException) -> str:
    """Name the kind of a fault and its place in a line, never a value: it may come from an interview."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    missing = f" {error.name}" if isinstance(error, ModuleNotFoundError) else ""
    return f"{type(error).__name__}{missing}, {where}"


def versions() -> Iterator[str]:
    """Name program, Python and system in one line each."""
    from app.version import named

    yield named()
    yield f"Python {platform.python_version()}"
    yield f"{platform.system()} {platform.release()}, {platform.machine()}"


def trace(error: BaseException) -> str:
    """Return type and places of an error and of those that led to it, the first cause first."""
    return "\n\n".join("\n".join(_one(link)) for link in reversed(list(_chain(error))))


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _one(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = frame.f_globals.get("__name__", "?")
        yield f"  {module}:{line} {frame.f_code.co_qualname}"
