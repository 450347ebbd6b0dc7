"""A lab and the office with real files between them: packages are written, read and taken over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.services import delivering, delivery_log, records, replies
from app.services.office import guidelines, intake
from app.services.office import replies as office_replies
from app.storage import queries
from exporters import arriving, checking, excel, package, word
from tests.helpers.books import MOMENT

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.record import Record
    from app.interchange.arrival import Arrival
    from app.interchange.bundle import Bundle
    from app.interchange.package import Package, Seal
    from app.merge.plan import Prefer
    from app.reports.flaws import Flaw
    from app.reports.model import Document
    from app.services.book import LabBook

LATER = dt.timedelta(days=1)


class Files:
    """The real file formats."""

    def paper(self, format_: str, document: Document, target: Path) -> None:
        assert format_ == "word"
        word.write(document, target)

    def check(self, file: Path) -> tuple[Flaw, ...]:
        return checking.check(file)

    def excel(self, bundle: Bundle, target: Path) -> None:
        excel.write(bundle, target)

    def calc(self, bundle: Bundle, target: Path) -> None:
        raise NotImplementedError

    def package(self, made: Package, folder: Path, seal: Seal, max_bytes: int) -> tuple[Path, ...]:
        return package.write(made, folder, seal=seal, max_bytes=max_bytes)

    def new_signing_key(self) -> bytes:
        return package.new_signing_key()


class NoDocuments(Files):
    """The same, but a delivery's Word documents are empty: nobody reads them here, and they take long."""

    def paper(self, format_: str, document: Document, target: Path) -> None:
        target.write_bytes(b"PK")

    def check(self, file: Path) -> tuple[Flaw, ...]:
        return ()


@dataclass
class Round:
    """One lab, the office, and a folder for what goes between them. Each step is a day later."""

    lab: LabBook
    office: LabBook
    folder: Path
    day: int = 0

    def tomorrow(self) -> None:
        """Let a day pass for both."""
        self.day += 1
        moment = MOMENT + self.day * LATER
        self.lab.clock = self.office.clock = lambda: moment

    def deliver(self) -> Path:
        """Write the lab's next delivery."""
        self.tomorrow()
        done = delivering.deliver(self.lab, self.folder, NoDocuments(), ("package",))
        delivery_log.log(self.lab, done, ("package",))
        return done.files[0]

    def take_over(self, prefer: Prefer | None = None) -> intake.Taken:
        """Deliver, and take the delivery over at the office."""
        return intake.take_over(self.office, arriving.read(self.deliver()), prefer)

    def answer(self) -> Arrival | None:
        """Write the office's reply to the lab and read it; None if there is nothing to tell."""
        self.tomorrow()
        files = office_replies.issue(self.office, self.lab.lab.uid, self.folder, Files())
        return arriving.read(files[0]) if files else None

    def hear(self) -> replies.Taken:
        """Let the lab take over the office's reply."""
        arrival = self.answer()
        assert arrival is not None
        return replies.take_over_reply(self.lab, arrival)

    def guidelines(self) -> Arrival:
        """Write the office's guidelines and read them."""
        self.tomorrow()
        return arriving.read(guidelines.issue(self.office, self.folder, Files())[0][0])


def record(book: LabBook, code: str) -> Any:
    """Return a record by its code, None if it is not here."""
    with book.reading() as connection:
        uid = queries.code_owner(connection, code)
    return records.find(book, uid) if uid else None


def edit(book: LabBook, code: str, **values: Any) -> Record:
    """Change a record as its form does."""
    return records.save(book, record(book, code).but(**values)).record
