"""Imports every module of the law, so that all questions, doubts and lives are registered. The composition root imports this once."""

from __future__ import annotations

import importlib
import pkgutil

import app.law

for _found in pkgutil.walk_packages(app.law.__path__, "app.law."):
    if _found.name != __name__:
        importlib.import_module(_found.name)
