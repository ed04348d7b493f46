"""The form language: forms/**/*.yaml compiled to marshmallow schemas, entries and views. Decides nothing about law or access."""

from app.forms.book import FormBook, UnknownForm
from app.forms.entries import Dictionary, UnknownKind
from app.forms.fields import nest
from app.forms.form import Answers, Form
from app.forms.spec import BrokenForm
from app.forms.view import FormView

__all__ = ["Answers", "BrokenForm", "Dictionary", "Form", "FormBook", "FormView", "UnknownForm", "UnknownKind", "nest"]
