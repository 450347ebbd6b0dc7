"""What people type is read, and what is shown can be typed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import dates, numbers
from app.domain.catalogue import KINDS, VAULT
from app.domain.fields import Field, FieldKind
from app.domain.records.knowledge_module import Keyword
from app.domain.records.lab import TownFigure
from app.domain.text import clean
from app.domain.values import UnreadableError, is_single_line, read, show

if TYPE_CHECKING:
    from collections.abc import Callable

ACTIVITY, MODULE, FINDING, LAB, INTERVIEW = (
    KINDS[name].by_id for name in ("activity", "knowledge_module", "finding", "lab", "interview")
)
ALL_FIELDS = [
    field for kind in (*KINDS.values(), VAULT) for own in kind.fields for field in (own, *own.columns)
]
WORDS = st.text(st.characters(exclude_characters=";"), min_size=1)
DAYS = st.dates(min_value=dt.date(1000, 1, 1))
FUZZY = DAYS.flatmap(lambda day: st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}", dates.UNKNOWN]))
NOONS = st.dates(dt.date(1970, 1, 1), dt.date(2100, 1, 1)).map(lambda day: f"{day}T12:34:00Z")  # once a day
MOST = 10**12 - 1  # with three decimal places as many digits as a number may have
NUMBERS = st.decimals(-MOST, MOST, places=3)
WHOLE_VALUES: dict[FieldKind, st.SearchStrategy[Any]] = {
    FieldKind.DATE: DAYS.map(str),
    FieldKind.FUZZY_DATE: FUZZY,
    FieldKind.PERIOD: st.tuples(FUZZY, FUZZY).map("/".join),
    FieldKind.TIME: st.times().map(lambda time: f"{time:%H:%M}"),
    FieldKind.TIMESTAMP: NOONS,
    FieldKind.INT: st.integers(-MOST, MOST),
    FieldKind.DECIMAL: NUMBERS,
    FieldKind.MONEY: NUMBERS,
    FieldKind.BOOL: st.booleans(),
}


def values(field: Field) -> st.SearchStrategy[Any]:
    return st.lists(single(field)).map(tuple) if field.is_many else single(field)


def single(field: Field) -> st.SearchStrategy[Any]:
    if field.vocabulary and not field.vocabulary.open:
        return st.sampled_from(field.vocabulary.keys)
    if field.kind is FieldKind.LIST:
        (column,), make = field.columns, cast(Any, field.row)
        return values(column).map(lambda value: make(**{column.id: value}))
    words = WORDS.map(lambda text: clean(text, single_line=is_single_line(field)) or "")
    return WHOLE_VALUES.get(field.kind, words.filter(_is_plain))


def keywords(*words: str) -> tuple[Keyword, ...]:
    make: Callable[..., Keyword] = Keyword
    return tuple(make(word=word) for word in words)


def _is_plain(text: str) -> bool:
    """What stands for something else, or is an address to be mended, cannot be told from it."""
    return bool(text) and not text.casefold().startswith(("www.", "mailto:"))


@settings(deadline=None)
@given(st.data())
def test_what_is_shown_can_be_read(data):
    field = data.draw(st.sampled_from([field for field in ALL_FIELDS if len(field.columns) < 2]))
    value = data.draw(values(field))
    assert read(field, show(field, value)) == value


@pytest.mark.parametrize(
    "field", [field for field in ALL_FIELDS if len(field.columns) < 2], ids=lambda f: f.id
)
def test_nothing_typed_is_nothing_entered(field):
    assert read(field, " \n") == field.empty
    assert show(field, None) == ""


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (ACTIVITY["survey_returned"], "440", 440),
        (ACTIVITY["survey_returned"], "8.500", 8500),
        (ACTIVITY["survey_returned"], "8 500", 8500),
        (LAB["figures"].columns[2], "1.234,5", Decimal("1234.5")),
        (LAB["figures"].columns[2], "\u22123,5", Decimal("-3.5")),
        (ACTIVITY["cost_actual"], "13450.5", Decimal("13450.5")),
        (ACTIVITY["cost_actual"], "12.000 €", Decimal(12000)),
        (ACTIVITY["start"], "21.06.2022", "2022-06-21"),
        (ACTIVITY["start"], "Juni 2022", "2022-06"),
        (ACTIVITY["start"], "unbekannt", "unknown"),
        (ACTIVITY["start_time"], "19.00", "19:00"),
        (ACTIVITY["start_time"], "9:30 Uhr", "09:30"),
        (ACTIVITY["start_time"], "19 Uhr", "19:00"),
        (ACTIVITY["survey_period"], "05/2022 - 06/2022", "2022-05/2022-06"),
        (ACTIVITY["survey_period"], "Mai 2022 bis Juni 2022", "2022-05/2022-06"),
        (ACTIVITY["survey_period"], "Mai bis Juni 2022", "2022-05/2022-06"),
        (ACTIVITY["survey_period"], "1. bis 15. Mai 2022", "2022-05-01/2022-05-15"),
        (ACTIVITY["survey_period"], "01.05.-30.06.2022", "2022-05-01/2022-06-30"),
        (ACTIVITY["survey_period"], "01.-15.05.2022", "2022-05-01/2022-05-15"),
        (ACTIVITY["survey_period"], "2022-05/2022-06", "2022-05/2022-06"),
        (ACTIVITY["survey_period"], "2021\u20132022", "2021/2022"),
        (ACTIVITY["survey_period"], "05.2022", "2022-05/2022-05"),
        (ACTIVITY["mode"], "Vor Ort", "on_site"),
        (ACTIVITY["open_ended"], "Ja", True),
        (ACTIVITY["title"], "=1+1\tTest", "=1+1 Test"),
        (LAB["website"], "www.diessen.de", "https://www.diessen.de"),
        (LAB["functional_email"], "mailto:stadtlabor@diessen.example", "stadtlabor@diessen.example"),
        (MODULE["keywords"], "Leerstand; Fachwerk;", keywords("Leerstand", "Fachwerk")),
        (MODULE["themes"], "vacancy; new_work", ("vacancy", "new_work")),
    ],
)
def test_reads_as_people_write(field, typed, value):
    assert read(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (
            ACTIVITY["survey_returned"],
            "44o",
            "„44o“ ist keine Zahl. Bitte „Rücklauf“ nur mit Ziffern eingeben, zum Beispiel 440.",
        ),
        (
            ACTIVITY["capacity"],
            "7,5",
            "„7,5“ ist keine ganze Zahl. Bitte „Plätze“ nur mit Ziffern eingeben, zum Beispiel 7.",
        ),
        (
            ACTIVITY["capacity"],
            "1234567890123456",
            "„1234567890123456“ ist zu lang für eine Zahl. "
            "Bitte „Plätze“ mit höchstens 15 Ziffern eingeben, zum Beispiel 7.",
        ),
        (
            ACTIVITY["cost_actual"],
            "viel",
            "„viel“ ist keine Zahl. Bitte „Kosten tatsächlich“ nur mit Ziffern eingeben, "
            "zum Beispiel 13450,5.",
        ),
        (
            ACTIVITY["start"],
            "Herbst 22",
            "„Herbst 22“ ist kein Datum. Bitte „Beginn“ als Tag, Monat oder Jahr eingeben, "
            "zum Beispiel Mai\u00a02022.",
        ),
        (
            INTERVIEW["date"],
            "Mai 2022",
            "„Mai 2022“ ist kein Tag. Bitte „Datum“ mit Tag, Monat und Jahr eingeben, "
            "zum Beispiel 20.09.2021.",
        ),
        (
            ACTIVITY["start_time"],
            "25 Uhr",
            "„25 Uhr“ ist keine Uhrzeit. Bitte „Uhrzeit Beginn“ mit Stunde und Minute eingeben, "
            "zum Beispiel 19:00.",
        ),
        (
            ACTIVITY["mode"],
            "draußen",
            "„draußen“ steht bei „Durchführungsform“ nicht zur Auswahl. "
            "Bitte einen Eintrag aus der Liste wählen.",
        ),
    ],
)
def test_says_what_is_wrong_and_what_to_do(field, typed, message):
    with pytest.raises(UnreadableError) as error:
        read(field, typed)
    assert str(error.value) == message


@pytest.mark.parametrize(
    "typed",
    ["Mai bis", "31.02.2022", "1.2.3", "1,2,3", "12a", "1e5", "½", "24:00", "?", "\u0662022", "9" * 5000],
)
@pytest.mark.parametrize("kind", WHOLE_VALUES)
def test_takes_nothing_that_it_does_not_understand(kind, typed):
    field = next(field for field in ALL_FIELDS if field.kind is kind)
    with pytest.raises(UnreadableError):
        read(field, typed)


def test_a_long_text_is_echoed_in_part():
    with pytest.raises(UnreadableError, match=r"^„(x){39}…“"):
        read(ACTIVITY["capacity"], "x" * 500)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (ACTIVITY["survey_returned"], 8500, "8.500"),
        (ACTIVITY["cost_actual"], Decimal("13450.5"), "13.450,50"),
        (ACTIVITY["effort_hours"], Decimal("60.0"), "60"),
        (ACTIVITY["start"], "2022-06-21", "21.06.2022"),
        (ACTIVITY["start"], "Herbst 22", "Herbst 22"),
        (ACTIVITY["survey_period"], "2022-05/2022-05", "Mai\u00a02022"),
        (ACTIVITY["survey_period"], "irgendwann", "irgendwann"),
        (ACTIVITY["open_ended"], False, "nein"),
        (ACTIVITY["participants_count"], 0, "0"),
        (ACTIVITY["target_groups"], (), ""),
        (ACTIVITY["shared_labs"], ("MOE", "XYZ"), "Mölln; XYZ"),
    ],
)
def test_shows_as_people_read(field, value, shown):
    assert show(field, value) == shown


def test_rows_of_several_columns_stand_in_one_line_each_part_set_apart():
    figure = {"label": "Leerstand", "value": Decimal(12), "unit": "Läden"}
    assert show(LAB["figures"], (TownFigure(**figure),)) == "Leerstand · genau · 12 · Läden · nein"


def test_moments_stand_in_local_time():
    moment = dt.datetime(2022, 11, 22, 14, 32, tzinfo=dt.UTC)
    shown = show(LAB["updated_at"], dates.timestamp(moment))
    assert shown == f"{moment.astimezone():%d.%m.%Y, %H:%M}"


def test_names_and_keys_of_records_come_from_outside():
    labels = {"u1": "DIE-AK-0001", "u2": "DIE-AK-0002"}
    codes = {label: uid for uid, label in labels.items()}
    field = MODULE["activity_refs"]
    assert show(field, ("u1", "u2"), labels.__getitem__) == "DIE-AK-0001; DIE-AK-0002"
    assert read(field, "DIE-AK-0001; DIE-AK-0002", codes.get) == ("u1", "u2")
    with pytest.raises(UnreadableError, match="DIE-AK-0009"):
        read(field, "DIE-AK-0009", codes.get)


def test_labels_tell_the_terms_of_a_vocabulary_apart():
    for field in ALL_FIELDS:
        terms = field.vocabulary.terms if field.vocabulary else ()
        labels = {term.label.casefold() for term in terms}
        assert len(labels) == len(terms)
        assert not any(";" in label for label in labels)


@pytest.mark.parametrize(
    ("number", "written"),
    [(Decimal("1E+6"), "1.000.000"), (Decimal("-0.50"), "-0,5"), (Decimal(10**40), f"10{'.000' * 13}")],
)
def test_numbers_are_written_in_full(number, written):
    assert numbers.write(number) == written
    assert numbers.parse(written) == number
