"""``make bench``: every ratio, with its limit. Exit status 1 if one is over."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.ratio import Ratio

JOBS = ("startup", "lists", "search", "word", "word_peers", "excel", "excel_peers", "merge")


def main(names: list[str]) -> int:
    over = 0
    for name in names or JOBS:
        ratios: list[Ratio] = importlib.import_module(f"tests.bench.{name}").run()
        print(*ratios, sep="\n", flush=True)
        over += sum(ratio.value > ratio.limit for ratio in ratios)
    print(f"{over} über der Grenze" if over else "Alles in den Grenzen")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
