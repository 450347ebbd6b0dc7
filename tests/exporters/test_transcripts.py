"""Transcripts that other programs wrote, and files that are none."""

from __future__ import annotations

import subprocess
import zipfile
from typing import Any

import docx
import pytest

from app.errors import RefusedFileError
from exporters import transcripts

LINES = ["I: Wer kommt in den Laden?", "P: Vor allem Selbständige – und Größen wie „Emil“.", "I: Und dann?"]
TEXT = "I: Wer kommt in den Laden?\n\nP: Vor allem Selbständige – und Größen wie „Emil“.\n\nI: Und dann?"
VTT = """WEBVTT

NOTE von einem Programm

00:00:01.000 --> 00:00:03.000 align:start
<v Anna Müller>Wer kommt in den Laden?</v>

2
00:00:03.500 --> 00:00:05.000
<v Sprecher 2>Vor allem Selbständige</v>

00:00:05.000 --> 00:00:07.000
<v Sprecher 2>– und Größen wie „Emil“.</v>

00:00:07.000 --> 00:00:08.000
<v Anna Müller>Und dann?</v>
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
Wer kommt?

2
00:00:03,500 --> 00:00:05,000
- <i>Alle</i> &amp; jeder.
"""


def read(path):
    return transcripts.read(path)


def same(transcript):
    return transcript.text({})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_however_it_was_written(tmp_path, encoding):
    path = tmp_path / "Abschrift.txt"
    path.write_bytes("\r\n".join(LINES).encode(encoding))
    assert same(read(path)) == TEXT


def test_word_is_read_with_its_changes_accepted(tmp_path):
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    gone: Any = document.paragraphs[0].add_run(" nicht")._r
    deleted = gone.makeelement(f"{{{gone.nsmap['w']}}}del")
    gone.getparent().append(deleted)
    deleted.append(gone)
    gone.find(f"{{{gone.nsmap['w']}}}t").tag = f"{{{gone.nsmap['w']}}}delText"
    document.save(str(tmp_path / "a.docx"))
    assert same(read(tmp_path / "a.docx")) == TEXT


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["odt", "rtf"])
def test_what_libreoffice_writes_is_read(tmp_path, ending):
    (tmp_path / "a.txt").write_text("\n".join(LINES), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", tmp_path, "a.txt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert same(read(tmp_path / f"a.{ending}")) == TEXT


def test_subtitles_become_paragraphs_by_voice(tmp_path):
    path = tmp_path / "a.vtt"
    path.write_text(VTT, encoding="utf-8")
    found = read(path)
    assert found.speakers == ("Anna Müller", "Sprecher 2")
    assert found.guess() == {"Anna Müller": "I", "Sprecher 2": "P"}
    assert found.text(found.guess()) == TEXT


def test_subtitles_without_voices_are_one_text(tmp_path):
    path = tmp_path / "a.srt"
    path.write_text(SRT, encoding="utf-8")
    assert same(read(path)) == "Wer kommt? - Alle & jeder."


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        (
            "Anna Müller: Ja?\nFrau Berg: Nein.\nAnna Müller: Doch?\nFrau Berg: Gut.",
            ("Anna Müller", "Frau Berg"),
        ),
        ("[00:01:12] B1: Ja. #00:01:14-5#\nI: Und?", ("B1", "I")),
        ("Ich sage Ihnen eines: Es geht.\nDas Ergebnis: gut.", ()),
    ],
)
def test_who_speaks_is_told_from_the_lines(tmp_path, lines, speakers):
    path = tmp_path / "a.txt"
    path.write_text(lines, encoding="utf-8")
    found = read(path)
    assert found.speakers == speakers
    assert "00:01" not in same(found)


def test_odd_files_are_refused_in_one_sentence(tmp_path):
    (tmp_path / "leer.txt").write_text(" \n ")
    (tmp_path / "ton.mp3").write_bytes(b"ID3")
    (tmp_path / "alt.doc").write_bytes(b"x")
    (tmp_path / "bild.png").write_bytes(b"x")
    (tmp_path / "kaputt.docx").write_bytes(b"PK\x03\x04xx")
    (tmp_path / "geheim.docx").write_bytes(b"\xd0\xcf\x11\xe0xx")
    (tmp_path / "falsch.rtf").write_text("Text")
    for path in [*tmp_path.iterdir(), tmp_path / "fort.txt"]:
        with pytest.raises(RefusedFileError) as refusal:
            read(path)
        assert path.name in str(refusal.value)


@pytest.mark.parametrize("content", [b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<a><b></a>"])
def test_a_harmful_document_is_refused(tmp_path, content):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", content)
    with pytest.raises(RefusedFileError):
        read(tmp_path / "a.docx")
