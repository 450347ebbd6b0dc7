"""What the program remembers for the person at this computer. What a lab decides is in its lab file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.formats import FORMATS
from app.policy import LOCKED, NO_POLICY
from app.setting import Kind, Setting

if TYPE_CHECKING:
    from pathlib import Path

    from app.policy import Policy

FILE = "einstellungen.json"
_FORMATS = tuple((it.key, it.label) for it in FORMATS.values())

# fmt: off
SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("look", "system", "Darstellung",
            "Hell oder dunkel. Ein kontrastreiches System geht immer vor.",
            (("system", "Wie das System"), ("light", "Hell"), ("dark", "Dunkel"))),
        Setting("system_font", False, "Schrift des Betriebssystems",
            "Statt der mitgelieferten Schriften; sinnvoll, wenn Sie eine besser lesbare eingestellt haben."),
        Setting("spelling", True, "Rechtschreibung prüfen",
            "Unterstreicht unbekannte Wörter in dem Text, den Sie schreiben. Nichts verlässt den Rechner."),
        Setting("own_words", []),
        Setting("editor", "", "Ihr Kürzel",
            "Steht bei jeder Änderung, die Sie vornehmen. Leer lassen, wenn niemand es wissen muss."),
        Setting("data_folder", "", "Ordner für Laborbücher",
            "Wird für neue Laborbücher vorgeschlagen. Leer lassen, um die eigenen Dokumente zu nehmen.",
            text=Kind.FOLDER, example=r"H:\Laborbuch",
            policy="Diesen Ordner schlägt das Programm für neue Laborbücher vor; fehlt er, wird er angelegt. "
            "Solange noch kein Laborbuch geöffnet wurde, beginnt auch „Öffnen“ hier. Platzhalter wie "
            "%USERNAME% sind möglich."),
        Setting("backup_folder", "", "Ordner für Sicherungen",
            "Vor jeder Übernahme wird gesichert. Leer lassen, um neben dem Laborbuch zu sichern.",
            text=Kind.FOLDER, example=r"\\server\sicherung\%USERNAME%",
            policy="Hierhin sichert das Programm vor jeder Übernahme, je Laborbuch in einen eigenen Ordner. "
            "Ist der Ordner nicht zu erreichen, wird nichts übernommen. Platzhalter wie %USERNAME% sind "
            "möglich."),
        Setting("document_template", "", "Vorlage für Dokumente",
            "Ein Word-Dokument mit Ihrem Logo, Ihren Farben und Schriften. Leer lassen, um die mitgelieferte "
            "zu nehmen.",
            text=Kind.FILE, example=r"\\server\vorlagen\laborbuch.docx",
            policy="Word-, OpenDocument- und PDF-Dokumente sehen aus wie dieses Word-Dokument. Beginnen Sie "
            "mit der mitgelieferten Vorlage, die sich in den Einstellungen speichern lässt; ändern Sie in "
            "Word Formatvorlagen, Farben, Schriften, Kopf- und Fußzeilen. Fehlt der Datei eine "
            "Formatvorlage, gibt das Programm kein Dokument aus und nennt sie."),
        Setting("office_address", "", "Anschrift des Projektbüros",
            "Steht beim Ausgeben einer Lieferung und in ihrem Begleitblatt. Das Programm verschickt nichts.",
            text=Kind.LINES, example="lieferungen@projektbuero.example",
            policy="Steht beim Ausgeben einer Lieferung und in ihrem Begleitblatt LIESMICH.txt, etwa eine "
            "E-Mail-Adresse. Das Programm verschickt nichts."),
        Setting("export_formats", list(FORMATS), "Erlaubte Ausgabeformate", "",
            _FORMATS, example="excel, package",
            policy="Andere Formate bietet das Programm nicht an, und die Befehlszeile lehnt sie ab. Ein "
            "Paket enthält immer Arbeitsmappe und Word-Dokumente; das Gesamtpaket des Projektbüros braucht "
            "Word und Excel."),
        Setting("recent_books", []),
        Setting("open_last", True, "Zuletzt geöffnetes Laborbuch beim Start öffnen",
            "Sonst beginnt das Programm mit der Startseite.",
            policy="Mit „nein“ beginnt das Programm immer mit der Startseite; sinnvoll, wo sich mehrere eine "
            "Anmeldung teilen.", example="nein"),
        Setting(LOCKED, [], "Gesperrte Einstellungen", example="retention_person_months, backup_folder",
            policy="Diese Einstellungen kann niemand sonst ändern. Ohne eigenen Wert bleiben sie auf dem "
            "Standard. Was die Richtlinie am Programm festlegt, ist auch ohne Sperre fest; was sie für "
            "Laborbücher vorschlägt, erst mit ihr."),
        Setting("last_book", ""),
        Setting("seat", ""),
        Setting("contrast", False),
        Setting("geometry", ""),
        Setting("splitters", {}),
        Setting("lists", {}),
        Setting("watched_folder", ""),
        Setting("policy_told", ""),
    )
}
# fmt: on


class Settings:
    """The settings with their values: what IT decided, else what the person did, else the default.

    Every change is written at once. A file that cannot be read counts as missing, and one that cannot be
    written changes nothing but that the program forgets: nobody should be kept from working by it.
    """

    def __init__(self, file: Path, policy: Policy = NO_POLICY) -> None:
        """Read the settings kept in ``file``."""
        self._file = file
        self.policy = policy
        self._values = {key: value for key, value in _read(file).items() if _is_known(key, value)}

    def __getitem__(self, key: str) -> Any:
        """Return the value in force; do not change lists and dictionaries in place."""
        setting = SETTINGS[key]
        if self.policy.holds(setting):
            return self.policy.value(setting)
        return self._values.get(key, setting.default)

    def __setitem__(self, key: str, value: Any) -> None:
        """Remember a value. What IT decided is not the person's to change: then it is a ValueError."""
        if not SETTINGS[key].accepts(value) or self.policy.holds(SETTINGS[key]):
            raise ValueError(f"{key} does not take {type(value).__name__}")
        if value != self[key]:
            self._values[key] = value
            self._write()

    def _write(self) -> None:
        fresh = self._file.with_suffix(".neu")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            fresh.replace(self._file)
        except OSError:
            return


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_known(key: str, value: object) -> bool:
    return key in SETTINGS and SETTINGS[key].accepts(value)
