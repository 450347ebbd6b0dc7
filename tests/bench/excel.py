"""Excel export against a hand-tuned floor, and whether it grows no faster than its rows.

Both write the cells of the same bundle. Making the data and importing are not measured; each run is a process
of its own, writer and floor in turn, so that a busy moment of the machine meets both.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.ratio import Ratio, seconds

ROWS, LIMIT, ROUNDS = 20_000, 1.6, 5
SMALL, BIG, GROWTH_LIMIT = 5_000, 60_000, 1.25


def run() -> list[Ratio]:
    return [
        Ratio(f"Excel, {ROWS} Zeilen", _against_floor(), LIMIT),
        Ratio(f"Excel, Aufwand je Zeile bei {BIG} gegen {SMALL} Zeilen", _growth(), GROWTH_LIMIT),
    ]


def _against_floor() -> float:
    return median(_seconds("writer", ROWS) / _seconds("floor", ROWS) for _ in range(ROUNDS))


def _growth() -> float:
    """How much dearer a row is in a big file than in a small one: 1 is linear."""
    return median(_seconds("writer", BIG) / _seconds("writer", SMALL) for _ in range(3)) * SMALL / BIG


def _seconds(variant: str, rows: int) -> float:
    return seconds("tests.bench.excel", variant, str(rows))


def _measure(variant: str, rows: int) -> float:
    import xlsxwriter  # noqa: F401 - importing is not what is measured

    from exporters.excel import write
    from tests.bench import excel_floor
    from tests.bench.excel_data import large

    bundle, job = large(rows), {"writer": write, "floor": excel_floor.write}[variant]
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        job(bundle, Path(folder) / "Mappe.xlsx")
        return time.process_time() - start


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_measure(sys.argv[1], int(sys.argv[2])))
    else:
        print(*run(), sep="\n")
