"""What lists, pickers and the overview ask; SQL sorts, filters and pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind
from app.domain.folding import fold
from app.storage.columns import ELSEWHERE
from app.storage.tables import KIND_TABLES, LINK, LIST_TABLES, RECORD, SETTING, TERM, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.domain.record import RecordKind


@dataclass(frozen=True)
class ListQuery:
    """Which records of a kind a list shows, in which order. ``text`` is looked for in titles and codes.

    ``only`` narrows by (field, key): a single choice, one of several, or the status. ``trash``
    shows what lies in the Papierkorb instead.
    """

    kind: str
    sort: str = "code"
    descending: bool = False
    text: str = ""
    only: tuple[tuple[str, str], ...] = ()
    trash: bool = False


class ListRow(NamedTuple):
    """One row of a list; ``values`` holds the columns asked for by field id."""

    uid: str
    code: str
    title: str
    status: str
    gaps: int
    errors: int
    values: Mapping[str, Any]


class RecordTitle(NamedTuple):
    """What a link needs to name a record."""

    uid: str
    kind: str
    code: str
    title: str
    status: str


_LAST_PSEUDONYM = "last_pseudonym"

TITLE = (RECORD.c.uid, RECORD.c.kind, RECORD.c.code, RECORD.c.title, RECORD.c.status)


def page(
    connection: sa.Connection, query: ListQuery, columns: Sequence[str], offset: int, limit: int
) -> list[ListRow]:
    """Return a stretch of a list. Only fields with a single value can be columns."""
    kind = KINDS[query.kind]
    own = KIND_TABLES[query.kind]
    chosen = [_column(kind, id_).label(f"v_{id_}") for id_ in columns]
    head = (RECORD.c.uid, RECORD.c.code, RECORD.c.title, RECORD.c.status, RECORD.c.gaps, RECORD.c.errors)
    stretch = _listed(query).order_by(*_order(query)).offset(offset).limit(limit)
    rows = sa.select(*head, *chosen).join(own, own.c.uid == RECORD.c.uid).where(RECORD.c.uid.in_(stretch))
    return [
        ListRow._make((*row[:6], dict(zip(columns, row[6:], strict=True))))
        for row in connection.execute(rows.order_by(*_order(query)))
    ]


def count(connection: sa.Connection, query: ListQuery) -> int:
    """Return how many records a list shows in all."""
    statement = _narrowed(sa.select(sa.func.count()).select_from(RECORD), RECORD.c.uid, query)
    return connection.scalar(statement.where(*_kept(query), *_found(query))) or 0


def uids(connection: sa.Connection, query: ListQuery) -> list[str]:
    """Return the records of a list in its order."""
    return list(connection.scalars(_listed(query).order_by(*_order(query))))


def position(connection: sa.Connection, query: ListQuery, uid: str) -> int | None:
    """Return the place of a record in a list, from 0, or None if the list does not show it."""
    number = sa.func.row_number().over(order_by=_order(query)).label("number")
    numbered = _listed(query).add_columns(number).subquery()
    found: int | None = connection.scalar(sa.select(numbered.c.number).where(numbered.c.uid == uid))
    return None if found is None else found - 1


def years(connection: sa.Connection, query: ListQuery) -> dict[str, int]:
    """Return how many records of a list fall into each year of the date it is sorted by, "" for none."""
    year = sa.func.coalesce(sa.func.substr(_sort_key(query), 1, 4), "")
    counted = _listed(query).with_only_columns(year, sa.func.count()).group_by(year)
    return {row[0]: row[1] for row in connection.execute(counted)}


def _listed(query: ListQuery) -> sa.Select[Any]:
    """Select the uids of a list from the one table that holds what it is sorted by.

    Its index then holds all that is needed, so that skipping to a late page costs next to nothing.
    """
    own = KIND_TABLES[query.kind]
    if not _sorts_by_own(query):
        return _narrowed(sa.select(RECORD.c.uid), RECORD.c.uid, query).where(*_kept(query), *_found(query))
    trash = sa.select(RECORD.c.uid).where(*_kept(query, trash=True))
    among = own.c.uid.in_(trash) if query.trash else own.c.uid.not_in(trash)
    statement = _narrowed(sa.select(own.c.uid).where(among), own.c.uid, query)
    if query.text:
        hits = sa.select(RECORD.c.uid).where(*_kept(query), *_found(query))
        statement = statement.where(own.c.uid.in_(hits))
    return statement


def _kept(query: ListQuery, *, trash: bool | None = None) -> tuple[sa.ColumnElement[bool], ...]:
    """Which of all records a list is about; what was deleted for good has no hash any more."""
    own = (RECORD.c.kind == query.kind, RECORD.c.external.is_(False))
    if query.trash if trash is None else trash:
        return (*own, RECORD.c.deleted_at.is_not(None), RECORD.c.hash != "")
    return (*own, RECORD.c.deleted_at.is_(None))


def _found(query: ListQuery) -> tuple[sa.ColumnElement[bool], ...]:
    if not query.text:
        return ()
    found = RECORD.c.title_key.contains(fold(query.text), autoescape=True)
    return (found | RECORD.c.code.contains(query.text.strip().upper(), autoescape=True),)


def _narrowed(statement: sa.Select[Any], uid: sa.Column[Any], query: ListQuery) -> sa.Select[Any]:
    return statement.where(*(_has(KINDS[query.kind], uid, id_, key) for id_, key in query.only))


def _has(kind: RecordKind, uid: sa.Column[Any], id_: str, key: str) -> sa.ColumnElement[bool]:
    if kind.by_id[id_].kind is FieldKind.MULTI:
        in_field = (TERM.c.field == id_, TERM.c.place == 0, TERM.c.key == key)
        return uid.in_(sa.select(TERM.c.owner).where(*in_field))
    column = _column(kind, id_)
    return uid.in_(sa.select(column.table.c.uid).where(column == key))


def _column(kind: RecordKind, id_: str) -> sa.Column[Any]:
    own = KIND_TABLES[kind.name]
    return own.c[id_] if id_ in own.c else RECORD.c[id_]


def _sorts_by_own(query: ListQuery) -> bool:
    return query.sort != KINDS[query.kind].title_field and query.sort in KIND_TABLES[query.kind].c


def _sort_key(query: ListQuery) -> sa.ColumnElement[Any]:
    """Choices come in the order in which they are offered; no index has it, but a scan of one is enough."""
    kind = KINDS[query.kind]
    field = kind.by_id[query.sort]
    if query.sort == kind.title_field:
        return RECORD.c.title_key
    if field.vocabulary and not field.vocabulary.open:
        places = {key: place for place, key in enumerate(field.vocabulary.keys)}
        return sa.case(places, value=_column(kind, query.sort))
    return sort_key(KIND_TABLES[kind.name], field) if _sorts_by_own(query) else RECORD.c[query.sort]


def _order(query: ListQuery) -> list[sa.ColumnElement[Any]]:
    """Order in one direction throughout, as the indexes run."""
    table = KIND_TABLES[query.kind] if _sorts_by_own(query) else RECORD
    keys = (_sort_key(query), table.c.uid)
    return [key.desc() if query.descending else key.asc() for key in keys]


def counts(connection: sa.Connection) -> Counter[str]:
    """Return the number of records of each kind that are not in the Papierkorb."""
    statement = sa.select(RECORD.c.kind, sa.func.count()).where(
        RECORD.c.deleted_at.is_(None), RECORD.c.external.is_(False)
    )
    rows = connection.execute(statement.group_by(RECORD.c.kind))
    return Counter({row[0]: row[1] for row in rows})


def titles(connection: sa.Connection, uids: Sequence[str]) -> dict[str, RecordTitle]:
    """Return the names of records by uid, also of those in the Papierkorb and of other labs."""
    rows = connection.execute(sa.select(*TITLE).where(RECORD.c.uid.in_(uids)))
    return {row.uid: RecordTitle(*row) for row in rows}


def all_titles(connection: sa.Connection) -> dict[str, RecordTitle]:
    """Return the names of all records that the file knows, by uid."""
    return {row.uid: RecordTitle._make(row) for row in connection.execute(sa.select(*TITLE))}


def search(connection: sa.Connection, kinds: Sequence[str], text: str, limit: int) -> list[RecordTitle]:
    """Return records to link to: all words of ``text`` occur in title or code."""
    statement = sa.select(*TITLE).where(RECORD.c.kind.in_(kinds), RECORD.c.deleted_at.is_(None))
    for word in text.split():
        found = RECORD.c.title_key.contains(fold(word), autoescape=True)
        statement = statement.where(found | RECORD.c.code.contains(word.upper(), autoescape=True))
    return [RecordTitle(*row) for row in connection.execute(statement.order_by(RECORD.c.code).limit(limit))]


_LATEST = (RECORD.c.updated_at.desc(), RECORD.c.revision.desc())  # of one second, what was changed more often


def recent(connection: sa.Connection, kinds: Iterable[str], limit: int) -> list[tuple[RecordTitle, str]]:
    """Return what was changed last of these kinds, with the time of the change."""
    statement = sa.select(*TITLE, RECORD.c.updated_at).where(
        RECORD.c.deleted_at.is_(None), RECORD.c.external.is_(False), RECORD.c.kind.in_(list(kinds))
    )
    ordered = statement.order_by(*_LATEST, RECORD.c.code).limit(limit)
    return [(RecordTitle(*row[:5]), row[5]) for row in connection.execute(ordered)]


class Backlink(NamedTuple):
    """A place that refers to a record: the record it stands in, and the field."""

    source: RecordTitle
    field: Field


def backlinks(connection: sa.Connection, uid: str) -> list[Backlink]:
    """Return every place that refers to a record, whatever the field's shape."""
    found = [(owner, kind, field) for owner, kind, field in _referring(connection, uid)]
    names = titles(connection, [owner for owner, _, _ in found])
    return [Backlink(names[owner], KINDS[kind].by_id[field]) for owner, kind, field in found]


