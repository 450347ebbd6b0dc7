"""Garbage is freed where Qt lives, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

from ui.collector import Collector


class Knot:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self):
        self.me = self


def test_cycles_are_freed_on_the_main_thread_only(qapp):
    collector = Collector()
    tied = weakref.ref(Knot())
    busy = threading.Thread(target=lambda: [[] for _ in range(100_000)])
    busy.start()
    busy.join()
    assert not gc.isenabled()
    assert tied() is not None
    kept: list[list[int]] = [[] for _ in range(10_000)]
    collector.look()
    assert tied() is None
    assert len(kept) == 10_000
