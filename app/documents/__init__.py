"""Documents: a template and facts give a PDF with a fingerprint. Knows no docket, no law and no database; facts come in as plain words."""

from app.documents.prepare import Prepared, prepare
from app.documents.templates import Part, Template, Templates

__all__ = ["Part", "Prepared", "Template", "Templates", "prepare"]