def _referring(connection: sa.Connection, uid: str) -> Iterator[tuple[str, str, str]]:
    live = RECORD.c.deleted_at.is_(None)
    many = sa.select(LINK.c.owner, RECORD.c.kind, LINK.c.field).join(RECORD, RECORD.c.uid == LINK.c.owner)
    for owner, kind, id_ in connection.execute(many.where(LINK.c.target == uid, live)):
        yield owner, kind, id_.partition(".")[0]
    for table, owner_column, kind, id_, column in reference_columns():
        owner_of = sa.select(table.c[owner_column]).join(RECORD, RECORD.c.uid == table.c[owner_column])
        for (owner,) in connection.execute(owner_of.where(column == uid, live)):
            yield owner, kind, id_


def reference_columns() -> Iterator[tuple[sa.Table, str, str, str, sa.Column[Any]]]:
    """Yield every column that holds a single reference: table, owner column, kind, field of the record."""
    for name, table in KIND_TABLES.items():
        for field in KINDS[name].own_fields:
            if field.target and field.kind not in ELSEWHERE:
                yield table, "uid", name, field.id, table.c[field.id]
    for (name, id_), table in LIST_TABLES.items():
        for part in KINDS[name].by_id[id_].columns:
            if part.target and part.kind not in ELSEWHERE:
                yield table, "owner", name, id_, table.c[part.id]


