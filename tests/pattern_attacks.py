"""Attack strings for regular expressions: what each pattern repeats, many times over, and then something else."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import saring

WHOLE_TEXT = ("match", "fullmatch")
ANYWHERE = ("search", "finditer", "findall", "sub", "subn", "split")
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
SAMPLES = {
    "CATEGORY_DIGIT": "7", "CATEGORY_NOT_DIGIT": "x", "CATEGORY_SPACE": " ", "CATEGORY_NOT_SPACE": "x",
    "CATEGORY_WORD": "a", "CATEGORY_NOT_WORD": "-",
}  # fmt: skip
# What somebody may write a whole message of; every pattern is driven with each.
BY_HAND = (
    *"\t\r\n \ufeff\u200e\u202a\u00a0\u0661é字0aA()[]<>{}&\"',;:-_*/\\@#=+~!?|😀",
    *("\r ", "\n\n", "\n ", " \n", "1.", "1 ", "a ", "a.", "[1", "<a", "<a ", "</", "&a", "&#", '",', ", ", ": ", "::"),
    *(
        "- ",
        "--",
        "//",
        "@a",
        "+1",
        "http://",
        "www.",
        "a@",
        "a.b",
        "1/1/",
        "1:1:",
        "12.30 ",
        "1,",
        "Rp",
        "Rp1",
        "(1",
        "1)",
    ),
)
ENDINGS = ("", "\n\x00")


# Patterns that see no more than so many characters, since the code that calls them cuts the text.
CUT_AT = {
    "saring.messages.formats.mediawiki_talk._BEFORE_NAME": 300,
}


class UsedPattern(NamedTuple):
    """A compiled pattern of the package: where it is, and whether it is searched for anywhere in a text."""

    name: str
    pattern: re.Pattern[str]
    is_searched: bool


def call_of(used: UsedPattern) -> Callable[[str], object]:
    """Return what uses a pattern on a text as the package does."""
    if used.is_searched:
        return lambda text: sum(1 for _ in used.pattern.finditer(text))
    return lambda text: (used.pattern.match(text), used.pattern.fullmatch(text))


def used_patterns() -> list[UsedPattern]:
    """Return every pattern that a module of the package holds or writes out where it uses it, each once."""
    found: dict[tuple[str, int], UsedPattern] = {}
    for name in _module_names():
        module = importlib.import_module(name)
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        calls = list(_method_calls(tree))
        for place, pattern, bound in _patterns_in(vars(module), name):
            own = place.rsplit(".", 1)[-1].split("[")[0]
            methods = {method for owner, method in calls if owner == own} & {*WHOLE_TEXT, *ANYWHERE} or {bound}
            _add(found, UsedPattern(place, pattern, not methods <= {*WHOLE_TEXT}))
        for method, text in _written_out(tree):
            _add(found, UsedPattern(f"{name}: {text}", re.compile(text), method in ANYWHERE))
    return sorted(found.values(), key=lambda used: used.name)


def _add(found: dict[tuple[str, int], UsedPattern], used: UsedPattern) -> None:
    key = used.pattern.pattern, used.pattern.flags
    if key not in found or used.is_searched:
        found[key] = used


def _module_names() -> Iterator[str]:
    """Yield the modules that are written in Python; those in C hold no pattern."""
    for info in pkgutil.walk_packages(saring.__path__, "saring."):
        spec = importlib.util.find_spec(info.name)
        if spec and spec.origin and spec.origin.endswith(".py") and not info.name.endswith("__main__"):
            yield info.name


def _patterns_in(value: Any, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Yield the place, the pattern and, of `re.compile(…).match`, the method; of a pattern alone an empty one."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value, ""
    elif depth > 3:
        return
    elif isinstance(value, dict):
        for key, inner in list(value.items()):
            if not str(key).startswith("__"):
                yield from _patterns_in(inner, f"{name}.{key}", depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for n, inner in enumerate(list(value)[:200]):
            yield from _patterns_in(inner, f"{name}[{n}]", depth + 1)
    elif isinstance(value, type) and value.__module__.startswith("saring"):
        yield from _patterns_in(dict(vars(value)), name, depth + 1)
    elif isinstance(getattr(value, "__self__", None), re.Pattern):  # `_NAME = re.compile(…).match`
        yield name, value.__self__, value.__name__


def _method_calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute | ast.Subscript):
            owner = node.value
            while isinstance(owner, ast.Subscript):
                owner = owner.value  # type: ignore[assignment]
            if isinstance(owner, ast.Name | ast.Attribute):
                yield (owner.id if isinstance(owner, ast.Name) else owner.attr), node.attr


def _written_out(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the method and the pattern of `re.sub("…", …)` and the like."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[ast.Constant(value=str(text)), *_]
            ) if method in (*WHOLE_TEXT, *ANYWHERE):
                yield method, text


def attack_strings(pattern: re.Pattern[str], n_chars: int) -> Iterator[str]:
    """Yield texts of about a length, made of what the pattern repeats, after what stands before it."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    pumps: dict[tuple[str, str], None] = dict.fromkeys(("", unit) for unit in BY_HAND)
    if whole := _sample(tree, many=False):
        pumps["", whole] = None
    for before, body, after in _repeats(list(tree), "", ""):
        for unit in filter(None, (body, body + after, before + body)):
            pumps[before[:200], unit] = pumps["", unit] = None
    for before, unit in pumps:
        begun = before + unit * (n_chars // len(unit))
        for end in ENDINGS:
            yield begun + end


def _repeats(items: list[tuple[Any, Any]], before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before each repeated part of a pattern, one turn of the part, and what stands after it."""
    for place, (op, argument) in enumerate(items):
        rest = (_sample(items[place + 1 :], many=False) + after)[:40]
        kind = str(op)
        if kind in REPEATS:
            _, most, body = argument
            if most > 4:
                for sample in _samples(body):
                    yield before, sample, rest
            yield from _repeats(list(body), before, rest)
        elif kind == "BRANCH":
            for branch in argument[1][:40]:
                yield from _repeats(list(branch), before, rest)
        elif inner := _inside(kind, argument):
            yield from _repeats(list(inner), before, rest)
        before += _sample([(op, argument)], many=False)


def _inside(kind: str, argument: Any) -> Any:
    """Return the parts inside a group or a lookaround; None for anything else."""
    if kind == "SUBPATTERN":
        return argument[3]
    if kind == "ATOMIC_GROUP":
        return argument
    return argument[1] if kind in ("ASSERT", "ASSERT_NOT", "GROUPREF_EXISTS") else None


def _samples(body: Any) -> set[str]:
    """Return a few texts that a repeated part matches: of each branch one, and one with its optional parts."""
    found = {_sample(body, many=False), _sample(body, many=True)}
    for op, argument in body:
        if str(op) == "BRANCH":
            found |= {_sample(branch, many=False) for branch in argument[1][:12]}
        elif str(op) == "IN":
            found |= {_of_class([part]) for part in argument[:8] if str(part[0]) != "NEGATE"} - {""}
    return found


def _sample(items: Iterable[tuple[Any, Any]], *, many: bool) -> str:
    """Return a text that a parsed pattern matches, or nearly: lookarounds are not looked at."""
    return "".join(_sample_of(str(op), argument, many=many) for op, argument in items)


def _sample_of(kind: str, argument: Any, *, many: bool) -> str:
    if kind == "LITERAL":
        return chr(argument)
    if kind in ("NOT_LITERAL", "ANY"):
        return "y" if argument == ord("x") else "x"
    if kind == "IN":
        return _of_class(argument)
    if kind in REPEATS:
        least, _, body = argument
        return _sample(body, many=many) * min(max(least, int(many)), 20)
    if kind == "BRANCH":
        return _sample(argument[1][0], many=many)
    inner = _inside(kind, argument) if kind in ("SUBPATTERN", "ATOMIC_GROUP") else None
    return _sample(inner, many=many) if inner else ""


def _of_class(parts: Iterable[tuple[Any, Any]]) -> str:
    parts = list(parts)
    if parts and str(parts[0][0]) == "NEGATE":
        pattern = {chr(code) for op, code in parts[1:] if str(op) == "LITERAL"}
        return next(c for c in "x .-,:;7\n\t é" if c not in pattern)
    for op, argument in parts:
        kind = str(op)
        if kind == "LITERAL":
            return chr(argument)
        if kind == "RANGE":
            return chr(argument[0])
        if kind == "CATEGORY":
            return SAMPLES.get(str(argument), "x")
    return ""
