"""Write what IT needs for policies: templates for group policy, a file to fill in, the table in docs.

    PYTHONPATH=. .venv/bin/python packaging/make_policy.py

All of it comes from the declarations. A test holds the written files against them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from app.policy.ini import SECTION
from app.policy.registry import ROOT as KEY
from app.policy.rows import LOCKABLE, ROWS, Row
from app.setting import LONGEST, Kind
from app.version import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.setting import Setting

HOME = Path(__file__).parents[1]
ADMX, ADML = "packaging/policy/laborbuch.admx", "packaging/policy/de-DE/laborbuch.adml"
INI, TABLE = "packaging/policy/richtlinie.ini", "docs/richtlinien.md"
BEGIN, END = "<!-- Tabelle: geschrieben von packaging/make_policy.py -->\n", "<!-- Ende der Tabelle -->\n"

NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
VERSION = {"revision": "1.0", "schemaVersion": "1.0"}
SUPPORTED = "supported"
# Categories: those of lab files are the true ones.
CATEGORIES = {False: ("program", "Programm"), True: ("labs", "Vorschläge für Laborbücher")}
HIGHEST = 9999
STORED = {
    Kind.LINE: "REG_SZ",
    Kind.LINES: "REG_MULTI_SZ",
    Kind.FOLDER: "REG_SZ",
    Kind.FILE: "REG_SZ",
    Kind.TICK: "REG_DWORD 1 oder 0",
    Kind.NUMBER: "REG_DWORD",
    Kind.CHOICES: "Unterschlüssel, REG_DWORD 1 oder 0 je Eintrag",
    Kind.KEYS: "Unterschlüssel, REG_DWORD 1 oder 0 je Eintrag",
}


def files(docs: str) -> dict[str, str]:
    """Return every file by its place. ``docs`` is the paper for IT, in which the table is renewed."""
    before, _, rest = docs.partition(BEGIN)
    after = rest.partition(END)[2]
    table = "\n".join(_table())
    return {
        ADMX: _xml(_definitions()),
        ADML: _xml(_resources()),
        INI: "\n".join(_ini()) + "\n",
        TABLE: f"{before}{BEGIN}\n{table}\n\n{END}{after}",
    }


# What group policy asks and where it puts the answers


def _definitions() -> Element:
    root = Element("policyDefinitions", {"xmlns": NAMESPACE, **VERSION})
    SubElement(
        SubElement(root, "policyNamespaces"), "target", prefix="laborbuch", namespace="Laborbuch.Policies"
    )
    SubElement(root, "resources", minRequiredRevision="1.0")
    definitions = SubElement(SubElement(root, "supportedOn"), "definitions")
    SubElement(definitions, "definition", name=SUPPORTED, displayName=_string(SUPPORTED))
    categories = SubElement(root, "categories")
    SubElement(categories, "category", name=SECTION, displayName=_string(SECTION))
    for name, _ in CATEGORIES.values():
        category = SubElement(categories, "category", name=name, displayName=_string(name))
        SubElement(category, "parentCategory", ref=SECTION)
    policies = SubElement(root, "policies")
    for row in ROWS.values():
        _define(policies, row)
    return root


def _define(policies: Element, row: Row) -> None:
    setting = row.setting
    about = {"name": setting.key, "class": "Both", "displayName": _string(setting.key)}
    about |= {"explainText": _string(f"{setting.key}_explain"), "key": KEY}
    ticks = setting.kind is Kind.TICK
    about |= {"valueName": setting.key} if ticks else {"presentation": f"$(presentation.{setting.key})"}
    policy = SubElement(policies, "policy", about)
    SubElement(policy, "parentCategory", ref=CATEGORIES[row.of_lab][0])
    SubElement(policy, "supportedOn", ref=SUPPORTED)
    if ticks:
        _on_and_off(policy, "enabledValue", "disabledValue")
    else:
        _elements(SubElement(policy, "elements"), setting)


def _elements(elements: Element, setting: Setting) -> None:
    about = {"id": setting.key, "valueName": setting.key}
    match setting.kind:
        case Kind.NUMBER:
            SubElement(elements, "decimal", about, required="true", minValue="0", maxValue=str(HIGHEST))
        case Kind.LINES:
            SubElement(elements, "multiText", about, required="true", maxLength=str(LONGEST))
        case Kind.LINE | Kind.FOLDER | Kind.FILE:
            SubElement(elements, "text", about, required="true", maxLength=str(LONGEST))
        case _:
            for key in _choices(setting):
                tick = {"id": _tick_id(setting, key), "key": f"{KEY}\\{setting.key}", "valueName": key}
                _on_and_off(SubElement(elements, "boolean", tick), "trueValue", "falseValue")


def _on_and_off(holder: Element, on: str, off: str) -> None:
    for name, value in ((on, "1"), (off, "0")):
        SubElement(SubElement(holder, name), "decimal", value=value)


def _choices(setting: Setting) -> dict[str, str]:
    """Return what can be ticked."""
    return LOCKABLE if setting.kind is Kind.KEYS else dict(setting.choices)


def _tick_id(setting: Setting, key: str) -> str:
    return f"{setting.key}_{key}"


# The words to it


def _resources() -> Element:
    root = Element("policyDefinitionResources", {"xmlns": NAMESPACE, **VERSION})
    SubElement(root, "displayName").text = NAME
    SubElement(root, "description").text = f"Richtlinien für {NAME}"
    resources = SubElement(root, "resources")
    strings = SubElement(resources, "stringTable")
    for id_, text in _strings():
        SubElement(strings, "string", id=id_).text = text
    presentations = SubElement(resources, "presentationTable")
    for row in ROWS.values():
        if row.setting.kind is not Kind.TICK:
            _present(SubElement(presentations, "presentation", id=row.setting.key), row.setting)
    return root


def _strings() -> Iterator[tuple[str, str]]:
    yield SUPPORTED, f"{NAME} unter Windows 10 oder neuer"
    yield SECTION, NAME
    yield from CATEGORIES.values()
    for row in ROWS.values():
        yield row.setting.key, row.setting.label
        yield f"{row.setting.key}_explain", "\n\n".join(_explanation(row))


def _explanation(row: Row) -> Iterator[str]:
    setting = row.setting
    if row.of_lab:
        yield setting.help
    yield setting.policy
    if setting.kind is Kind.TICK:
        yield "Aktiviert heißt „ja“, deaktiviert heißt „nein“."
    yield f"In der Datei richtlinie.ini: {setting.key} = {_example(setting)}"


def _present(presentation: Element, setting: Setting) -> None:
    match setting.kind:
        case Kind.NUMBER:
            box = SubElement(
                presentation, "decimalTextBox", refId=setting.key, defaultValue=str(setting.default)
            )
            box.text = setting.label
        case Kind.LINES:
            SubElement(presentation, "multiTextBox", refId=setting.key).text = setting.label
        case Kind.LINE | Kind.FOLDER | Kind.FILE:
            box = SubElement(presentation, "textBox", refId=setting.key)
            SubElement(box, "label").text = setting.label
        case _:
            for key, label in _choices(setting).items():
                ticked = "true" if key in setting.default else "false"
                tick = SubElement(
                    presentation, "checkBox", refId=_tick_id(setting, key), defaultChecked=ticked
                )
                tick.text = label


def _string(id_: str) -> str:
    return f"$(string.{id_})"


def _xml(root: Element) -> str:
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'


# The file, and the table in the paper for IT


def _ini() -> Iterator[str]:
    yield f"; Richtlinie für {NAME}. Was hier steht, gilt auf diesem Rechner für alle."
    yield "; Entfernen Sie das Semikolon vor den Zeilen, die gelten sollen. Gespeichert wird als UTF-8."
    yield f"[{SECTION.title()}]"
    for row in ROWS.values():
        yield f"\n; {row.setting.label}"
        yield f";{row.setting.key} = {_example(row.setting)}"


def _example(setting: Setting) -> str:
    return setting.example or str(setting.default)


def _table() -> Iterator[str]:
    yield "| Schlüssel | Einstellung | Art | Standard | Beispiel | Registrierung |"
    yield "|---|---|---|---|---|---|"
    for row in ROWS.values():
        yield f"| {' | '.join(_cells(row.setting))} |"
    for row in ROWS.values():
        if not row.of_lab:
            yield f"\n**{row.setting.key}** ({row.setting.label}): {row.setting.policy}"
    labs = next(row.setting.policy for row in ROWS.values() if row.of_lab)
    yield f"\n**Alle übrigen** (Vorschläge für Laborbücher): {labs}"


def _cells(setting: Setting) -> Iterator[str]:
    yield f"`{setting.key}`"
    yield setting.label
    options = f": {', '.join(f'`{key}`' for key, _ in setting.choices)}" if setting.choices else ""
    yield f"{setting.kind.value}{options}"
    yield setting.shown(setting.default) or "leer"
    yield f"`{_example(setting)}`"
    yield STORED[setting.kind]


def main(home: Path = HOME) -> None:
    """Write all files."""
    for place, text in files((home / TABLE).read_text("utf-8")).items():
        (home / place).parent.mkdir(parents=True, exist_ok=True)
        (home / place).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