def code_owner(connection: sa.Connection, code: str) -> str | None:
    """Return the uid of the record that has a code."""
    return connection.scalar(sa.select(RECORD.c.uid).where(RECORD.c.code == code))


def code_begins(connection: sa.Connection, letters: str, uid: str) -> bool:
    """Whether any record but ``uid`` has a code that begins so; those deleted for good keep theirs."""
    others = (RECORD.c.code.startswith(letters, autoescape=True), RECORD.c.uid != uid)
    return connection.scalar(sa.select(RECORD.c.uid).where(*others).limit(1)) is not None


def towns(connection: sa.Connection) -> dict[str, str]:
    """Return the names of the towns whose labs are here, by the labs' uids."""
    own = KIND_TABLES["lab"]
    return {row.uid: row.town or "" for row in connection.execute(sa.select(own.c.uid, own.c.town))}


def first_themes(connection: sa.Connection) -> dict[str, str]:
    """Return the themes of the first level that are in use: label by key, in the order of labels."""
    own = KIND_TABLES["theme"]
    live = (RECORD.c.deleted_at.is_(None), RECORD.c.status == "active", own.c.parent.is_(None))
    statement = sa.select(own.c.theme_code, own.c.label).join(RECORD, RECORD.c.uid == own.c.uid).where(*live)
    return {row.theme_code: row.label for row in connection.execute(statement.order_by(own.c.label))}


def states_of_labs(connection: sa.Connection) -> list[str]:
    """Return the Länder of the labs that are here."""
    own = KIND_TABLES["lab"]
    return list(connection.scalars(sa.select(own.c.state).where(own.c.state.is_not(None)).distinct()))


def exists(connection: sa.Connection, uid: str) -> bool:
    """Whether a record is here with its content, and not known by its code only."""
    found = sa.select(RECORD.c.uid).where(RECORD.c.uid == uid, RECORD.c.external.is_(False))
    return connection.scalar(found) is not None


def is_external(connection: sa.Connection, uid: str) -> bool:
    """Whether a record belongs to another lab and is known by its code only."""
    return bool(connection.scalar(sa.select(RECORD.c.external).where(RECORD.c.uid == uid)))


def own_lab(connection: sa.Connection, office: str) -> str | None:
    """Return the uid of the lab whose file this is: the office ``office`` if it is here, else the one.

    A lab file knows the office by its code only; the office's file holds the profiles of many labs.
    """
    here = sa.select(RECORD.c.uid).where(RECORD.c.kind == "lab", RECORD.c.external.is_(False))
    return connection.scalar(here.order_by((RECORD.c.uid == office).desc(), RECORD.c.code).limit(1))


def highest_code(connection: sa.Connection, start: str) -> str | None:
    """Return the code with the highest number that begins with ``start``; deleted records count."""
    return _highest(connection, RECORD.c.code, start)


