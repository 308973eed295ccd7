"""Write the tables of `docs/ratings.md` and `docs/ratings.id.md` anew from `pipeline/saring/resources/ratings.tsv`."""

from __future__ import annotations

from pathlib import Path

from saring.i18n import set_language
from saring.reports.ratings import ratings_table, spellings_table

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = {"en": "ratings.md", "id": "ratings.id.md"}


def page(language: str) -> str:
    """Return a page with its tables as they should be."""
    set_language(language)
    text = (DOCS / PAGES[language]).read_text(encoding="utf-8")
    for name, table in (("ratings", ratings_table()), ("spellings", spellings_table())):
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        text = f"{before}{mark}{table}\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    return text


def main() -> None:
    """Write both pages."""
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
