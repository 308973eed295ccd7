"""Write the table of formats into docs/formats: python scripts/formats_table.py [--check]

The table stands between the two marks; what is around it is written by hand. `--check` writes nothing and
ends with 1 where a table is not what the registry says.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from saring.i18n import set_language  # noqa: E402
from saring.messages.format_table import list_formats, render_format_table  # noqa: E402

BEGIN, END = "<!-- formats -->\n", "<!-- /formats -->\n"
PAGES = {
    ROOT / "docs" / "formats.md": "en",
    ROOT / "docs" / "formats.id.md": "id",
}


def with_table(page: str, language: str) -> str:
    """Return a page with the table of formats between its marks."""
    set_language(language)
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return before + BEGIN + "\n" + render_format_table(list_formats()) + "\n" + END + after


def main() -> int:
    """Write the pages, or check them; return the exit code."""
    stale = []
    for path, language in PAGES.items():
        page = path.read_text(encoding="utf-8")
        new = with_table(page, language)
        if new != page:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    print(f"changed: {', '.join(stale) or 'none'}")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