def highest_pseudonym(connection: sa.Connection, start: str) -> str | None:
    """Return the pseudonym with the highest number that a consent or an interview has, or once had."""
    columns = (KIND_TABLES[name].c.pseudonym for name in ("interview", "consent"))
    found = [_highest(connection, column, start) for column in columns]
    found.append(settings(connection).get(_LAST_PSEUDONYM))
    return max((value for value in found if value), key=_as_number, default=None)


def remember_pseudonym(connection: sa.Connection, pseudonym: str) -> None:
    """Note a pseudonym whose records are deleted for good, so that nobody else gets it.

    Only the highest needs to be known.
    """
    last = settings(connection).get(_LAST_PSEUDONYM, "")
    put_setting(connection, _LAST_PSEUDONYM, max(last, pseudonym, key=_as_number))


def _highest(connection: sa.Connection, column: sa.Column[Any], start: str) -> str | None:
    """As text 9999 would come after 10000, so the longer one is the higher one."""
    beginning = sa.select(column).where(column.startswith(start, autoescape=True))
    highest: str | None = connection.scalar(
        beginning.order_by(sa.func.length(column).desc(), column.desc()).limit(1)
    )
    return highest


def _as_number(numbered: str) -> tuple[int, str]:
    return len(numbered), numbered


def hashes(connection: sa.Connection) -> list[tuple[str, str, str, str]]:
    """Return (kind, uid, code, hash) of every record that has content."""
    statement = sa.select(RECORD.c.kind, RECORD.c.uid, RECORD.c.code, RECORD.c.hash)
    live = statement.where(RECORD.c.hash != "", RECORD.c.external.is_(False)).order_by(RECORD.c.code)
    return [(row.kind, row.uid, row.code, row.hash) for row in connection.execute(live)]


class Delivered(NamedTuple):
    """A record that a delivery held, as it stands now; ``deleted_at`` falls back on its last change."""

    kind: str
    uid: str
    code: str
    deleted_at: str


def delivered(connection: sa.Connection) -> list[Delivered]:
    """Return every record that some delivery held, in the order of codes."""
    contents = LIST_TABLES["delivery", "contents"]
    gone = sa.func.coalesce(RECORD.c.deleted_at, RECORD.c.updated_at, "")
    statement = sa.select(RECORD.c.kind, RECORD.c.uid, RECORD.c.code, gone).where(
        RECORD.c.uid.in_(sa.select(contents.c.record_uid)), RECORD.c.external.is_(False)
    )
    return [Delivered(*row) for row in connection.execute(statement.order_by(RECORD.c.code))]


def tombstones(connection: sa.Connection) -> list[tuple[str, str, str, str]]:
    """Return (kind, uid, code, deleted_at) of what was deleted after it might have left the lab."""
    statement = sa.select(RECORD.c.kind, RECORD.c.uid, RECORD.c.code, RECORD.c.deleted_at).where(
        RECORD.c.deleted_at.is_not(None), RECORD.c.release_scope != "intern"
    )
    return [tuple(row) for row in connection.execute(statement.order_by(RECORD.c.code))]


def settings(connection: sa.Connection) -> dict[str, str]:
    """Return the stored settings of this file."""
    return {row.key: row.value for row in connection.execute(sa.select(SETTING.c.key, SETTING.c.value))}


def put_setting(connection: sa.Connection, key: str, value: str) -> None:
    """Store a setting of this file."""
    drop_setting(connection, key)
    connection.execute(sa.insert(SETTING), {"key": key, "value": value})


def drop_setting(connection: sa.Connection, key: str) -> None:
    """Forget a setting of this file."""
    connection.execute(sa.delete(SETTING).where(SETTING.c.key == key))


def confirmed_relations(connection: sa.Connection) -> list[tuple[str, str]]:
    """Return (uid of a thesis, relation) as confirmed findings have it."""
    links = LIST_TABLES["finding", "thesis_links"]
    statement = sa.select(links.c.thesis, links.c.relation).join(RECORD, RECORD.c.uid == links.c.owner)
    confirmed = statement.where(RECORD.c.status == "confirmed", RECORD.c.deleted_at.is_(None))
    return [(row.thesis, row.relation) for row in connection.execute(confirmed)]


def put_assessments(connection: sa.Connection, assessments: Mapping[str, str], otherwise: str) -> None:
    """Store what is computed of theses by uid, and ``otherwise`` for those not named."""
    theses = KIND_TABLES["thesis"]
    connection.execute(sa.update(theses).values(assessment=otherwise))
    for uid, assessment in assessments.items():
        connection.execute(sa.update(theses).where(theses.c.uid == uid).values(assessment=assessment))
