"""How one delivery is shown, before it is taken over and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.interchange.arrival import Notice
from ui import compose
from ui.pages.office import inbox_words as words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from app.services.office.inbox import Delivered, Review, Waiting
    from app.services.office.plan_rows import KindRow
    from app.services.office.questions import Choice, Key
    from ui.pages.office.delivery_side import DeliverySide
    from ui.pages.office.desk import Entry

READING = "wird gelesen …"


def show_entry(side: DeliverySide, entry: Entry, labels: Mapping[str, str]) -> None:
    """Show a file of the desk: what it would change, or why nobody can say."""
    if entry.seen is None:
        _show_unread(side, entry)
        return
    seen = entry.seen
    fingerprint = compose.fingerprint(seen.arrival.public_key)
    about = (seen.arrival.file, words.how_it_came(seen), words.signature(seen))
    name = _name(seen.arrival.sequence_no)
    side.head.show_delivery(seen.arrival.sender.town, name, " · ".join(filter(None, about)))
    side.show_plan(seen.rows, labels, seen.questions, entry.choices)
    hints = [*_advice(seen, fingerprint), *seen.hints]
    side.hints.show_hints(hints, opened=not seen.questions)
    show_standing(side, entry)


def _name(sequence_no: int | None) -> str:
    return f"Lieferung {sequence_no}" if sequence_no else ""


def _advice(seen: Waiting, fingerprint: str) -> list[Notice]:
    text = words.advice(seen, fingerprint)
    return [Notice(text)] if text else []


def show_standing(side: DeliverySide, entry: Entry) -> None:
    """Show how many records would change, and what is still open."""
    if entry.seen is None:
        return
    left = entry.still_open
    side.head.show_counts(entry.seen.counts, left)
    say = f"{words.stay_open(left)}. {words.SAVED_BEFORE}" if left else words.SAVED_BEFORE
    side.foot.offer(say, {"report": "", "take": words.take_over(entry.seen)})


def _show_unread(side: DeliverySide, entry: Entry) -> None:
    if entry.reading:
        side.clear()
    else:
        strange = entry.stranger is not None
        side.complain(entry.problem, mild=entry.locked or strange, strange=strange)
    said = READING if entry.reading else ""
    if entry.stranger:
        sender, number = entry.stranger.sender, entry.stranger.sequence_no
        side.head.show_delivery(sender.town, _name(number), said or entry.stranger.file)
    else:
        side.head.show_delivery(entry.path.name, "", said)
    locked = {"password": ""} if entry.locked and not entry.reading else {}
    side.foot.offer("", {"drop": "", **locked})


def show_taken(side: DeliverySide, taken: Delivered, today: dt.date) -> None:
    """Name a delivery that was taken over; what is left to do with it is read meanwhile."""
    about = [taken.file, *filter(None, (taken.part.name, taken.part.lacks))]
    about.append(f"übernommen: {words.when(taken.taken_at, today, exact=True)}")
    if taken.undone_at:
        about.append(f"rückgängig gemacht: {words.when(taken.undone_at, today, exact=True)}")
    side.head.show_delivery(taken.town, _name(taken.sequence_no), " · ".join(about))
    side.head.show_counts(taken.counts, taken.open)


def show_review(
    side: DeliverySide,
    taken: Delivered,
    review: Review,
    labels: Mapping[str, str],
    kept: tuple[tuple[KindRow, ...], Mapping[Key, Choice]] | None,
) -> None:
    """Show what is left to do. ``kept`` is the tree with its answers, if it is remembered."""
    rows, choices = kept or (review.rows, {})
    side.show_plan(rows, labels, review.questions, choices, at_once=True)
    side.hints.show_hints(taken.notices, opened=not review.questions)
    buttons = {"report": ""} if kept else {}
    if not taken.undone_at:
        buttons["undo"] = ""
    side.foot.offer("", buttons, "" if taken.undone_at else review.obstacle or "")
