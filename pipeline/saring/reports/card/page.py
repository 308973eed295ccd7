"""Render documents as one self-contained HTML page without network access and scripts, for phones and A4."""

from __future__ import annotations

from saring.files import templates
from saring.reports.card.document import Document


def render_document_page(document: Document) -> str:
    """Render a document; every text is escaped. The table of contents follows the first section."""
    return templates.render_page("card", document.title, sections=document.sections)
