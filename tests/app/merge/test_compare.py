"""Every declared field is compared, and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.catalogue import KINDS
from app.merge.compare import differences
from tests.helpers.filled import filled


@pytest.mark.parametrize("name", KINDS)
def test_each_field_on_its_own_is_noticed(name):
    full = filled(KINDS[name])
    for field in full.about.own_fields:
        if field in full.about.content and field.is_set(getattr(full, field.id)):
            changed = full.but(**{field.id: field.empty})
            assert [difference.field.id for difference in differences(full, changed)] == [field.id]


def test_bookkeeping_is_no_difference():
    full = filled(KINDS["source"])
    assert not differences(full, full.but(revision=9, updated_at="2023-01-01T00:00:00Z", updated_by="x"))


def test_trailing_zeros_are_no_difference():
    full = filled(KINDS["activity"], cost_actual=Decimal("12.50"))
    assert not differences(full, full.but(cost_actual=Decimal("12.5")))
