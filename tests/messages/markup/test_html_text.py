from __future__ import annotations

import pytest

from saring.messages.markup.html_text import text_of_markup


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<div>a<br></div><div>b</div>", "a\nb"),
        ("<p>a</p>\n  <p>b\nc</p>", "a\n\nb c"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("a &lt;b&gt; &amp;amp; &#128591;", "a <b> &amp; 🙏"),
        ("satu\ndua & tiga", "satu\ndua & tiga"),
        ("satu\n<em>dua</em>", "satu\ndua"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<blockquote>kata dia</blockquote>tidak", "> kata dia\ntidak"),
        ("lihat <a href='https://a.example/b'>sini</a>", "lihat sini (https://a.example/b)"),
        ("<a href='https://a.example/b/'>a.example/b</a>", "a.example/b"),
        ("<a href='https://a.example/panjang/sekali'>https://a.example/pan…</a>", "https://a.example/panjang/sekali"),
        ("<a href='https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fb&h=1'>b</a>", "b (https://a.example/b)"),
        ("<a href='javascript:x()'>klik</a> <a href='#p1'>atas</a>", "klik atas"),
        ("a<script>b</script><style>c</style>", "a"),
        ("<img class='smilies' alt=':D'><img src='x.jpg' alt='foto warga'>", ":D"),
        ("a<![if !x]>b<![endif]>", "ab"),
        ("<b>a</i>b", "ab"),
    ],
)
def test_what_a_person_sees(markup: str, seen: str) -> None:
    assert text_of_markup(markup) == seen


def test_what_is_skipped_says_nothing() -> None:
    markup = "<quote author='budi'>pulsa <b>gratis</b></quote>Benar, itu penipuan"
    assert text_of_markup(markup, lambda node: node.tag == "quote") == "Benar, itu penipuan"
