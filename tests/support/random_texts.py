"""Random raw texts made of all the forms that an article may hold, and of characters that Markdown would take for something."""

from hypothesis import strategies as st

_WORDS = (
    "the and river Ada NELL day 1912 3. 12) + - * ** _day_ #tag # [TOC] [^1] [1] (see <b> </b> <br> <sub></sub> H<sub>2</sub>O x² & &amp; &copy; \\ \\* "
    "`code` ``q'' | |a| > ~~~ ``` --- === /// https://example.org/a_b_c a@b.example {: #id } ![x](y) [a](b) *em* **strong** Oﬃce so\u00adft "
    "人人生而自由 سلام שלום 🎉 𝔸 𠮷 é e\u0301 “quoted” «dit» – — … end. why? no! note: NAME: Q: A: ^ $x$ 2*3*4 * \u00a0 \u00ad \u200b [](/) >"
).split(" ")
_word = st.sampled_from([word for word in _WORDS if word])
_line = st.lists(_word, min_size=1, max_size=9).map(" ".join)
_long = st.lists(st.sampled_from("a river that runs to the sea and past the town of Ada".split()), min_size=8, max_size=40).map(" ".join)
_glued = st.tuples(_word, st.sampled_from(["", "", " ", "\n", "\n  "])).map("".join)
_forms = st.one_of(
    _line,
    st.lists(_glued, min_size=1, max_size=14).map("".join),
    _long,
    st.lists(_line, min_size=2, max_size=5).map("\n".join),
    st.lists(st.tuples(st.sampled_from(["", "  ", "    ", "\t"]), _line).map("".join), min_size=2, max_size=4).map("\n".join),
    st.lists(st.tuples(st.integers(0, 2000), _line), min_size=1, max_size=4).map(lambda items: "\n".join(f"{n}. {w}" for n, w in items)),
    st.lists(st.tuples(st.sampled_from("-*•+"), _line), min_size=1, max_size=4).map(lambda items: "\n".join(f"{s} {w}" for s, w in items)),
    st.lists(st.tuples(st.sampled_from(["IRWIN", "NELL WARD", "Q", "A", "Ada"]), _line), min_size=1, max_size=4).map(
        lambda turns: "\n".join(f"{name}: {words}" for name, words in turns)
    ),
    st.lists(_line, min_size=1, max_size=3).map(lambda lines: "\n".join(f"> {line}" for line in lines)),
    st.tuples(_line, _line, _line).map(lambda cells: f"| {cells[0]} | x |\n|---|--:|\n| {cells[1]} | {cells[2]} |"),
    st.tuples(st.sampled_from("12ab"), _line).map(lambda note: f"word,[^{note[0]}] more\n\n[^{note[0]}]: {note[1]}"),
    st.sampled_from(["* * *", "---", "Art 1", "## A heading", "© 1999 The Gazette", "www.example.org", "[^1]:", "![A](../a.svg)\nCaption"]),
)
raw_texts = st.tuples(
    st.sampled_from(
        ["", "A title\n\n", "A title\nof two lines\n\n", "# A title\n\n", "A title\n\nBy Nell Ward, 14 May 2001\n\n", "14 May 2001\n\n"]
    ),
    st.lists(_forms, min_size=1, max_size=6),
    st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n"]),
).map(lambda parts: parts[0] + parts[2].join(parts[1]) + "\n")
"""A raw text as somebody may receive it."""
