"""The two vocabularies that live as records in every lab file and grow there."""

from __future__ import annotations

from app.domain.vocabulary import vocabulary

THEMES = vocabulary(
    "themes", "Themen", "Zwei Ebenen; eigene Themen eines Labors beginnen mit L-.", open_=True
)
THESES = vocabulary(
    "theses", "Thesen", "Gemeinsame Thesen T1 bis T9 und eigene Thesen der Labore.", open_=True
)
