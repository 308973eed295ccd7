from __future__ import annotations

import re
import string
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from saring import i18n as phrases
from saring.cli.app import COMMANDS
from saring.i18n import MODULES, PHRASES, language_of_environment, say, set_language
from saring.messages import READERS
from saring.messages.presets import presets
from saring.records import Kind

PACKAGE = Path(phrases.__file__).parent / "phrases"
TEMPLATES = (".html", ".txt", ".js")


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_say_it_with_the_same_fields(key: str) -> None:
    indonesian, english = PHRASES[key]
    assert indonesian.strip()
    assert english.strip()
    assert fields(indonesian) == fields(english)


def test_every_phrase_that_is_used_exists_and_every_phrase_is_used() -> None:
    package = PACKAGE.parents[1]
    files = [*package.rglob("*.py"), *(file for file in (package / "resources").rglob("*") if file.suffix in TEMPLATES)]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files if PACKAGE not in file.parents)
    used = set(re.findall(r"""(?:say|Error)\(\s*["'](\w+)["'](?!\s*~)""", code))
    assert used - set(PHRASES) == set()
    # Keys put together at run time: verdict_…, reason_…, column_…, and the like.
    composed = (
        "verdict_",
        "advice_",
        "context_",
        "change_",
        "part_",
        "reason_",
        "column_",
        "question_",
        "measure_",
        "card_",
        "score_",
        "bundle_",
        "drift_",
        "draft_channel_",
        "draft_principle_",
        "summary_",
        "ratings_",
        "left_out_",
        "office_top_",
        "format_",
        "formats_",
        "signal_",
        "topic_",
        "legend_",
        "page_",
        "step_",
        "usage_",
        "choice_",
        "file_kind_",
        "next_",
        "training_step_",
        "status_",
        "people_status_",
        "platform_",
        "kind_",
        "own_",
        "help_desk_",
        "desk_access_",
        "desk_account_",
        "desk_action_",
        "desk_bulk_",
        "desk_done_",
        "desk_error_",
        "desk_finding_",
        "desk_import_",
        "desk_role_",
        "desk_state_",
        "desk_step_",
    )
    used |= {f"help_{command}" for command in COMMANDS}
    unused = {key for key in PHRASES if key not in used and f'"{key}"' not in code and not key.startswith(composed)}
    assert unused == set()


@pytest.mark.parametrize(
    ("environ", "language"),
    [({}, None), ({"LANG": "en_US.UTF-8", "LC_ALL": "en_GB.UTF-8"}, None), ({"SARING_LANG": "EN"}, "en"),
     ({"SARING_LANG": "id", "LANG": "en_US.UTF-8"}, "id"), ({"SARING_LANG": "fr"}, None)],
)  # fmt: skip
def test_the_environment_names_a_language_and_the_locale_of_the_machine_none(
    environ: dict[str, str], language: str | None
) -> None:
    assert language_of_environment(environ) == language


def test_set_language() -> None:
    set_language("id")
    assert say("verdict_no_claim") == "bukan klaim"
    with pytest.raises(ValueError, match="must be one of"):
        set_language("fr")


def test_every_platform_and_kind_of_message_has_a_name() -> None:
    platforms = {reader.platform for reader in READERS} | {mapping.platform for mapping in presets().values()}
    assert {f"platform_{code}" for code in platforms} <= set(PHRASES)
    assert {f"kind_{kind}" for kind in Kind} <= set(PHRASES)


def test_no_phrase_stands_in_two_tables_and_every_table_is_looked_through() -> None:
    assert {file.stem for file in PACKAGE.glob("*.py")} - {"__init__"} == set(MODULES)
    tables = [import_module(f"saring.i18n.phrases.{name}").PHRASES for name in MODULES]
    assert sum(map(len, tables)) == len(PHRASES)


def test_a_module_is_imported_when_one_of_its_phrases_is_used() -> None:
    code = (
        "import sys; from saring.i18n import say\n"
        "say('verdict_unverified')\n"
        "print([name for name in sys.modules if name.startswith('saring.i18n.phrases.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['saring.i18n.phrases.verdicts']"
