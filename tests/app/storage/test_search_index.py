"""The index knows every text, follows every way of writing, and keeps nothing that is deleted."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.domain.searching import lists_of, sought, texts_of
from app.errors import SaveRefusedError
from app.services.book import open_book
from app.services.office.states import whole_state
from app.storage import bulk, repointing, schema, search_index, store
from app.storage.engine import connect
from app.storage.search_index import Narrowing
from tests.helpers.books import empty_copy
from tests.helpers.filled import filled

ALL = Narrowing(tuple(KINDS))
SECRET = "Geheimnisvolles"


@pytest.fixture
def book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


def catch_up(book):
    with book.writing() as connection:
        search_index.take_in(connection, search_index.behind(connection))


def found(book, text, narrowing=ALL, most=99):
    with book.reading() as connection:
        return [hit.uid for hit in search_index.find(connection, sought(text), narrowing, most)]


def put(book, *records):
    with book.writing() as connection:
        store.write(connection, records)


def words_of(kind):
    """Give every text of a record of this kind a word of its own."""
    words = {field.id: f"wort{number}a" for number, field in enumerate(texts_of(kind)) if field.id != "code"}
    rows = {}
    for number, (field, columns) in enumerate(lists_of(kind).items()):
        inside = {part.id: f"zeile{number}x{place}a" for place, part in enumerate(columns)}
        rows[field.id] = (field.row(**inside),) if field.row else ()
    return words, rows


@pytest.mark.parametrize("name", KINDS)
def test_every_text_of_every_kind_is_found(name, book):
    words, rows = words_of(KINDS[name])
    put(book, filled(KINDS[name], code=f"DIE-{KINDS[name].letters}-0999", **words, **rows))
    catch_up(book)
    in_rows = [getattr(row, id_) for holders in rows.values() for row in holders for id_ in vars(row)]
    sought_for = [*words.values(), *(word for word in in_rows if str(word).startswith("zeile")), "0999"]
    assert [word for word in sought_for if found(book, word) != ["U"]] == []


def test_no_number_and_no_key_is_taken_for_a_text():
    kinds = {field.kind for kind in KINDS.values() for field in texts_of(kind)}
    assert kinds <= {FieldKind.LINE, FieldKind.TEXT, FieldKind.URL, FieldKind.EMAIL}


def test_what_changed_is_not_found_before_it_is_read_again(book):
    put(book, filled(KINDS["finding"], statement="Vergangener Satz"))
    catch_up(book)
    put(book, filled(KINDS["finding"], statement="Gegenwärtiger Satz"))
    assert (found(book, "vergangen"), found(book, "gegenwaertig")) == ([], [])
    catch_up(book)
    assert (found(book, "vergangen"), found(book, "gegenwaertig")) == ([], ["U"])


def test_nothing_is_read_twice(book):
    put(book, filled(KINDS["finding"]))
    catch_up(book)
    with book.reading() as connection:
        assert search_index.behind(connection) == []


def test_what_comes_in_bulk_is_found(book):
    record = filled(KINDS["finding"], statement="Aus einer Lieferung")
    with book.writing() as connection:
        bulk.insert(connection, {"finding": [whole_state(record)]})
    catch_up(book)
    assert found(book, "lieferung") == ["U"]


def test_no_phrase_reaches_from_one_field_into_the_next(book):
    put(book, filled(KINDS["activity"], title="Anfang", objective="Ende vom Ziel", description="Beginn der"))
    catch_up(book)
    assert found(book, '"ziel beginn"') == []
    assert found(book, "ziel beginn") == ["U"]


def holds(book, word):
    return word.casefold().encode() in book.path.read_bytes().lower()


def test_what_is_deleted_for_good_is_gone_from_the_file(book):
    put(book, filled(KINDS["interview"], transcript_raw=f"{SECRET} wurde gesagt. " * 200))
    put(book, filled(KINDS["finding"], "F", code="DIE-EK-0002", statement="Bleibt"))
    catch_up(book)
    assert holds(book, SECRET)
    with book.writing() as connection:
        store.purge(connection, "U")
    assert not holds(book, SECRET)
    assert not holds(book, SECRET[3:])
    assert found(book, "bleibt") == ["F"]


def test_what_is_taken_out_as_never_come_is_gone_from_the_file(book):
    put(book, filled(KINDS["finding"], statement=SECRET))
    catch_up(book)
    with book.writing() as connection:
        repointing.remove_heads(connection, ["U"])
    assert not holds(book, SECRET[3:])


def test_changed_words_are_gone_when_the_file_is_closed(book):
    put(book, filled(KINDS["interview"], transcript_raw=SECRET))
    catch_up(book)
    put(book, filled(KINDS["interview"], transcript_raw="[Name ersetzt]"))
    book.close()
    assert not holds(book, SECRET[3:])


def test_changed_words_are_gone_when_somebody_searches(book):
    put(book, filled(KINDS["interview"], transcript_raw=SECRET))
    catch_up(book)
    put(book, filled(KINDS["interview"], transcript_raw="[Name ersetzt]"))
    catch_up(book)
    assert not holds(book, SECRET[3:])


def test_a_rehearsed_deletion_deletes_nothing(book):
    put(book, filled(KINDS["finding"], statement="Bleibt"))
    catch_up(book)
    with book.rehearsing() as connection:
        store.purge(connection, "U")
    put(book, filled(KINDS["finding"], "F", code="DIE-EK-0002"))
    assert found(book, "bleibt") == ["U"]


def test_a_record_cannot_go_without_its_words(book):
    put(book, filled(KINDS["finding"]))
    catch_up(book)
    with pytest.raises(SaveRefusedError), book.writing() as connection:
        connection.exec_driver_sql("DELETE FROM record WHERE uid = 'U'")


def test_names_come_first_and_no_more_than_asked(book):
    numbers = range(1, 10)
    texts = [
        filled(KINDS["finding"], f"{no}", code=f"DIE-EK-{no:04}", statement="Satz", explanation="Zwetschge")
        for no in numbers
    ]
    put(book, *texts, filled(KINDS["theme"], "T", code="DIE-TM-0001", label="Zwetschge"))
    catch_up(book)
    hits = found(book, "zwetschge", most=4)
    assert hits == ["T", "9", "8", "7"]
    assert found(book, "zwetschge")[0] == "T"


def test_the_index_leads_and_records_are_looked_up(book):
    with book.reading() as connection:
        seen = []
        sa.event.listen(book.engine, "before_cursor_execute", lambda *call: seen.append(call[2:4]))
        search_index.find(connection, sought("leerstand"), ALL, 9)
        statement, values = seen[0]
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert any(step.startswith("SCAN search VIRTUAL TABLE INDEX") for step in steps)
    assert [step for step in steps if step.startswith(("SCAN record", "SCAN indexed"))] == []


def test_an_older_file_gets_an_index(tmp_path):
    path = tmp_path / "alt.laborbuch"
    engine = connect(path)
    schema.upgrade(engine, "0003")
    engine.dispose()
    book = open_book(path)
    record = filled(KINDS["lab"], code="DIE-LA-0001", town="Altstadt")
    put(book, record)
    catch_up(book)
    assert found(book, "altstadt") == ["U"]
    book.close()


def test_words_are_folded_in_the_file(book):
    put(book, filled(KINDS["finding"], statement="Größe"))
    catch_up(book)
    with closing(sqlite3.connect(book.path)) as connection:
        heads = [row[0] for row in connection.execute("SELECT head FROM search")]
    assert any(head.endswith("groesse") for head in heads)
