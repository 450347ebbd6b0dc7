"""``make packages-test``: the packages in dist/, as an administrator meets them. Ends with a table."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import installers  # noqa: E402  # needs the folders above
import linux  # noqa: E402
import table  # noqa: E402

WORK = HERE.parents[1] / "build" / "check"


def main(names: list[str]) -> int:
    """Run the named parts, or all of them."""
    results = table.Table()
    parts = {"linux": linux.run, "windows": installers.run}
    for name in names or parts:
        shutil.rmtree(WORK / name, ignore_errors=True)
        (WORK / name).mkdir(parents=True)
        parts[name](results, WORK / name)
    return results.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
