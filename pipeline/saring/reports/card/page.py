"""Documents as one self-contained page: no network, no script, fit for a phone and for A4."""

from __future__ import annotations

from saring.files import templates
from saring.reports.card.document import Document


def render_document_page(document: Document) -> str:
    """Render a document; every text is escaped. The table of contents follows the first section."""
    return templates.render_page("card", document.title, sections=document.sections)
