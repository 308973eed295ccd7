"""The documentation site, built once for each language (`make docs`): English in `x.md`, Indonesian in `x.id.md`.

The environment variable `DOCS_LANGUAGE` (`en` or `id`) says which. Pages without an Indonesian twin, the
decisions, stand in both sites. No page loads anything from another host.
"""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent

project = "Saring"
author = "Saring"
language = os.environ.get("DOCS_LANGUAGE", "en")
extensions = ["myst_parser"]
root_doc = "index.id" if language == "id" else "index"

_twins = [page.name for page in HERE.glob("*.id.md")]
_others = [name.replace(".id.md", ".md") for name in _twins] if language == "id" else _twins
exclude_patterns = [*_others, "_locale", "_templates", "measurements"]

myst_heading_anchors = 3
nitpicky = True

locale_dirs = ["_locale"]
templates_path = ["_templates"]
html_theme = "furo"
html_title = "Saring"
html_static_path = ["_static"]
html_css_files = ["saring.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_context = {"twins": [name.removesuffix(".id.md") for name in _twins]}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_additional_pages = {"index": "to_first_page.html"} if language == "id" else {}
