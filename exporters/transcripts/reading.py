"""From a file to a transcript, whatever program wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.text import clean
from app.errors import RefusedFileError
from app.interchange.transcript import Said, Transcript, of_cues, of_lines
from exporters.transcripts import archives, plain, subtitles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES = 50_000_000

GONE = (
    "„{name}“ lässt sich nicht öffnen. Prüfen Sie, ob die Datei noch da ist, und wählen Sie sie noch einmal."
)
OTHER_KIND = (
    "„{name}“ ist keine Abschrift, die sich lesen lässt. Speichern Sie sie als Text (.txt), Word (.docx), "
    "OpenDocument (.odt), RTF (.rtf) oder Untertitel (.vtt, .srt)."
)
RECORDING = (
    "„{name}“ ist eine Aufnahme. Das Laborbuch nimmt nur Abschriften auf; die Aufnahme bleibt an ihrem "
    "sicheren Ort."
)
OLD_WORD = "„{name}“ ist im alten Word-Format (.doc). Speichern Sie die Datei in Word als .docx."
TOO_LARGE = (
    "„{name}“ ist mit über 50\u00a0MB zu groß für eine Abschrift. Prüfen Sie, ob es die richtige Datei ist."
)
EMPTY = "In „{name}“ steht kein Text. Prüfen Sie, ob es die richtige Datei ist."

_RECORDINGS = frozenset(
    {"mp3", "m4a", "wav", "ogg", "opus", "wma", "aac", "flac", "mp4", "mov", "avi", "mkv"}
)


def read(path: Path) -> Transcript:
    """Return what a transcript says. Raises RefusedFileError with one sentence; nothing is written."""
    ending = path.suffix.lower().lstrip(".")
    reader = _READERS.get(ending)
    if reader is None:
        text = RECORDING if ending in _RECORDINGS else OLD_WORD if ending == "doc" else OTHER_KIND
        raise RefusedFileError(text.format(name=path.name))
    transcript = _cleaned(reader(_bytes(path), path.name))
    if not transcript.paragraphs:
        raise RefusedFileError(EMPTY.format(name=path.name))
    return transcript


def _bytes(path: Path) -> bytes:
    """The size is asked first, so that nothing endless is read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RefusedFileError(TOO_LARGE.format(name=path.name))
        return path.read_bytes()
    except OSError as error:
        raise RefusedFileError(GONE.format(name=path.name)) from error


def _cleaned(transcript: Transcript) -> Transcript:
    said = (Said(one.speaker, clean(one.text, single_line=True) or "") for one in transcript.paragraphs)
    return Transcript(tuple(one for one in said if one.text))


_READERS: dict[str, Callable[[bytes, str], Transcript]] = {
    "txt": lambda data, _name: of_lines(plain.text_of(data).splitlines()),
    "md": lambda data, _name: of_lines(plain.text_of(data).splitlines()),
    "rtf": lambda data, name: of_lines(plain.rtf_of(data, name).splitlines()),
    "docx": lambda data, name: of_lines(archives.word_paragraphs(data, name)),
    "odt": lambda data, name: of_lines(archives.open_document_paragraphs(data, name)),
    "vtt": lambda data, _name: of_cues(subtitles.cues(plain.text_of(data))),
    "srt": lambda data, _name: of_cues(subtitles.cues(plain.text_of(data))),
}
ENDINGS = tuple(_READERS)
