"""What a packaged program leaves out of all that its libraries bring, and why."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

# Modules that some library mentions and none of our ways reaches. What needs one of them all the same fails
# with a ModuleNotFoundError that names it; ``make packages-test`` runs the bundle through all formats.
MODULES = [
    # the network: the program makes no call, so it need not be able to
    "PySide6.QtNetwork", "_ssl", "ssl", "ftplib", "http", "smtplib", "socketserver", "xmlrpc",
    # building, testing and documenting Python
    "_distutils_hack", "distutils", "ensurepip", "lib2to3", "packaging", "pip", "pkg_resources", "setuptools",
    "doctest", "pdb", "pydoc", "pydoc_data", "unittest",
    # a terminal, other toolkits, other processes
    "curses", "multiprocessing", "readline", "rlcompleter", "tkinter", "PIL.ImageQt", "PIL.ImageTk",
    # pictures are JPEG and PNG
    "PIL._avif", "PIL._imagingmath", "PIL._imagingmorph", "PIL._imagingtk", "PIL._webp",
    # the parts of lxml beside its tree
    "lxml.cssselect", "lxml.html", "lxml.isoschematron", "lxml.objectify", "lxml.sax",
]  # fmt: skip

# Qt is kept by name: its libraries, and of each folder of plug-ins what a window of ours loads.
QT = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "WaylandClient", "Widgets", "XcbQpa")
PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qjpeg", "qsvg"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "printsupport": ("cupsprintersupport", "windowsprintersupport"),
    "platforms": ("qoffscreen", "qwayland", "qwindows", "qxcb"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
TRANSLATIONS = ("qtbase_de.qm",)
# What comes along without a module: the formats left out above, and Qt's drawing by a processor for 3D.
LIBRARIES = ("libavif", "libwebp", "libsharpyuv", "opengl32sw", "d3dcompiler")

# Templates for what the program never begins from, and English: our template and dictionary are in resources.
DATA = (
    "alembic/templates/",
    "hunspell/dictionaries/",
    "docx/templates/default-docx-template/",
    "docx/templates/default.docx",
)


def is_needed(target: str, source: str, kind: str) -> bool:
    """Whether a file is part of the bundle. ``target`` is its place there, ``source`` where it comes from.

    A link goes where ``source`` says, within the bundle, and with what it leads to.
    """
    place = PurePosixPath((source if kind == "SYMLINK" else target).replace("\\", "/"))
    return (
        not place.name.startswith(LIBRARIES)
        and not place.as_posix().startswith(DATA)
        and _is_wanted_of_qt(place)
        and not (sys.platform == "linux" and _belongs_to_system(Path(source)))
    )


def _is_wanted_of_qt(place: PurePosixPath) -> bool:
    if "PySide6" not in place.parts:
        return True
    if "qml" in place.parts:
        return False
    name = place.name.partition(".")[0].removeprefix("lib")
    if "plugins" in place.parts:
        return name in PLUGINS.get(place.parent.name, ())
    if "translations" in place.parts:
        return place.name in TRANSLATIONS
    return not name.startswith("Qt6") or name.removeprefix("Qt6") in QT


def _belongs_to_system(source: Path) -> bool:
    """Libraries of the distribution stay with it: it mends them. The package names those it depends on."""
    if (
        source.is_relative_to(sys.prefix)
        or source.name.startswith("libpython")
        or "lib-dynload" in source.parts
    ):
        return False
    return source.is_relative_to("/usr") or source.is_relative_to("/lib")
