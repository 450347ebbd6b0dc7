"""A record that refers to what is not there is refused with a sentence, and stays as it was."""

from __future__ import annotations

import pytest

from app.errors import SaveRefusedError
from app.services import records
from app.services.numbering import new_uid
from tests.helpers.intakes import found

CODE = "DIE-AK-0005"


def test_it_is_refused_with_a_sentence(sample):
    record = found(sample, CODE)
    with pytest.raises(SaveRefusedError, match="verweist auf einen anderen"):
        records.save(sample, record.but(parent_id=new_uid()))
    assert found(sample, CODE) == record
