"""What is shown, in which order. ``python -m tests.screenshots.scenes SCALE TARGET``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from app.services import many_acts
from app.services.office.conflicts import Take
from app.services.presence import Present
from tests.screenshots.studio import Studio
from ui import paths
from ui.dialogs.delivery import DeliveryDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_book import NewBookDialog
from ui.dialogs.occupied import OccupiedDialog
from ui.dialogs.quick_entry import QuickEntry
from ui.dialogs.samples import SampleDialog
from ui.help.field_card import FieldCard
from ui.pages.records.commands import undo
from ui.pages.records.list_pane import CALENDAR, LIST, TABLE, TIMELINE
from ui.pages.records.record_side import FORM, THREAD, WORK


def start(studio: Studio) -> None:
    studio.begin()
    studio.shoot("start")
    dialogs = {
        "neues-laborbuch": NewBookDialog(paths.documents_folder(), studio.window),
        "beispiel": SampleDialog(studio.window),
        "tastenkuerzel": KeysDialog(studio.window.commands, studio.window),
    }
    for name, dialog in dialogs.items():
        dialog.show()
        studio.shoot(name, dialog)
        dialog.reject()
    studio.look("dark")
    studio.shoot("start-dunkel")
    studio.look("light")


def overview(studio: Studio) -> None:
    studio.change("DIE-AK-0009", themes=())
    studio.change("DIE-AK-0011", end="2022-10", results=None, themes=())
    studio.go("overview")
    studio.shoot("uebersicht")


def activities(studio: Studio) -> None:
    page = studio.go("activity", "DIE-AK-0011")
    studio.shoot("aktivitaeten")
    page.pane.views.choose(TABLE)
    studio.shoot("aktivitaeten-tabelle")
    page.pane.views.choose("list")
    page.look_for()
    page.pane._filter.setText("Leerstand")
    page.pane._filter.returnPressed.emit()
    studio.shoot("aktivitaeten-nichts-gefunden")
    page.pane._filter.clear()
    page.pane._filter.returnPressed.emit()


def helping(studio: Studio) -> None:
    page = studio.go("activity", "DIE-AK-0011")
    page.enter_record()
    box = page._side.form.body.boxes["documentation_basis"]
    box.show_help()
    studio.shoot("hilfe-feld")
    for card in studio.window.findChildren(FieldCard):
        card.hide()
    box.editor.input.setFocus()
    studio.window.commands["help.pages"].trigger()
    window = studio._program.help.window
    assert window is not None
    studio.shoot("hilfe", window)
    window.hide()


def talks(studio: Studio) -> None:
    page = studio.go("interview", "DIE-IV-0001")
    studio.shoot("interviews")
    for kind, name in (("consent", "einwilligungen"), ("guide", "leitfaeden")):
        page._lists.show_kind(kind)
        page.pane.view.setFocus()
        studio.shoot(name)
    studio.go("quote", "DIE-ZI-0001")
    studio.shoot("zitate")


def findings(studio: Studio) -> None:
    page = studio.go("finding", "DIE-EK-0001")
    studio.shoot("erkenntnisse")
    page._sides.choose_view(THREAD)
    studio.shoot("erkenntnis-faden")
    page._sides.choose_view(FORM)
    page.show_record(studio.uid("DIE-QU-0015"))
    page.back_to_list()
    studio.shoot("quellen")
    studio.go("thesis", "PB-TS-0007")
    studio.shoot("thesen")


def modules(studio: Studio) -> None:
    studio.go("knowledge_module", "DIE-WB-0004")
    studio.shoot("wissensbausteine")


def searching(studio: Studio) -> None:
    studio.go("overview")
    studio.search("")
    studio.shoot("suche-leer")
    studio.search("coworking")
    studio.shoot("suche")
    studio.look("dark")
    studio.shoot("suche-dunkel")
    studio.look("light")
    studio.search("bürgerbefragungsgesamtauswertung")
    studio.shoot("suche-nichts-gefunden")
    studio.leave_search()


def delivery(studio: Studio) -> None:
    studio.go("delivery")
    dialog = DeliveryDialog(studio.workspace, studio.window)
    dialog.folder.setText(str(Path.home() / "Lieferungen"))
    dialog.show()
    studio.settle()
    dialog._issue()
    studio.shoot("lieferungen")
    dialog = DeliveryDialog(studio.workspace, studio.window)
    dialog.folder.setText("/Stadtentwicklung/Lieferungen")
    dialog.show()
    studio.shoot("lieferung-vorbereiten", dialog)
    dialog.reject()


def aside(studio: Studio) -> None:
    studio.trash("DIE-AK-0004")
    studio.trash("DIE-ZI-0004")
    studio.go("trash")
    studio.shoot("papierkorb")
    page = studio.go("settings")
    studio.shoot("einstellungen")
    page.views.choose("lab")
    studio.shoot("einstellungen-vorgaben")
    page.views.choose("program")
    studio.shoot("einstellungen-rechner")


def dark(studio: Studio) -> None:
    studio.look("dark")
    studio.go("overview")
    studio.shoot("uebersicht-dunkel")
    studio.go("activity", "DIE-AK-0011")
    studio.shoot("aktivitaeten-dunkel")
    page = studio.go("finding", "DIE-EK-0001")
    page._sides.choose_view(THREAD)
    studio.shoot("erkenntnis-faden-dunkel")
    studio.look("light")


def empty(studio: Studio) -> None:
    studio.open_new()
    studio.go("activity")
    studio.shoot("leer")


def office(studio: Studio) -> None:
    studio.open_office()
    page = studio.go("comparison")
    for place, name in (("theses", "staedtevergleich"), ("themes", "staedtevergleich-themen")):
        page.head.segments.choose(place)
        studio.settle()
        matrix = page.panels[place].matrix
        matrix.setCurrentIndex(matrix.model().index(6, 3))
        matrix.setFocus()
        studio.shoot(name)
    page.head.segments.choose("time")
    studio.settle()
    page.time.timeline.setFocus()
    studio.shoot("staedtevergleich-zeitstrahl")
    studio.go("stock")
    studio.shoot("bestand")
    page = studio.go("joint_package")
    page.place.edit.setText("/Stadtentwicklung/Gesamtpaket")
    page.waiting.setChecked(True)
    studio.settle()
    studio.shoot("gesamtpaket")


def inbox(studio: Studio) -> None:
    page = studio.open_inbox()
    page.side.next_question()
    page.side.panel.choose(Take.OURS)
    page.side.next_question()
    page.side.leave_panel()
    studio.shoot("eingang")
    studio.look("dark")
    studio.shoot("eingang-dunkel")
    studio.look("light")
    page.take_over()
    studio.settle()
    studio.shoot("eingang-uebernommen")
    studio.go("overview")
    studio.settle()
    studio.shoot("projektbuero-uebersicht")
    page = studio.go("merging")
    page.enter_question()
    studio.shoot("zusammenfuehrung")
    studio.open_new_office()
    studio.go("inbox")
    studio.shoot("eingang-leer")


def everywhere(studio: Studio, whose: str) -> None:
    """Every place in both looks, as it is when one gets there."""
    for look, ending in (("light", "-200"), ("dark", "-dunkel-200")):
        studio.look(look)
        for place in studio.window.frame.places:
            studio.go(place.key)
            studio.shoot(f"{whose}-{place.key}{ending}")
    studio.look("light")


def large(studio: Studio) -> None:
    """A window of half the width, in which everything is twice as large."""
    studio.begin()
    studio.shoot("start-200")
    studio.open_sample()
    studio.change("DIE-AK-0008", end="2022-04")
    page = studio.go("activity", "DIE-AK-0008")
    page.enter_record()
    studio.shoot("aktivitaeten-200")
    page = studio.go("finding", "DIE-EK-0001")
    page._sides.choose_view(THREAD)
    studio.shoot("erkenntnis-faden-200")
    studio.search("coworking")
    studio.shoot("suche-200")
    studio.leave_search()
    everywhere(studio, "labor")
    studio.open_office()
    everywhere(studio, "projektbuero")
    studio.go("comparison")
    studio.shoot("staedtevergleich-200")
    page = studio.open_inbox()
    page.enter_delivery()
    studio.shoot("eingang-200")
    page.side.next_question()
    studio.shoot("eingang-konflikt-200")


def several(studio: Studio) -> None:
    page = studio.go("activity")
    page.pane.view.selectAll()
    page._several.run(page.pane, many_acts.add_theme("vacancy", "Leerstand"))
    studio.shoot("aktivitaeten-gemeinsam")
    undo(studio.workspace)
    studio.settle()


def occupied(studio: Studio) -> None:
    other = Present("", "", "kb", "RATHAUS-04", "2022-11-22T08:12:00Z", "")
    dialog = OccupiedDialog("Stadtlabor.laborbuch", [other], dt.date(2022, 11, 22), studio.window)
    dialog.show()
    studio.shoot("schon-geoeffnet", dialog)
    dialog.reject()


def workplaces(studio: Studio) -> None:
    page = studio.go("interview", "DIE-IV-0001")
    page._sides.choose_view(WORK)
    studio.settle()
    studio.shoot("gespraech")
    page._side.work.right.tabs.setCurrentIndex(1)
    studio.shoot("gespraech-zitate")
    page._sides.choose_view(FORM)
    page = studio.go("knowledge_module", "DIE-WB-0004")
    page._sides.choose_view(WORK)
    studio.settle()
    studio.shoot("baustein-schreiben")
    page._sides.choose_view(FORM)


def in_time(studio: Studio) -> None:
    page = studio.go("activity")
    for view, name in ((CALENDAR, "aktivitaeten-kalender"), (TIMELINE, "aktivitaeten-zeitstrahl")):
        page.pane.views.choose(view)
        studio.settle()
        studio.shoot(name)
    page.pane.views.choose(LIST)
    spec = page.pane.spec
    entry = QuickEntry(studio.workspace.book, spec.kind, spec.quick, spec.gender, print, studio.window)
    entry.show()
    studio.shoot("kurz-festhalten", entry)
    entry.reject()


def ordinary(studio: Studio) -> None:
    """Every page, as it is on most computers."""
    start(studio)
    studio.open_sample()
    for scene in (
        overview,
        activities,
        helping,
        several,
        occupied,
        in_time,
        talks,
        workplaces,
        findings,
        modules,
        searching,
        delivery,
        aside,
        dark,
        empty,
        office,
        inbox,
    ):
        scene(studio)


if __name__ == "__main__":
    studio = Studio(Path(sys.argv[2]), int(sys.argv[1]))
    (ordinary if sys.argv[1] == "1" else large)(studio)
    studio.end()
