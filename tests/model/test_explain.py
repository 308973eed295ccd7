from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.model.bundle import Model
from saring.model.explain import explain, word_shares
from saring.model.features import evidence_shares, token_counts
from saring.model.vocabulary import feature_names
from saring.text.normalise import normalise

TEXT = "SEBARKAN!!! Air *galon*   b e r a c u n , cek https://contoh.example/a atau WA 0812-0000-1234 🙏🙏"


def test_shares_add_up_to_the_decision(model: Model) -> None:
    normalised = normalise(TEXT)
    coefficients = np.array(model.coefficients[-1:])  # the risk
    names = [name for block in model.space.blocks for name in feature_names(block)]
    coefficients[0, names.index(" ")] = 0  # a bare space belongs to no word
    (counted,) = evidence_shares(token_counts([normalised]), model.half_evidence_at[-1])
    total = model.space.decision_values([normalised], coefficients).sum() * counted
    assert word_shares(model, normalised).sum() == pytest.approx(total, abs=1e-5)


def test_words_of_form_are_never_named_as_raising_the_risk(model: Model) -> None:
    text = "PENGUMUMAN! Nomor: 12 Sumber: dokter. Air galon beracun, sebarkan, 17 Agustus 2025"
    raising = {span.text for span in explain(model, text, n_words=50) if span.weight > 0}
    assert "beracun," in raising
    assert not raising & {"PENGUMUMAN!", "Nomor:", "Sumber:", "sebarkan,", "17", "Agustus", "2025"}


def test_spans_point_into_the_original_text(model: Model) -> None:
    spans = explain(model, TEXT, n_words=20)
    assert spans
    assert all(TEXT[span.start : span.end] == span.text for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert "https://contoh.example/a" in {span.text for span in spans}


def test_the_strongest_words_stay_when_fewer_are_asked_for(model: Model) -> None:
    every, few = explain(model, TEXT, n_words=50), explain(model, TEXT, n_words=2)
    assert {span.text for span in few} <= {span.text for span in every}
    assert min(abs(span.weight) for span in few) >= np.median([abs(span.weight) for span in every])


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_can_be_explained(model: Model, text: str) -> None:
    for span in explain(model, text):
        assert text[span.start : span.end] == span.text


def test_nothing_to_explain(model: Model) -> None:
    assert explain(model, "") == ()
    assert explain(model, "🙏") == ()
