"""Merging many labs' workbooks against reading and concatenating them with pandas, and against itself.

Every figure is the CPU time or the peak memory of a process of its own; the jobs take turns, so that a busy
moment of the machine meets both.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.bench.ratio import Ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LABS, RECORDS, ROUNDS = 100, 720, 3
SMALL, BIG, FEW = 60, 600, 60  # labs, and records of each: does a large office make a merge dearer?


def run() -> list[Ratio]:
    with tempfile.TemporaryDirectory() as name:
        return [*_against_pandas(Path(name)), *_growth(Path(name)), _bulk()]


def _against_pandas(folder: Path) -> list[Ratio]:
    files = _made(folder / "labs", LABS, RECORDS)
    rounds = [(_job("pandas", folder, files), _job("ours", folder, files)) for _ in range(ROUNDS)]
    again = _job("again", folder, files)
    return [
        Ratio(f"Zusammenführen, {LABS} Labore, CPU gegen pandas", _ratio(rounds, "cpu"), 0.1),
        Ratio(f"Zusammenführen, {LABS} Labore, Speicher gegen pandas", _ratio(rounds, "peak"), 0.25),
        Ratio(
            "Zusammenführen, zweites Mal gegen das erste",
            again["cpu"] / median(o["cpu"] for _, o in rounds),
            0.1,
        ),
    ]


def _growth(folder: Path) -> list[Ratio]:
    files = _made(folder / "many", BIG, FEW)
    few = _job("ours", folder, files[:SMALL])
    many = _job("ours", folder, files)
    each = (many["cpu"] / BIG) / (few["cpu"] / SMALL)
    return [Ratio(f"Zusammenführen, Aufwand je Labor bei {BIG} gegen {SMALL} Labore", each, 1.25)]


def _ratio(rounds: Sequence[tuple[dict[str, float], dict[str, float]]], key: str) -> float:
    return median(ours[key] / theirs[key] for theirs, ours in rounds)


def _made(folder: Path, labs: int, records: int) -> list[Path]:
    from tests.bench.merge_data import workbooks

    folder.mkdir()
    return workbooks(folder, labs, records)


def _job(name: str, folder: Path, files: Sequence[Path]) -> dict[str, float]:
    listed = folder / "files.json"
    listed.write_text(json.dumps([str(file) for file in files]), "utf-8")
    command = [sys.executable, "-m", "tests.bench.merge", name, str(listed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _pandas(files: Sequence[str], folder: Path) -> float:
    import warnings

    import pandas as pd  # type: ignore[import-untyped]

    warnings.simplefilter("ignore")
    start = time.process_time()
    found: dict[str, list[Any]] = {}
    for file in files:
        for sheet, frame in pd.read_excel(file, sheet_name=None).items():
            found.setdefault(str(sheet), []).append(frame.assign(Labor=file))
    with pd.ExcelWriter(folder / "alle.xlsx") as writer:
        for sheet, frames in found.items():
            pd.concat(frames, ignore_index=True).to_excel(writer, sheet_name=sheet, index=False)
    return time.process_time() - start


def _ours(files: Sequence[str], folder: Path, *, again: bool = False) -> float:
    from app.services.labs import create_office
    from app.services.office import intake
    from ui import compose

    book = create_office(folder / "buero.laborbuch")
    reads = [partial(compose.open_delivery, Path(file)) for file in files]
    start = time.process_time()
    done = intake.take_over_all(book, reads, back_up=False)
    assert sum(getattr(one, "status", "") == "applied" for one in done) == len(files)
    if again:
        start = time.process_time()
        assert {one.status for one in intake.take_over_all(book, reads)} == {"unchanged"}  # type: ignore[union-attr]
    spent = time.process_time() - start
    book.close()
    return spent


def _bulk() -> Ratio:
    """Storing new records in bulk against raw upserts of the same rows into the same tables."""
    rounds = [_bulk_seconds() for _ in range(ROUNDS)]
    return Ratio("Speichern in Menge gegen rohes SQLite", median(ours / raw for ours, raw in rounds), 1.7)


def _bulk_seconds() -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.merge_bulk"], capture_output=True, text=True, check=True
    )
    ours, raw = json.loads(done.stdout)
    return ours, raw


JOBS: dict[str, Callable[..., float]] = {
    "pandas": _pandas,
    "ours": _ours,
    "again": partial(_ours, again=True),
}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as folder:
            listed = json.loads(Path(sys.argv[2]).read_text("utf-8"))
            cpu = JOBS[sys.argv[1]](listed, Path(folder))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({"cpu": cpu, "peak": peak}))
    else:
        print(*run(), sep="\n")
