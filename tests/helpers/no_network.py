"""Runs the command behind its name; the kernel ends it as soon as it asks for a network socket.

Cutting the network off would prove less: a program may try, fail and go on. Here trying is the end, for the
command and for every process that it starts. Sockets within the computer (AF_UNIX) pass: windows need them.
Linux on x86-64, without any rights; imports the standard library only, so that any Python runs it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys

NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2
X86_64, SOCKET, AF_UNIX = 0xC000003E, 41, 1
KILL, ALLOW = 0x80000000, 0x7FFF0000
LOAD, UNLESS_EQUAL, RETURN = 0x20, 0x15, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16

# Each instruction: code, how many to skip if equal, how many if not, value.
PROGRAM = (
    (LOAD, 0, 0, ARCHITECTURE),
    (UNLESS_EQUAL, 0, 5, X86_64),
    (LOAD, 0, 0, NUMBER),
    (UNLESS_EQUAL, 0, 2, SOCKET),
    (LOAD, 0, 0, FIRST_ARGUMENT),
    (UNLESS_EQUAL, 0, 1, AF_UNIX),
    (RETURN, 0, 0, ALLOW),
    (RETURN, 0, 0, KILL),
)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def forbid() -> None:
    """Let this process and all its children die of asking for a network socket; there is no way back."""
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in PROGRAM)
    program = _Program(len(PROGRAM), code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(program)):
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {errno.errorcode.get(number)}")


if __name__ == "__main__":
    forbid()
    os.execvp(sys.argv[1], sys.argv[1:])
