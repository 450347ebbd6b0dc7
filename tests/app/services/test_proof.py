"""Flaws of finished documents lead to the field they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.records.attachment import Attachment
from app.reports.flaws import Flaw, Rule
from app.services.proof import Remark, proof, sentences
from tests.helpers.reports import sample

RULE = Rule("L1", "Getippte Aufzählung", "Getippt.", "Nehmen Sie „- “.", "2 Struktur")
ALT = Rule("B6", "Alternativtext wie Beschriftung", "Gleich.", "Beschreiben Sie es.", "1", "alt_text")


class Checker:
    """Says of every file what it was given."""

    def __init__(self, *flaws: Flaw) -> None:
        self.flaws = flaws
        self.seen: list[str] = []

    def check(self, file: Path) -> tuple[Flaw, ...]:
        self.seen.append(file.name)
        return self.flaws


@pytest.fixture
def records():
    return [record for kind in ("knowledge_module", "attachment") for record in sample("DIE").of_kind(kind)]


@pytest.fixture
def module(records):
    return records[0]


def flaw(text: str, rule: Rule = RULE) -> Flaw:
    return Flaw(rule, "Absatz 3", rule.said, text, "Ziel")


def found(records, *flaws: Flaw, files: tuple[str, ...] = ("a.docx",)) -> tuple[Remark, ...]:
    return proof(map(Path, files), Checker(*flaws), records)


def test_a_flaw_leads_to_the_field_that_its_text_stands_in(records, module):
    (remark,) = found(records, flaw(module.challenge[:60]))
    assert (remark.uid, remark.field) == (module.uid, "challenge")
    assert remark.text == (
        "a.docx, Absatz 3, unter „Ziel“: Getippt. Nehmen Sie „- “. (L1 Getippte Aufzählung) "
        f"Das steht bei {module.code} im Feld „Herausforderung“."
    )


def test_blanks_and_the_sign_at_the_end_make_no_difference(records, module):
    text = module.challenge[:60].replace(" ", "\u00a0") + "."
    assert found(records, flaw(text))[0].field == "challenge"


def test_what_documents_put_together_leads_to_its_longest_part(records, module):
    (remark,) = found(records, flaw(f"{module.code} · {module.title} · Stand: 2022"))
    assert (remark.uid, remark.field) == (module.uid, "title")


def test_a_text_in_a_list_leads_to_the_list(records, module):
    assert found(records, flaw(module.steps[0].text))[0].field == "steps"


def test_what_another_field_mends_leads_there():
    picture = Attachment(
        uid="b1", code="DIE-MA-0001", lab_id="l1", revision=1, created_at="2022-05-01T08:00:00Z",
        updated_at="2022-05-01T08:00:00Z", updated_by="AB", caption="Der Marktplatz im Mai",
    )  # fmt: skip
    (remark,) = found([picture], flaw("Der Marktplatz im Mai", ALT))
    assert (remark.uid, remark.field) == (picture.uid, "alt_text")
    assert "im Feld „Alternativtext“." in remark.text


def test_a_record_without_that_field_is_mended_where_the_text_stands(module):
    record = module.but(challenge="Der Marktplatz im Mai")
    assert found([record], flaw("Der Marktplatz im Mai", ALT))[0].field == "challenge"


@pytest.mark.parametrize("text", ["", "Ja", "Dieser Text steht in keinem Feld."])
def test_what_comes_from_nowhere_leads_nowhere(records, text):
    (remark,) = found(records, flaw(text))
    assert (remark.uid, remark.field, remark.title) == ("", "", "Getippte Aufzählung")
    assert remark.text.startswith("a.docx, Absatz 3")


def test_what_is_in_several_documents_is_said_once(records, module):
    twice = found(records, flaw(module.challenge[:60]), files=("a.docx", "b.docx"))
    assert [remark.text[:6] for remark in twice] == ["a.docx"]


def test_what_comes_from_nowhere_is_said_of_each_document(records):
    texts = sentences(found(records, flaw(""), files=("a.docx", "b.docx")))
    assert [text[:6] for text in texts] == ["a.docx", "b.docx"]


def test_only_word_documents_are_looked_at(records):
    checker = Checker()
    assert proof(map(Path, ("a.docx", "b.xlsx", "c.zip")), checker, records) == ()
    assert checker.seen == ["a.docx"]
