"""A text of any length is cleaned and judged without making anybody wait.

No time is taken: where a pattern looks at every place again from every place, these texts take minutes.
"""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain import rules
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.domain.rules import Alone
from app.domain.text import clean

LENGTH = 100_000
TEXT_KINDS = (FieldKind.LINE, FieldKind.TEXT, FieldKind.URL, FieldKind.EMAIL)


@pytest.mark.parametrize(
    "piece", ["x", " ", "1", "A1", ".", "a.", "a@", "+49 ", "0 ", "[DIE-AK-0001] ", "\t", "\u200d"]
)
def test_long_text_is_cleaned_and_judged(piece):
    text = (piece * LENGTH)[:LENGTH]
    clean(text, single_line=True)
    for kind in KINDS.values():
        values = {field.id: text for field in kind.own_fields if field.kind in TEXT_KINDS}
        record = kind.record(uid="u", code="DIE-EK-0001", lab_id="u", release_scope="oeffentlich", **values)
        found = rules.check(record, Alone(today=dt.date(2022, 11, 22)))
        assert "R-ALL-02" in {problem.rule for problem in found} or not values
