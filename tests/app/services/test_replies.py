"""The full circle: a lab delivers, the office decides and answers, the lab takes that over and goes on."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest

from app.domain.canonical import content_hash
from app.errors import RefusedFileError
from app.interchange import reply
from app.interchange.arrival import Purpose
from app.interchange.reply import Answer, Change
from app.merge.plan import Verdict
from app.services import records
from app.services.office import conflicts, intake, replies, review
from app.services.office.conflicts import Take
from app.services.replies import preview_reply, take_over_reply
from app.services.reply_reading import Fate
from app.storage import queries
from exporters import arriving
from tests.helpers.books import sample_copy
from tests.helpers.offices import office_copy
from tests.helpers.rounds import Files, Round, edit, record

ACCEPTED, REJECTED, ASKED = "DIE-WB-0001", "DIE-WB-0002", "DIE-WB-0003"
FINDING = "DIE-EK-0001"
REMARK = "Bitte die Zahl der Teilnehmenden ergänzen."
OWN = "Was beide Seiten gemeinsam sagen."


@pytest.fixture
def round_(tmp_path):
    lab, office = sample_copy("DIE", tmp_path), office_copy(tmp_path)
    made = Round(lab, office, tmp_path / "post")
    made.take_over()
    yield made
    lab.close()
    office.close()


def uid(book, code):
    return record(book, code).uid


def fates(seen):
    return {(it.code, it.field): it.fate for it in seen.told}


def dispute(round_, code=FINDING, field="explanation"):
    """Let both sides change a field, and the office write a third text."""
    edit(round_.office, code, **{field: "So sieht es das Projektbüro."})
    edit(round_.lab, code, **{field: "So sieht es das Labor."})
    assert round_.take_over().plan.conflicts == 1
    conflicts.decide(round_.office, uid(round_.office, code), field, Take.OWN, OWN, "Beides stimmt.")


def decide(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), "")
    review.reject(round_.office, uid(round_.office, REJECTED), REMARK)
    review.ask(round_.office, uid(round_.office, ASKED), REMARK)


def test_the_circle_closes(round_):
    dispute(round_)
    decide(round_)
    taken = round_.hear()
    assert {it.fate for it in taken.seen.told} == {Fate.PUT}
    assert record(round_.lab, ACCEPTED).status == "accepted"
    assert (record(round_.lab, REJECTED).status, record(round_.lab, ASKED).status) == ("rejected", "released")
    assert record(round_.lab, REJECTED).office_review_note == record(round_.lab, ASKED).office_review_note
    assert record(round_.lab, FINDING).explanation == OWN
    again = round_.take_over()
    assert again.plan.conflicts == conflicts.count_open(round_.office) == 0
    assert record(round_.office, FINDING).explanation == OWN
    assert record(round_.office, ACCEPTED).status == "accepted"
    assert round_.answer() is None
    assert round_.take_over().plan.changes_anything is False


def test_what_was_given_back_comes_again_to_be_looked_at(round_):
    decide(round_)
    round_.hear()
    edit(round_.lab, REJECTED, status="draft")
    edit(round_.lab, REJECTED, summary="Überarbeitet: 120 Personen nahmen teil.", status="in_review")
    edit(round_.lab, REJECTED, status="released")
    taken = round_.take_over()
    assert taken.plan.conflicts == 0
    module = record(round_.office, REJECTED)
    assert (module.status, module.summary) == ("released", "Überarbeitet: 120 Personen nahmen teil.")
    assert module.office_review_note == REMARK
    assert {it.code: it.stage.value for it in review.modules(round_.office)}[REJECTED] == "waiting"


def test_what_was_given_back_and_is_withheld_leaves_without_a_question(round_):
    decide(round_)
    round_.hear()
    taken = round_.take_over()
    assert [it.code for it in taken.plan.of(Verdict.DELETED)] == [REJECTED]
    edit(round_.lab, REJECTED, status="draft")
    edit(round_.lab, REJECTED, status="in_review")
    edit(round_.lab, REJECTED, status="released")
    round_.take_over()
    module = record(round_.office, REJECTED)
    assert (module.status, module.office_review_note) == ("released", REMARK)


def test_what_the_office_accepted_does_not_vanish_without_a_question(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), "")
    edit(round_.lab, ACCEPTED, status="draft")
    assert round_.take_over().plan.conflicts == 1
    assert record(round_.office, ACCEPTED).status == "accepted"


def test_a_new_version_of_what_was_accepted_is_looked_at_again(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), "")
    for change in ({"status": "draft"}, {"summary": "Ganz anders."}, {"status": "in_review"}):
        edit(round_.lab, ACCEPTED, **change)
    edit(round_.lab, ACCEPTED, status="released")
    assert round_.take_over().plan.conflicts == 0
    module = record(round_.office, ACCEPTED)
    assert (module.status, module.summary) == ("released", "Ganz anders.")


def test_an_answer_to_an_earlier_version_does_not_release_the_new_one(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), REMARK)
    for change in ({"status": "draft"}, {"summary": "Ganz anders."}, {"status": "in_review"}):
        edit(round_.lab, ACCEPTED, **change)
    edit(round_.lab, ACCEPTED, status="released")
    seen = round_.hear().seen
    assert fates(seen) == {(ACCEPTED, "status"): Fate.KEPT, (ACCEPTED, "office_review_note"): Fate.PUT}
    assert "früheren Fassung" in seen.notices[0].text
    assert record(round_.lab, ACCEPTED).status == "released"


def test_a_module_back_in_the_making_keeps_its_status_and_gets_the_remark(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), REMARK)
    edit(round_.lab, ACCEPTED, status="draft")
    seen = round_.hear().seen
    module = record(round_.lab, ACCEPTED)
    assert (module.status, module.office_review_note) == ("draft", REMARK)
    assert "inzwischen „Entwurf“" in seen.notices[0].text


def test_steps_one_after_the_other_arrive(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), "")
    round_.hear()
    review.publish(round_.office, uid(round_.office, ACCEPTED), "Danke.")
    assert set(fates(round_.hear().seen).values()) == {Fate.PUT}
    assert record(round_.lab, ACCEPTED).status == "published"
    assert round_.take_over().plan.conflicts == 0
    assert record(round_.office, ACCEPTED).status == "published"
    assert round_.answer() is None


def test_a_reply_that_was_lost_does_no_harm(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), "")
    round_.answer()
    review.publish(round_.office, uid(round_.office, ACCEPTED), "")
    round_.hear()
    assert record(round_.lab, ACCEPTED).status == "published"


def test_the_same_reply_twice_changes_nothing_more(round_):
    decide(round_)
    arrival = round_.answer()
    take_over_reply(round_.lab, arrival)
    before = everything(round_.lab)
    again = take_over_reply(round_.lab, arrival)
    assert {it.fate for it in again.seen.told} == {Fate.SAME}
    assert again.changes.uids == frozenset()
    assert everything(round_.lab) == before


def test_an_old_reply_after_a_new_one_is_refused(round_):
    review.accept(round_.office, uid(round_.office, ACCEPTED), "Erst.")
    first = round_.answer()
    review.note(round_.office, uid(round_.office, ACCEPTED), "Dann.")
    round_.hear()
    with pytest.raises(RefusedFileError, match="älter als die zuletzt übernommene"):
        take_over_reply(round_.lab, first)
    assert record(round_.lab, ACCEPTED).office_review_note == "Dann."


def test_a_rejection_repeated_does_not_undo_the_rework(round_):
    decide(round_)
    round_.hear()
    for change in ({"status": "draft"}, {"summary": "Neu."}, {"status": "in_review"}, {"status": "released"}):
        edit(round_.lab, REJECTED, **change)
    round_.hear()  # before the office sees the new version
    assert record(round_.lab, REJECTED).status == "released"


# Decisions on conflicts


def everything(book):
    with book.reading() as connection:
        return content_hash(row[3] for row in queries.hashes(connection))


def test_what_the_lab_changed_again_stays_and_is_listed(round_):
    dispute(round_)
    edit(round_.lab, FINDING, explanation="Inzwischen sehen wir es noch anders.")
    seen = round_.hear().seen
    assert record(round_.lab, FINDING).explanation == "Inzwischen sehen wir es noch anders."
    (notice,) = seen.notices
    assert OWN in notice.text
    assert "Inzwischen sehen wir" in notice.text
    assert seen.told[0].why == "Beides stimmt."


def test_a_decision_for_the_lab_is_not_told_it(round_):
    edit(round_.office, FINDING, explanation="So sieht es das Projektbüro.")
    edit(round_.lab, FINDING, explanation="So sieht es das Labor.")
    round_.take_over()
    conflicts.decide(round_.office, uid(round_.office, FINDING), "explanation", Take.THEIRS)
    assert round_.answer() is None


def test_what_the_office_kept_arrives(round_):
    edit(round_.office, FINDING, explanation="So sieht es das Projektbüro.")
    edit(round_.lab, FINDING, explanation="So sieht es das Labor.")
    round_.take_over()
    conflicts.decide(round_.office, uid(round_.office, FINDING), "explanation", Take.OURS)
    round_.hear()
    assert record(round_.lab, FINDING).explanation == "So sieht es das Projektbüro."
    assert round_.take_over().plan.conflicts == 0
    assert round_.answer() is None


def test_rows_with_references_arrive(round_):
    office_rows = record(round_.office, FINDING).thesis_links[:1]
    edit(round_.office, FINDING, thesis_links=office_rows)
    changed_rows = tuple(row.but(note="Neu.") for row in record(round_.lab, FINDING).thesis_links)
    edit(round_.lab, FINDING, thesis_links=changed_rows)
    assert round_.take_over().plan.conflicts == 1
    conflicts.decide(round_.office, uid(round_.office, FINDING), "thesis_links", Take.OURS)
    round_.hear()
    assert record(round_.lab, FINDING).thesis_links == office_rows
    assert round_.take_over().plan.conflicts == 0


def said(round_, code, *changes):
    """Return a reply that says something of a record, as if it came from the office."""
    review.accept(round_.office, uid(round_.office, ACCEPTED), "")
    arrival = round_.answer()
    mine = record(round_.lab, code)
    answer = Answer(mine.about.name, mine.uid, code, "Titel", "DIE-LA-0001", mine.revision, changes)
    return replace(arrival, answers=(answer,))


@pytest.mark.parametrize(
    ("field", "was", "is_"),
    [("release_scope", "verbund", "oeffentlich"), ("status", "confirmed", "in_review")],
)
def test_how_far_a_record_goes_is_decided_in_the_town(round_, field, was, is_):
    before = edit(round_.lab, FINDING, release_scope="verbund")
    seen = take_over_reply(round_.lab, said(round_, FINDING, Change(field, (was,), is_))).seen
    assert seen.of(Fate.KEPT)
    assert "entscheidet Ihr Labor" in seen.notices[0].text
    assert record(round_.lab, FINDING) == before


def test_what_stays_in_the_town_is_not_lost_with_a_list(round_):
    """The office knows a list without what stayed; putting its own in place would drop the rest."""
    rows = record(round_.lab, FINDING).evidence
    assert len(rows) > 0
    told = Change("evidence", ([],), [])
    take_over_reply(round_.lab, said(round_, FINDING, told))
    assert record(round_.lab, FINDING).evidence == rows


def test_what_lies_in_the_papierkorb_stays_there(round_):
    decide(round_)
    records.trash(round_.lab, uid(round_.lab, ASKED))
    before = record(round_.lab, ASKED)
    seen = round_.hear().seen
    assert fates(seen)[ASKED, "office_review_note"] is Fate.KEPT
    assert record(round_.lab, ASKED) == before


def test_nothing_returns_to_a_talk_whose_consent_was_taken_back(round_):
    talk = next(it.code for it in interviews(round_.lab) if it.status == "evaluated")
    withdraw(round_.lab, talk)
    before = record(round_.lab, talk)
    told = Change("summary", (before.summary, None), "Wieder da.")
    seen = take_over_reply(round_.lab, said(round_, talk, told)).seen
    assert seen.of(Fate.KEPT)
    assert record(round_.lab, talk) == before


def interviews(book):
    from app.domain.catalogue import KINDS
    from app.storage import store

    with book.reading() as connection:
        return store.read(connection, KINDS["interview"])


def withdraw(book, code):
    from app.storage import store

    with book.writing() as connection:
        store.write(connection, [record(book, code).but(status="blocked")])


# Looking first, and refusing


def test_looking_changes_nothing(round_):
    decide(round_)
    arrival = round_.answer()
    before = everything(round_.lab)
    seen = preview_reply(round_.lab, arrival)
    assert len(seen.of(Fate.PUT)) == 4
    assert everything(round_.lab) == before
    first = next(it for it in seen.told if (it.code, it.field) == (REJECTED, "status"))
    assert (first.ours, first.theirs) == ("freigegeben (Labor)", "zurückgewiesen")


def test_a_backup_is_made_and_undo_does_not_reach_behind_it(round_):
    edit(round_.lab, FINDING, explanation="Kurz davor.")
    decide(round_)
    round_.hear()
    folder = round_.lab.path.with_name("DIE_Sicherungen")
    assert any("vor-Rueckmeldung" in file.name for file in folder.iterdir())
    assert records.undo(round_.lab) is None


def test_the_reply_to_another_lab_is_refused(round_, tmp_path):
    decide(round_)
    arrival = round_.answer()
    other = sample_copy("WIT", tmp_path)
    with pytest.raises(RefusedFileError, match="Laborbuch von Dießen am Ammersee"):
        take_over_reply(other, arrival)
    with pytest.raises(RefusedFileError, match="Laborbuch des Labors"):
        take_over_reply(round_.office, arrival)
    with pytest.raises(RefusedFileError, match="Rückmeldung des Projektbüros"):
        intake.take_over(other, arrival)
    other.close()


def test_a_delivery_or_a_strangers_reply_is_refused(round_):
    decide(round_)
    arrival = round_.answer()
    with pytest.raises(RefusedFileError, match="keine Rückmeldung"):
        take_over_reply(round_.lab, replace(arrival, purpose=Purpose.DELIVERY))
    stranger = replace(arrival.sender, lab_uid="fremd", town="Wittenberge")
    with pytest.raises(RefusedFileError, match="von Wittenberge"):
        take_over_reply(round_.lab, replace(arrival, sender=stranger))


def test_another_key_than_the_offices_is_refused(round_):
    decide(round_)
    arrival = round_.answer()
    assert arrival.public_key
    take_over_reply(round_.lab, arrival)
    with pytest.raises(RefusedFileError, match="anderen Schlüssel"):
        take_over_reply(
            round_.lab, replace(arrival, public_key="b3RoZXI=", created_at="2023-01-01T00:00:00Z")
        )


# What is written


def test_the_file_says_in_words_what_it_holds(round_):
    decide(round_)
    round_.tomorrow()
    (file,) = replies.issue(round_.office, round_.lab.lab.uid, round_.folder, Files())
    assert file.name == "Rueckmeldung_DIE_2022-11-24.zip"
    with zipfile.ZipFile(file) as packed:
        letter = packed.read("LIESMICH.txt").decode("utf-8-sig")
    assert "Dießen am Ammersee" in letter
    assert f"{REJECTED} " in letter
    assert "zurückgewiesen" in letter
    assert REMARK in " ".join(letter.split())
    assert record(round_.office, ACCEPTED).title[:30] in " ".join(letter.split())


def test_with_a_password_the_letter_says_no_remark(round_):
    decide(round_)
    (file,) = replies.issue(round_.office, round_.lab.lab.uid, round_.folder, Files(), "geheim")
    with zipfile.ZipFile(file) as packed:
        letter = packed.read("LIESMICH.txt").decode("utf-8-sig")
    assert REMARK not in " ".join(letter.split())
    assert len(arriving.read(file, "geheim").answers) == 3


def test_what_waits_to_be_told_is_counted(round_):
    assert replies.outgoing(round_.office) == []
    decide(round_)
    (waiting,) = replies.outgoing(round_.office)
    assert (waiting.lab.prefix, waiting.said, waiting.fresh, waiting.sent_at) == ("DIE", 4, 4, "")
    round_.answer()
    (waiting,) = replies.outgoing(round_.office)
    assert (waiting.said, waiting.fresh, waiting.sent_at) == (4, 0, "2022-11-24T13:32:00Z")
    review.publish(round_.office, uid(round_.office, ACCEPTED), "")
    assert replies.outgoing(round_.office)[0].fresh == 1


def test_there_is_nothing_to_tell_a_lab_that_is_not_here(round_):
    assert replies.reply_for(round_.office, "unbekannt") is None
    assert replies.reply_for(round_.office, round_.lab.lab.uid) is None


def test_an_answer_comes_back_as_it_was_said():
    change = Change("office_review_note", (None, "Erst."), "Dann.\nUnd mehr.", "Weil.")
    answer = Answer("knowledge_module", "u", "DIE-WB-0001", "Titel", "DIE-LA-0001", 3, (change,))
    assert reply.answers_of(reply.states_of([answer])) == (answer,)


@pytest.mark.parametrize(
    "changes",
    [
        {"uid": {"was": [], "is": "x"}},
        {"internal_note": {"was": [], "is": "x"}},
        {"erfunden": {"was": [], "is": "x"}},
        {"summary": {"was": [], "is": 7}},
        {"summary": {"was": "nichts", "is": ["x"]}},
        {"themes": {"was": [], "is": "leerstand"}},
        {"steps": {"was": [], "is": [{"unbekannt": "x"}]}},
        {"summary": "x"},
        {"summary": {"is": "x"}},
    ],
)
def test_an_answer_that_is_none_is_refused(changes):
    state = {"uid": "u", "code": "DIE-WB-0001", "title": "", "lab_id": "DIE-LA-0001", "changes": changes}
    with pytest.raises(ValueError, match=r"\w"):
        reply.answers_of({"knowledge_module": [state]})
