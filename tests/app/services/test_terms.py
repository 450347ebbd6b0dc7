"""What vocabularies offer, with their groups, and the questions that a record may refer to."""

from __future__ import annotations

import pytest

from app.domain.vocabularies.activities import ACTIVITY_MODES
from app.domain.vocabularies.shared import THEMES, THESES
from app.services import lists, records
from app.services.questions import questions_for
from app.services.terms import offered
from tests.helpers.books import sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def find(book, code):
    kinds = ["theme", "interview", "quote", "activity", "guide"]
    return records.find(book, lists.search(book, kinds, code, 1)[0].uid)


def test_a_closed_vocabulary_offers_its_terms_in_order(book):
    assert [term.key for term in offered(book, ACTIVITY_MODES)] == list(ACTIVITY_MODES.keys)


def test_each_theme_is_followed_by_what_belongs_to_it(book):
    themes = offered(book, THEMES)
    groups = [theme.group for theme in themes]
    assert sorted(set(groups), key=groups.index) == [g for i, g in enumerate(groups) if g not in groups[:i]]
    assert len([theme for theme in themes if theme.group != theme.label]) > 5
    for place, theme in enumerate(themes):
        assert theme.group in (theme.label, themes[place - 1].group)


def test_a_theme_no_longer_used_keeps_its_name_but_is_not_offered(book):
    theme = find(book, "PB-TM-0002")
    with book.writing() as connection:
        from app.storage import store

        store.write(connection, [theme.but(status="retired")])
    term = next(term for term in offered(book, THEMES) if term.key == theme.theme_code)
    assert (term.label, term.offered) == (theme.label, False)


def test_theses_begin_with_their_number(book):
    assert offered(book, THESES)[0].label.startswith("T1 ")


def test_an_interview_offers_the_questions_of_its_guide(book):
    interview = find(book, "DIE-IV-0001")
    guide = find(book, "DIE-LF-0001")
    offered_ = questions_for(book, interview)
    assert list(offered_) == [question.question_uid for question in guide.questions]
    assert offered_[guide.questions[0].question_uid] == f"F01 {guide.questions[0].text}"


def test_a_quote_offers_the_questions_of_its_interview(book):
    quote = find(book, "DIE-ZI-0001")
    interview = find(book, "DIE-IV-0001")
    quote = quote.but(interview_id=interview.uid)
    assert questions_for(book, quote) == questions_for(book, interview) != {}


def test_what_has_no_guide_has_no_questions(book):
    assert questions_for(book, find(book, "DIE-AK-0001")) == {}
