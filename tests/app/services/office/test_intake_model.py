"""Any sequence of edits, deliveries, losses, repeats and orders ends as a small model of the merge says.

The model knows nothing of checksums, journals or tables: per field it holds what the lab stated last, what is
in force, and what waits for a decision.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services import records
from app.services.checking import check_file
from app.services.office import conflicts, intake, undoing
from tests.helpers.labs import MemoryLab, by_hand, resaved
from tests.helpers.offices import empty_office

FIELDS = ("statement", "explanation")
FILLERS = range(100, 125)  # so that one deletion is never more than a tenth of a lab
NUMBERS = (1, 2)
GOES_ON = "goes on"  # somebody edited by hand what the lab has deleted
VALUES = st.sampled_from(("A", "B", "C"))
GENTLE = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@dataclass
class Kept:
    """What the model holds of one record."""

    base: dict[str, Any]
    ours: dict[str, Any] | None
    moment: str
    buried: bool = False
    open: dict[str, Any] = field(default_factory=dict)
    edited: tuple[dict[str, Any], ...] = ()


@dataclass
class Model:
    """The office as it should be."""

    kept: dict[str, Kept] = field(default_factory=dict)
    stated: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    revoked: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def receive(self, arrival):
        if arrival.digest in self.seen:
            return
        self.seen.add(arrival.digest)
        for uid in arrival.revocations:
            self.revoked.add(uid)
            self.kept.pop(uid, None)
        for item in arrival.items["finding"]:
            if item.uid not in self.revoked:
                self._receive(item, arrival.moment)
        for stone in arrival.tombstones:
            if stone.uid not in self.revoked:
                self._bury(stone.uid, arrival.moment)

    def _receive(self, item, moment):
        theirs = {id_: item.state.get(id_) for id_ in FIELDS}
        kept = self.kept.get(item.uid)
        if not item.edited:
            self.stated[item.uid, item.written] = theirs
        if kept is None:
            self.kept[item.uid] = Kept(theirs, dict(theirs), moment)
        elif item.edited:
            self._receive_edited(kept, self.stated[item.uid, item.written], theirs, moment)
        elif moment > kept.moment or (moment == kept.moment and not kept.buried):
            if kept.ours is None and kept.buried:
                kept.ours = dict(theirs)
                self._ask_by_field(kept)
            elif kept.ours is not None:
                self._merge(kept, kept.base, theirs)
                kept.open.pop("", None)
            kept.base, kept.moment, kept.buried = theirs, moment, False

    def _receive_edited(self, kept, base, theirs, moment):
        late = kept.buried and moment <= kept.moment
        if kept.ours is None and late:
            kept.open[""], kept.edited = GOES_ON, (base, theirs)
        elif kept.ours is not None:
            self._merge(kept, base, theirs)
            if not late:
                kept.open.pop("", None)

    def _ask_by_field(self, kept):
        """What somebody edited by hand after the lab had deleted the record."""
        if kept.open.pop("", None) is GOES_ON:
            base, theirs = kept.edited
            asked = {id_: theirs[id_] for id_ in FIELDS if theirs[id_] not in (base[id_], kept.ours[id_])}
            kept.open.update(asked)

    def _merge(self, kept, base, theirs):
        for id_ in FIELDS:
            own, their, before = kept.ours[id_], theirs[id_], base[id_]
            if own == their:
                if before != own:
                    kept.open.pop(id_, None)
            elif their == before:
                pass
            elif own == before:
                kept.ours[id_] = their
                kept.open.pop(id_, None)
            else:
                kept.open[id_] = their

    def _bury(self, uid, moment):
        kept = self.kept.setdefault(uid, Kept({}, None, moment, buried=True))
        if kept.buried or moment < kept.moment:
            return
        kept.moment, kept.buried = moment, True
        if kept.ours is None:
            return
        if kept.ours == kept.base:
            kept.ours = None
            kept.open.clear()
        else:
            kept.open[""] = None


def labs():
    made = [MemoryLab("DIE"), MemoryLab("WIT")]
    for lab in made:
        for number in (*NUMBERS, *FILLERS):
            lab.say(number, statement="A", explanation="A")
    return made


WHICH = st.tuples(st.sampled_from((0, 1)), st.sampled_from(NUMBERS))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), WHICH, st.sampled_from(FIELDS), VALUES),
        st.tuples(st.just("office"), WHICH, st.sampled_from(FIELDS), VALUES),
        st.tuples(st.just("delete"), WHICH),
        st.tuples(st.just("revoke"), WHICH),
        st.tuples(st.just("deliver and receive"), st.sampled_from((0, 1))),
        st.tuples(st.just("deliver"), st.sampled_from((0, 1))),
        st.tuples(st.just("receive"), st.integers(0, 30)),
        st.tuples(st.just("resave"), st.integers(0, 30)),
        st.tuples(
            st.just("by hand"), st.integers(0, 30), st.sampled_from(NUMBERS), st.sampled_from(FIELDS), VALUES
        ),
    ),
    min_size=10,
    max_size=32,
)


def taken_over(office, arrival):
    """Without the backup that people get: it would take most of the time."""
    with office.writing() as connection:
        return intake.take_over_in(office, connection, arrival)


class World:
    """Labs, an office, what is under way between them, and the model of it all."""

    def __init__(self, folder: str) -> None:
        self.labs = labs()
        self.office = empty_office(Path(folder))
        self.model = Model()
        self.pool = [lab.deliver() for lab in self.labs]
        for arrival in list(self.pool):
            self.take(arrival)

    def take(self, arrival):
        taken = taken_over(self.office, arrival)
        self.model.receive(arrival)
        return taken

    def step(self, name, *more):
        getattr(self, name.replace(" ", "_"))(*more)

    def say(self, which, id_, value):
        lab, number = self.labs[which[0]], which[1]
        if number not in lab.revoked:
            lab.say(number, **{id_: value})

    def delete(self, which):
        self.labs[which[0]].delete(which[1])

    def revoke(self, which):
        self.labs[which[0]].revoked.add(which[1])

    def deliver(self, which):
        self.pool.append(self.labs[which].deliver())

    def deliver_and_receive(self, which):
        self.deliver(which)
        self.take(self.pool[-1])

    def receive(self, number):
        self.take(self.pool[number % len(self.pool)])

    def resave(self, number):
        self.pool.append(resaved(self.pool[number % len(self.pool)], f"{len(self.pool)}"))

    def by_hand(self, number, which, id_, value):
        """Somebody edits a file that the office has taken over as it was."""
        arrival = self.pool[number % len(self.pool)]
        self.take(arrival)
        lab = next(lab for lab in self.labs if lab.prefix == arrival.sender.prefix)
        rows = {item.uid: item for item in arrival.items["finding"]}
        row = rows.get(lab.uid_of(which))
        if row is not None and not row.edited and row.state.get(id_) != value:
            self.take(by_hand(arrival, row.uid, **{id_: value}))

    def office_edit(self, which, id_, value):
        uid = self.labs[which[0]].uid_of(which[1])
        kept = self.model.kept.get(uid)
        if kept is not None and kept.ours is not None:
            record = records.find(self.office, uid)
            assert record
            records.save(self.office, record.but(**{id_: value}))
            kept.ours[id_] = value

    def compare(self):
        assert check_file(self.office.path).messages == ()
        waiting: dict[str, dict[str, Any]] = {}
        for it in conflicts.open_conflicts(self.office):
            asked = it.theirs if it.field or it.theirs is None else GOES_ON
            waiting.setdefault(it.uid, {})[it.field.id if it.field else ""] = asked
        for lab in self.labs:
            for number in NUMBERS:
                self._compare(lab.uid_of(number), waiting)

    def _compare(self, uid, waiting):
        record, kept = records.find(self.office, uid), self.model.kept.get(uid)
        ours = kept.ours if kept else None
        said = {id_: getattr(record, id_) for id_ in FIELDS} if record and not record.deleted_at else None
        assert said == ours
        assert waiting.get(uid, {}) == (kept.open if kept else {})


@GENTLE
@given(STEPS)
def test_the_office_holds_what_the_model_says(steps):
    with tempfile.TemporaryDirectory() as folder:
        world = World(folder)
        for name, *more in steps:
            world.step("office_edit" if name == "office" else name, *more)
        world.compare()
        world.office.close()


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), WHICH, st.sampled_from(FIELDS), VALUES),
        st.tuples(st.just("delete"), WHICH),
        st.tuples(st.just("deliver"), st.sampled_from((0, 1))),
    ),
    min_size=3,
    max_size=14,
)


@GENTLE
@given(EDITS, st.randoms(use_true_random=False))
def test_every_order_ends_in_the_same_hash(edits, random):
    with tempfile.TemporaryDirectory() as folder:
        world = World(folder)
        for name, *more in edits:
            world.step(name, *more)
        world.pool += [lab.deliver() for lab in world.labs]
        hashes = set()
        for number in range(2):
            office = empty_office(Path(folder), f"{number}.laborbuch")
            for arrival in world.pool:
                taken_over(office, arrival)
            office.close()
            hashes.add(check_file(office.path).content_hash)
            random.shuffle(world.pool)
            world.pool += world.pool[:2]
        world.office.close()
        assert len(hashes) == 1


@GENTLE
@given(STEPS)
def test_undoing_gives_back_the_hash(steps):
    with tempfile.TemporaryDirectory() as folder:
        world = World(folder)
        for name, *more in steps:
            world.step("office_edit" if name == "office" else name, *more)
        before = check_file(world.office.path).content_hash
        waiting = conflicts.open_conflicts(world.office)
        for lab in world.labs:
            lab.say(1, statement="D")
            lab.say(9, statement="Neu")
            done = taken_over(world.office, lab.deliver())
            if done.plan.revoked:
                break
            undoing.undo(world.office, done.intake)
            assert check_file(world.office.path).content_hash == before
            assert conflicts.open_conflicts(world.office) == waiting
        world.office.close()
