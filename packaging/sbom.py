"""Writes the list of components (CycloneDX): ``python packaging/sbom.py [FOLDER]``, by default into dist.

The same input gives the same bytes: the serial number follows from the content, and a time is named only
where SOURCE_DATE_EPOCH says one.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import distributions
from components import Component, components

if TYPE_CHECKING:
    from collections.abc import Sequence

EPOCH = "SOURCE_DATE_EPOCH"
NAME = "Laborbuch"


def main(folder: str | Path = distributions.ROOT / "dist") -> None:
    file = Path(folder) / file_name()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text(components()), "utf-8", newline="\n")
    print(file)


def file_name() -> str:
    return f"{NAME}-{distributions.project()['version']}.cdx.json"


def text(found: Sequence[Component]) -> str:
    """Return the list in JSON."""
    bom = document(found)
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bom, sort_keys=True))
    return json.dumps(bom | {"serialNumber": f"urn:uuid:{serial}"}, indent=1, ensure_ascii=False) + "\n"


def document(found: Sequence[Component]) -> dict[str, Any]:
    program = itself(found)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": moment() | {"component": described(program) | {"type": "application"}},
        "components": [described(component) for component in found],
        "dependencies": [{"ref": one.name, "dependsOn": sorted(set(one.needs))} for one in (program, *found)],
    }


def itself(found: Sequence[Component]) -> Component:
    """Return the program, which needs everything that nothing else needs."""
    about = distributions.project()
    inner = {name for component in found for name in component.needs}
    needs = tuple(component.name for component in found if component.name not in inner)
    version = str(about["version"])
    return Component(NAME, version, str(about["license"]), f"pkg:generic/laborbuch@{version}", needs=needs)


def moment() -> dict[str, str]:
    epoch = os.environ.get(EPOCH)
    return {"timestamp": dt.datetime.fromtimestamp(int(epoch), dt.UTC).isoformat()} if epoch else {}


def described(component: Component) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": component.name,
        **plain(component),
        **archives(component),
        **({"components": [plain(part) for part in component.parts]} if component.parts else {}),
    }


def plain(component: Component) -> dict[str, Any]:
    """Return what is said of parts, too; what is not known is left out."""
    known = component.licence != distributions.UNKNOWN
    said = {
        "type": "library",
        "name": component.name,
        "version": component.version,
        "scope": "optional" if component.optional else "required",
        "licenses": [{"expression": component.licence}] if known else [],
        "purl": component.purl,
    }
    return {key: value for key, value in said.items() if value}


def archives(component: Component) -> dict[str, Any]:
    """Return the sums of the archives that the lock file accepts: which one was installed is not known."""
    sums = [{"alg": "SHA-256", "content": content} for content in component.hashes]
    place = {"type": "distribution", "url": component.purl, "hashes": sums}
    return {"externalReferences": [place]} if sums else {}


if __name__ == "__main__":
    main(*sys.argv[1:])
