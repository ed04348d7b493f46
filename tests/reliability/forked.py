"""Workers of the reliability tests: processes of their own, forked from one server that has read the house beforehand."""

from __future__ import annotations

import multiprocessing

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.reliability.worker", "tests.reliability.players"])
