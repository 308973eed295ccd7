"""Render a draft for each channel within its length limit, and the sign-off checklist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from saring.answers.draft import DEBUNK, Draft, scam_links
from saring.answers.lengths import X_LIMIT, cut, split_posts, utf16_length, x_length
from saring.answers.templates import CHANNELS, ChannelTemplate, PostTemplate, load_templates
from saring.files.templates import render_shipped
from saring.i18n import get_language, say
from saring.i18n.dates import format_day, format_moment
from saring.i18n.labels import label
from saring.records import Advice, ListedClaim
from saring.text.private import mask_private
from saring.text.sentences import defanged, shortened_words

PRINCIPLES = ("credible", "integrity", "professional", "responsive", "integrated", "representative")
"""The six principles of PermenPANRB 83/2012 on social media of government agencies, in its order."""
LIMITS: Mapping[str, int] = {"facebook": 2_200, "instagram": 2_200, "whatsapp": 1_000}
"""In UTF-16 units: Instagram's limit, also used for Facebook; a WhatsApp broadcast shown without unfolding."""
_NUMBERING = len(" (99/99)")
_FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class ChannelText:
    """The posts for one channel: one post or a thread; `limit` is that of one post."""

    channel: str
    posts: tuple[str, ...]
    limit: int | None
    lengths: tuple[int, ...]
    was_cut: bool = False


def render_channels(
    draft: Draft, channels: tuple[str, ...] = CHANNELS, folder: Path | None = None
) -> list[ChannelText]:
    """Render a draft for each channel, in the chosen language."""
    templates = load_templates(draft.form, get_language(), folder)
    values = _values(draft)
    return [_render(templates[channel], values) for channel in channels]


def render_checklist(draft: Draft, channels: tuple[str, ...] = CHANNELS) -> str:
    """Render the checklist of the six principles, with the data of the claim from the worklist."""
    claim = draft.claim
    return render_shipped(
        "checklist.txt",
        claim=claim,
        principles=PRINCIPLES,
        sources=", ".join(draft.links) or say("draft_fill_sources"),
        channels=", ".join(say(f"draft_channel_{channel}") for channel in channels),
        due=say("draft_due", due=format_moment(claim.due_at)) if claim.due_at else say("draft_no_due"),
        organisation=draft.organisation or say("draft_fill_organisation"),
        platforms=platforms(claim),
        first_seen=format_moment(claim.first_seen_at),
        last_seen=format_moment(claim.last_seen_at),
        stays_inside=claim.advice in (Advice.DO_NOT_AMPLIFY, Advice.WATCH),
        message_links=", ".join(map(defanged, scam_links(claim))),
        signals=mask_private("; ".join(claim.signals)),
        fact_checks=", ".join(claim.fact_check_urls),
    ).rstrip("\n")


def platforms(claim: ListedClaim) -> str:
    """Return the names of the platforms a claim was seen on; a table does not say where that was."""
    names = [label("platform", code) for code in claim.platforms if code != "table"]
    return say("draft_and").join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or say("draft_somewhere")


def _values(draft: Draft) -> dict[str, str]:
    since = draft.claim.first_seen_at
    spread = say("draft_spread_since", where=platforms(draft.claim), since=format_day(since)) if since else None
    organisation = draft.organisation or say("draft_fill_organisation")
    fill_rating = say("draft_fill_rating" if draft.form == DEBUNK else "draft_fill_finding")
    return {
        "statement": draft.statement or say("draft_fill_statement"),
        "spread": spread or say("draft_spread", where=platforms(draft.claim)),
        "fact": draft.fact or say("draft_fill_fact"),
        "fact_again": draft.fact,  # a fact that is not known yet is asked for once
        "rating": draft.finding or fill_rating,
        "organisation": organisation,
        "checker": draft.checker or organisation,
        "link": next(iter(draft.links), say("draft_fill_link")),
        "source": next(iter(draft.links[1:] or draft.links), say("draft_fill_sources")),
        "sources": "\n".join(f"- {link}" for link in draft.links) or f"- {say('draft_fill_sources')}",
        "date": format_day(draft.on),
    }


def _render(template: ChannelTemplate, values: Mapping[str, str]) -> ChannelText:
    channel = template.channel
    if channel == "x":
        return _thread(template, values)
    post = _CompiledPost(template.posts[0])
    limit = LIMITS.get(channel)
    if limit is None:
        text = post.fill_in(values, values["statement"])
        return ChannelText(channel, (text,), None, (utf16_length(text),))
    text = post.fitted(values, limit, utf16_length)
    kept = cut(text, limit, utf16_length)
    return ChannelText(channel, (kept,), limit, (utf16_length(kept),), was_cut=kept != text)


def _thread(template: ChannelTemplate, values: Mapping[str, str]) -> ChannelText:
    """Fill in each post of a thread; split posts that are too long, so that no fact is lost."""
    room = X_LIMIT - (_NUMBERING if len(template.posts) > 1 else 0)
    texts = [_CompiledPost(post).whole(values, room) for post in template.posts]
    posts = [post for text in texts for post in split_posts(text, room)]
    if len(posts) > len(template.posts):
        posts = [post for text in texts for post in split_posts(text, X_LIMIT - _NUMBERING)]
    if len(posts) > 1:
        posts = [f"{post} ({n}/{len(posts)})" for n, post in enumerate(posts, start=1)]
    return ChannelText("x", tuple(posts), X_LIMIT, tuple(map(x_length, posts)))


class _CompiledPost:
    """A compiled post template that is filled in with shorter and shorter statements until it fits."""

    def __init__(self, post: PostTemplate) -> None:
        self._post, self._compiled = post, post.compile()

    def fill_in(self, values: Mapping[str, str], statement: str) -> str:
        """Return the post with this much of the statement."""
        # A cut statement ends in an ellipsis, and no full stop may follow.
        return self._post.fill_in({**values, "statement": statement}, self._compiled).replace("….", "…").strip()

    def whole(self, values: Mapping[str, str], room: int) -> str:
        """Return the post with as much of the statement as fits; if none does, with all of it, to be split."""
        text = self.fitted(values, room, x_length)
        return text if x_length(text) <= room else self.fill_in(values, values["statement"])

    def fitted(self, values: Mapping[str, str], limit: int, measure: Callable[[str], int]) -> str:
        """Return the post with as much of the statement as fits, never less than a few words of it."""
        n_words = len(values["statement"].split())
        while True:
            text = self.fill_in(values, shortened_words(values["statement"], n_words))
            if measure(text) <= limit or n_words <= _FEWEST_WORDS:
                return text
            n_words -= 1
