"""Labs that exist in memory only and deliver what a test says: for many deliveries in a short time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.domain.canonical import digest
from app.interchange.bundle import Tombstone
from tests.helpers.arrivals import arrival_of
from tests.helpers.bundles import bundle, entry

if TYPE_CHECKING:
    from app.interchange.arrival import Arrival, Item

START = dt.datetime(2022, 1, 1, 8, tzinfo=dt.UTC)


@dataclass
class MemoryLab:
    """A lab with findings. Each has a number; what it says is by field id."""

    prefix: str
    findings: dict[int, dict[str, Any]] = field(default_factory=dict)
    revisions: dict[int, int] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    revoked: set[int] = field(default_factory=set)
    sent: int = 0

    @property
    def uid(self) -> str:
        return f"{self.prefix}00000-0000-4000-8000-000000000000"

    def uid_of(self, number: int) -> str:
        return f"{self.prefix}EK000-0000-4000-8000-{number:012}"

    def code_of(self, number: int) -> str:
        return f"{self.prefix}-EK-{number:04}"

    def say(self, number: int, **values: Any) -> None:
        """Add a finding or change one."""
        self.findings.setdefault(number, {"statement": f"Erkenntnis {number}"}).update(values)
        self.revisions[number] = self.revisions.get(number, 0) + 1
        self.deleted.discard(number)

    def delete(self, number: int) -> None:
        self.deleted.add(number)

    def deliver(self, *leave_out: int) -> Arrival:
        """Return the next delivery; rows named in ``leave_out`` are missing in it."""
        self.sent += 1
        living = [it for it in sorted(self.findings) if it not in self.deleted | self.revoked]
        made = bundle(
            self._lab(),
            *(self._entry(it) for it in living if it not in leave_out),
            lab_uid=self.uid,
            prefix=self.prefix,
            town=f"Stadt {self.prefix}",
            created_at=START + dt.timedelta(days=self.sent),
            sequence_no=self.sent,
            tombstones=tuple(map(self._stone, sorted(self.deleted - self.revoked))),
        )
        return arrival_of(made, revocations=tuple(map(self.uid_of, sorted(self.revoked))))

    def _lab(self) -> Any:
        own: dict[str, Any] = {
            "uid": self.uid,
            "code": f"{self.prefix}-LA-0001",
            "lab_id": f"{self.prefix}-LA-0001",
        }
        return entry("lab", 1, **own, prefix=self.prefix, town=f"Stadt {self.prefix}", status="active")

    def _entry(self, number: int) -> Any:
        own: dict[str, Any] = {
            "uid": self.uid_of(number),
            "code": self.code_of(number),
            "lab_id": f"{self.prefix}-LA-0001",
        }
        return entry("finding", number, **own | {"revision": self.revisions[number]} | self.findings[number])

    def _stone(self, number: int) -> Tombstone:
        return Tombstone("finding", self.uid_of(number), self.code_of(number), "2022-06-01T00:00:00Z")


def resaved(arrival: Arrival, name: str = "noch einmal gespeichert") -> Arrival:
    """Return the same delivery from a file with other bytes."""
    return replace(arrival, digest=digest({"of": arrival.digest, "as": name}))


def by_hand(arrival: Arrival, uid: str, **values: Any) -> Arrival:
    """Return the delivery with one row changed by hand after it was written."""
    items = {kind: tuple(_changed(it, uid, values) for it in found) for kind, found in arrival.items.items()}
    return resaved(replace(arrival, items=items), f"{uid} {sorted(values.items())}")


def _changed(item: Item, uid: str, values: dict[str, Any]) -> Item:
    if item.uid != uid:
        return item
    state = {key: value for key, value in (item.state | values).items() if value is not None}
    return item._replace(state=state, checksum=digest(state))
