"""Reading XML as a stream of elements, from files that are not trusted.

A document type is refused, so no entity can be declared: the file can neither expand without end nor include
a file of this computer. Control characters, which blogs leave in their exports, are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages.markup.tree import MAX_TOKEN_BYTES, Node, NodeTest, TreeBuilder, decoded

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_CUT = frozenset({"no element found", "unclosed token", "unclosed CDATA section", "partial character"})
# What is never closed goes on to the end, so that no place is looked at twice.
_BEFORE_ROOT = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^<>\[]*+(?:\[[^\]]*+\][^<>]*+)?>", re.DOTALL)
_ROOT = re.compile(r"<(?![?!])([A-Za-z_][\w.:-]*)")


def root_tag(source: Source) -> str:
    """Return the name of the root element; empty for HTML and for a file that does not begin with a tag."""
    head = source.head_text.lstrip("\ufeff \t\r\n")
    if source.is_zip or not head.startswith("<"):
        return ""
    found = _ROOT.match(_BEFORE_ROOT.sub("", head[:16384]).lstrip())
    return found[1] if found and found[1].lower() != "html" else ""


def iter_xml_records(source: Source, is_record: NodeTest) -> Iterator[Node]:
    """Yield the elements for which `is_record` is true as they close; one inside another is taken out of it.

    Raises `InputError` where the file is cut, is damaged, is nested too deep or declares a document type, after
    yielding all elements before.
    """
    builder = TreeBuilder(source.name, is_record)
    parser = _parser(source.name, builder)
    n_fed = 0
    try:
        for number, text in enumerate(decoded(source)):
            if not number:
                declaration = _DECLARATION.match(text)
                text = text[declaration.end() :] if declaration else text
            data = (_FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text).encode()
            n_fed += len(data)
            parser.Parse(data)
            if n_fed - parser.CurrentByteIndex > MAX_TOKEN_BYTES:
                raise InputError("markup_token_long", where=source.name, line=parser.CurrentLineNumber)
            yield from builder.take_records()
        parser.Parse(b"", True)
    except (expat.ExpatError, InputError) as error:
        yield from builder.take_records()
        raise _as_input_error(error, source) from error
    yield from builder.take_records()


def _parser(where: str, builder: TreeBuilder) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: builder.open(tag, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = lambda tag: builder.close()
    parser.CharacterDataHandler = builder.data

    def refuse(*_: object) -> NoReturn:
        raise InputError("xml_doctype", where=where, line=parser.CurrentLineNumber)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser


def _as_input_error(error: expat.ExpatError | InputError, source: Source) -> InputError:
    """Return an error of the parser as an error of the input."""
    if isinstance(error, InputError):
        return error
    message = expat.ErrorString(error.code)
    if message in _CUT:
        return InputError("markup_cut", where=source.name, line=error.lineno)
    return InputError("xml_damaged", where=source.name, line=error.lineno, found=message)
