"""Any message, for tests that hold a compiled loop to its reference."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from saring.records import Message
from tests.compiled.test_normaliser import TEXTS

TIMES = st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)) | st.just(datetime(2024, 7, 24, 9, 43))
NAMES = st.sampled_from(["", "Bu Rini", "Warga RT 5", "0812-0000-1234", "@budi"]) | TEXTS.map(
    lambda text: text.encode(errors="replace").decode()
)
MESSAGES = st.builds(
    Message, st.sampled_from(["whatsapp", "kaskus"]), NAMES, NAMES, TIMES, st.just("text"), TEXTS, NAMES, NAMES, NAMES
)
