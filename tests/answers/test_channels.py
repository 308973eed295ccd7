"""Drafts of every channel: within its length, the fact first, nothing private, as the golden files have them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.answers.channels import LIMITS, PRINCIPLES, render_channels, render_checklist
from saring.answers.draft import build_draft
from saring.answers.lengths import X_LIMIT, utf16_length, x_length
from saring.answers.templates import CHANNELS, FIELDS, load_templates
from saring.errors import InputError
from saring.i18n import LANGUAGES, set_language
from saring.records import Advice, ListedClaim
from saring.text.links import find_links
from saring.text.private import mask_private
from tests.listed import CHECKED, CLAIM, listed

GOLDEN = Path(__file__).parent / "golden" / "drafts"
ON = date(2026, 7, 27)
FORMS = {"debunk": CLAIM, "answered": CHECKED}
FACT = "Bantuan hanya diberikan kepada keluarga yang terdaftar, dan tidak ada pendaftaran lewat tautan."


def whole(claim: ListedClaim, fact: str = "") -> str:
    """Return all that is written of a claim."""
    draft = build_draft(claim, ON, organisation="Kecamatan Sukamaju", fact=fact)
    texts = [f"== {text.channel} {text.lengths}\n" + "\n\n".join(text.posts) for text in render_channels(draft)]
    return "\n\n".join([*texts, render_checklist(draft)]) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_drafts_are_as_they_were_agreed(form: str, language: str) -> None:
    set_language(language)
    assert whole(FORMS[form], FACT) == (GOLDEN / f"{form}.{language}.txt").read_text(encoding="utf-8")


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=3000), fact=st.text(max_size=3000), form=st.sampled_from(sorted(FORMS)), name=st.text())
def test_any_text_fits_every_channel(text: str, fact: str, form: str, name: str) -> None:
    claim = replace(FORMS[form], text=f"{text} Beredar kabar {text}", title=text[:500])
    for rendered in render_channels(build_draft(claim, ON, organisation=name, fact=fact)):
        if rendered.channel == "x":
            assert max(map(x_length, rendered.posts)) <= X_LIMIT
        elif rendered.channel in LIMITS:
            assert utf16_length(rendered.posts[0]) <= LIMITS[rendered.channel]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("claim", FORMS.values(), ids=FORMS)
def test_nothing_private_nothing_to_click_and_the_fact_before_the_claim(claim: ListedClaim, language: str) -> None:
    set_language(language)
    draft = build_draft(claim, ON, fact=FACT)
    for text in render_channels(draft):
        written = "\n".join(text.posts)
        assert mask_private(written) == written
        assert "bansos-sukamaju.example" not in written
        assert "Rini" not in written
        assert draft.statement not in written.partition("\n")[0] or written.index(FACT) < written.index("Sekarang")
        assert sum(post.count("Sekarang dana bantuan") for post in text.posts) == 1
    assert "0812" not in render_checklist(draft)
    assert "bansos-sukamaju.example" not in [link.host for link in find_links(render_checklist(draft))]


def test_instagram_points_to_the_link_in_the_profile() -> None:
    set_language("id")
    (text,) = render_channels(build_draft(CHECKED, ON), ("instagram",))
    assert "tautan di bio" in text.posts[0]
    assert find_links(text.posts[0]) == []


def test_facts_are_left_open_not_made_up() -> None:
    set_language("id")
    for text in render_channels(build_draft(CLAIM, ON)):
        assert "\n".join(text.posts).count("[ISI: fakta utama dalam satu kalimat]") == 1
    assert "[ISI: putusan" in render_channels(build_draft(CLAIM, ON))[0].posts[0]
    rated = build_draft(listed(rating="konten palsu"), ON, organisation="Humas", fact=FACT)
    for text in render_channels(build_draft(CLAIM, ON, fact=FACT)):
        assert "\n".join(text.posts).count(FACT) == 2  # before the claim and after it
    assert "Humas menilai pesan itu konten palsu." in render_channels(rated)[0].posts[0]


def test_a_long_fact_makes_a_longer_thread_and_is_kept_whole() -> None:
    fact = " ".join(f"kata{n}" for n in range(120))
    (text,) = render_channels(build_draft(CLAIM, ON, fact=fact), ("x",))
    assert len(text.posts) > 3
    assert text.posts[0].endswith(f"(1/{len(text.posts)})")
    assert {f"kata{n}" for n in range(119)} <= set(" ".join(text.posts).split())


def test_a_caption_that_was_cut_says_so() -> None:
    texts = render_channels(build_draft(CLAIM, ON, fact="panjang " * 600), ("facebook", "website"))
    assert [text.was_cut for text in texts] == [True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_asks_of_each_principle_what_can_be_ticked(language: str) -> None:
    set_language(language)
    checklist = render_checklist(build_draft(listed(due_at=datetime(2026, 7, 27, 12)), ON), ("x",))
    boxes = [line for line in checklist.splitlines() if line.startswith("[ ] ")]
    assert len(boxes) == len(PRINCIPLES) == 6
    assert all(line.endswith("?") for line in boxes)
    assert ("27 Juli 2026 12.00" if language == "id" else "27 July 2026 12:00") in boxes[3]
    if language == "id":
        words = ("Kredibel", "Integritas", "Profesional", "Responsif", "Terintegrasi", "Keterwakilan")
        assert [line[4:].partition(":")[0] for line in boxes] == list(words)


def test_what_should_not_be_spread_is_said_to_stay_inside() -> None:
    quiet = render_checklist(build_draft(listed(advice=Advice.DO_NOT_AMPLIFY), ON))
    assert "not to be answered in public yet" in quiet
    assert "not to be answered in public yet" not in render_checklist(build_draft(CLAIM, ON))


# --- the office's own templates ----------------------------------------------------------------


def own(folder: Path, **channels: str) -> Path:
    parts = dict.fromkeys(CHANNELS, "{{ fact }}\n{{ statement }}") | channels
    text = "".join(f"=== {channel}\n{body}\n" for channel, body in parts.items() if body)
    (folder / "debunk.en.txt").write_text(text, encoding="utf-8")
    return folder


def test_an_office_writes_its_own_and_lacks_what_it_likes(tmp_path: Path) -> None:
    folder = own(tmp_path, x="{{ fact }} {% if link %}Kantor {{ organisation | upper }}.{% endif %}")
    (text,) = render_channels(build_draft(CLAIM, ON, fact="Fakta <b>", organisation="kami"), ("x",), folder)
    assert text.posts == ("Fakta <b>. Kantor KAMI.",)
    assert load_templates("answered", "en", folder) == load_templates("answered", "en")


@pytest.mark.parametrize(
    ("channels", "message"),
    [
        ({"x": ""}, r"debunk\.en\.txt: .* found one too few or too many: x"),
        ({"tiktok": "halo"}, "too many: tiktok"),
        ({"x": "{{ fact }}\n\n{{ fakta }}"}, r"txt, line 7: expected the fields statement, .* found fakta in x"),
        ({"x": "Hoaks: {{ statement }}"}, "begin with the fact"),
        ({"x": "{% if rating %}{{ statement }}{% endif %}"}, "begin with the fact"),
        (
            {"x": "{{ fact }}\n---\n{{ fact }\n"},
            r"txt, line 7: expected a template of Jinja2, found a mistake: unexpected",
        ),
        ({"facebook": "{{ fact }}\n{% if link %}"}, r"line 9: expected a template of Jinja2, found .*'endif'"),
        ({"x": "{{ fact }}\n{{ fact.__class__.__mro__ }}"}, r"line 6: .* found a mistake: access to attribute"),
        ({"x": "{{ fact }}\n{{ fact.lebar }}"}, r"line 6: .* has no attribute 'lebar'"),
        ({"x": "{{ fact }}\n{% include 'debunk.id.txt' %}"}, r"line 6: .* found a mistake: no loader"),
        ({"x": "{{ fact }}{% for n in range(9) %}{{ n }}{% endfor %}"}, "found range in x"),
    ],
)
def test_a_template_that_cannot_be_used_says_why(channels: dict[str, str], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        load_templates("debunk", "en", own(tmp_path, **channels))


OLD = "=== website\n${fact}\n${statement}\n=== x\n${fact} $$5 {% \n---\n${statement}\n"
OLD += "".join(f"=== {channel}\n${{fact}}\n" for channel in CHANNELS[2:])


def test_a_template_of_before_jinja_is_read_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "debunk.en.txt").write_text(OLD, encoding="utf-8")
    draft = build_draft(CLAIM, ON, fact="Fakta")
    website, x = render_channels(draft, ("website", "x"), tmp_path)
    assert website.posts == (f"Fakta.\n{draft.statement}",)
    assert x.posts[0] == f"Fakta. $5 {{% (1/{len(x.posts)})"


@pytest.mark.parametrize(
    ("wrong", "message"), [("harga $5", r"line 5: .* found \$ in x"), ("${fakta}", "found fakta in x")]
)
def test_a_mistake_in_a_template_of_before_jinja_is_named(tmp_path: Path, wrong: str, message: str) -> None:
    (tmp_path / "debunk.en.txt").write_text(OLD.replace("$$5", wrong), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_templates("debunk", "en", tmp_path)


def test_a_missing_folder_and_another_encoding_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected a folder of templates"):
        load_templates("debunk", "en", tmp_path / "tiada")
    (tmp_path / "debunk.en.txt").write_bytes("=== x\nfakta é".encode("utf-16"))
    with pytest.raises(InputError, match="expected a template in UTF-8"):
        load_templates("debunk", "en", tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_shipped_channel_tells_fact_warning_claim_fact(form: str, language: str) -> None:
    for channel, template in load_templates(form, language).items():
        body = "\n".join(post.source for post in template.posts)
        order = [body.index(f"{{{{ {field} }}}}") for field in ("fact", "rating", "statement")]
        assert order == sorted(order), channel
        assert body.count("{{ statement }}") == 1
        if channel != "x" or form == "debunk":
            assert body.rindex("{{ fact_again }}") > body.index("{{ statement }}")
    assert {"fact", "statement", "rating"} <= set(FIELDS)


@pytest.mark.parametrize("name", ["drafts.md", "drafts.id.md"])
def test_the_page_on_templates_tells_every_field_and_channel(name: str) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / name).read_text(encoding="utf-8")
    assert set(re.findall(r"\{\{ (\w+) \}\}", page)) == set(FIELDS)
    assert ", ".join(CHANNELS) in " ".join(page.split())
