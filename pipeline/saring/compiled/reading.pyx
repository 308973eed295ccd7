# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""The loops every command passes once for each message it reads: a WhatsApp export in, people and private data out.

Each gives exactly what its reference gives (`_split_by_reference` in `saring.messages.formats.whatsapp.export`, `pseudonymise` in
`saring.messages.privacy`); tests hold them together on any Unicode. A header is not parsed here: its parts are looked
up among those the reference has read before, and a line that holds another goes to the reference.
"""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_Substring,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t

from saring.compiled.characters cimport is_number
from saring.compiled.fields cimport check, field, message_of
from saring.compiled.private_data cimport may_hold_private_data

cdef extern from "Python.h":
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil
    Py_ssize_t PyUnicode_FindChar(object text, uint32_t char, Py_ssize_t start, Py_ssize_t end, int direction)

cdef enum:
    N_START = 5
    N_ASCII = 128
    LRM = 0x200E
    MAX_STAMP = 60
    MAX_NAME = 100


cdef inline bint _is_space(uint32_t c) noexcept nogil:
    return c == 32 or c == 0xA0 or c == 0x202F


cdef bint _may_begin(int kind, const void* data, Py_ssize_t at, str leads):
    """Whether the line at a place may be a header; every line ends in a line feed, so one may look on."""
    cdef uint32_t c = PyUnicode_READ(kind, data, at)
    if c >= 128:
        return PyUnicode_FindChar(leads, c, 0, PyUnicode_GET_LENGTH(leads), 1) >= 0
    if c == 91:  # [
        return True
    if c == 82:  # R, of an era
        at += 1
        c = PyUnicode_READ(kind, data, at)
        return is_number(c) or c >= 128
    if not is_number(c):
        return False
    while is_number(c):
        at += 1
        c = PyUnicode_READ(kind, data, at)
    if c >= 128:
        return True
    if c != 45 and c != 46 and c != 47 and c != 58:  # - . / :
        return False
    c = PyUnicode_READ(kind, data, at + 1)
    if c == 32:
        c = PyUnicode_READ(kind, data, at + 2)
    return is_number(c) or c == 82 or c >= 128


cdef class _Starts:
    """How texts begin that are given a thorough look, found by two letters before all of them are compared."""

    cdef object starts
    cdef uint8_t[N_ASCII * N_ASCII] may

    def __cinit__(self, starts):
        self.starts = starts
        for start in starts:
            if len(start) > 1 and start[:2].isascii():
                self.may[ord(start[0]) * N_ASCII + ord(start[1])] = 1

    cdef bint hold(self, str block, int kind, const void* data, Py_ssize_t at, Py_ssize_t end):
        """Whether the line from one place to another begins so."""
        cdef uint32_t first, second
        if end - at > 1:
            first, second = PyUnicode_READ(kind, data, at), PyUnicode_READ(kind, data, at + 1)
            if first < N_ASCII and second < N_ASCII and not self.may[first * N_ASCII + second]:
                return False
        return PyUnicode_Substring(block, at, min(at + N_START, end)) in self.starts


def split_messages(
    export, blocks, header, *, str leads, starts, message_type, str platform, str text_kind, str system_kind
):
    """Yield the messages of blocks of whole lines, and count their lines in the account of the export.

    `export` is a `WhatsAppReference`, `header` a `HeaderParts` (`saring.compiled.reference`).
    """
    cdef str begin = header.begin, join = header.join, end = header.end
    cdef dict firsts = header.firsts, seconds = header.seconds, senders = export.senders, kinds = export.kinds
    cdef str chat = export.chat, origin = f"{export.source.name}:", block, text, what, last_first = ""
    cdef object account = export.account, read_other_row = export.read_other_row, finish = export.finish_message
    cdef object days = None, time, sender, entry, sent_at
    cdef _Starts special = _Starts(starts)
    # The message at hand, given once the next one begins: `ready`, or `pending` where it needs a thorough look.
    cdef object ready = None
    cdef tuple pending = ()
    cdef list more = []
    cdef Py_ssize_t number = 0, ready_at = 0, n_messages = 0, n_system = 0, n_continuation = 0, n_unread = 0
    cdef Py_ssize_t i, p, q, k, size, newline, first_end, n_more, n_begin = len(begin), n_join = len(join), n_end = len(end)
    cdef int kind
    cdef const void* data
    cdef uint32_t end0 = ord(end[0]), end1 = ord(end[1])
    cdef bint is_header, is_special
    try:
        for block in blocks:
            kind, data, size = PyUnicode_KIND(block), PyUnicode_DATA(block), PyUnicode_GET_LENGTH(block)
            i = 0
            while i < size:
                number += 1
                newline = PyUnicode_FindChar(block, 10, i, size, 1)
                if not _may_begin(kind, data, i, leads):
                    if pending or ready is not None:
                        more.append(PyUnicode_Substring(block, i, newline))
                        n_continuation += 1
                    else:
                        n_unread += 1
                    i = newline + 1
                    continue
                sender = time = None
                is_header = n_begin == 0 or PyUnicode_READ(kind, data, i) == 91
                if is_header:
                    p = q = i + n_begin
                    is_header = False
                    while q + n_end < newline and q - p < MAX_STAMP:
                        if (
                            PyUnicode_READ(kind, data, q) == end0
                            and PyUnicode_READ(kind, data, q + 1) == end1
                            and (n_end == 2 or PyUnicode_READ(kind, data, q + 2) == 32)
                        ):
                            is_header = True
                            break
                        q += 1
                if is_header:
                    k = p
                    while k + n_join < q and not _joins(kind, data, k, join, n_join):
                        k += 1
                    if not _is(kind, data, p, k, last_first):
                        last_first = PyUnicode_Substring(block, p, k)
                        days = None
                    if days is None:
                        days = firsts.get(last_first)
                    time = None if days is None else seconds.get(PyUnicode_Substring(block, k + n_join, q))
                    p = q + n_end
                    q = p
                    while q < newline and q - p <= MAX_NAME and PyUnicode_READ(kind, data, q) != 58:
                        q += 1
                    if (
                        time is not None
                        and q + 1 < newline
                        and p < q <= p + MAX_NAME
                        and PyUnicode_READ(kind, data, q) == 58
                        and PyUnicode_READ(kind, data, q + 1) == 32
                        and PyUnicode_READ(kind, data, q + 2) != LRM
                    ):
                        sender = senders.get(PyUnicode_Substring(block, p, q))
                if sender is None:
                    if ready is not None:
                        pending = (field(ready, 2), field(ready, 3), field(ready, 5), ready_at, text_kind)
                    entry = None
                    if time is not None and _is_nobodys(block, kind, data, p, newline):
                        sent_at = days + time
                        if not pending or not sent_at < pending[1]:  # else it may be a paste
                            entry = ("", sent_at, PyUnicode_Substring(block, p, newline), number, system_kind)
                    if entry is None:
                        entry = read_other_row([PyUnicode_Substring(block, i, newline)], number, pending)
                    if entry is None:
                        if pending:
                            more.append(PyUnicode_Substring(block, i, newline))
                        if ready is not None:
                            pending = ()
                        i = newline + 1
                        continue
                    if ready is not None:
                        pending = ()
                # The one before is whole.
                if ready is not None:
                    if more:
                        text = "\n".join([field(ready, 5), *more])
                        more.clear()
                        yield finish(field(ready, 2), field(ready, 3), text, ready_at)
                    else:
                        n_messages += 1
                        yield ready
                    ready = None
                elif pending:
                    if more:
                        text = "\n".join([pending[2], *more])
                        more.clear()
                        yield finish(pending[0], pending[1], text, pending[3])
                    elif pending[4]:
                        n_system += not pending[0]
                        n_messages += bool(pending[0])
                        yield message_of(message_type, platform, chat, pending[0], pending[1], pending[4], pending[2],
                                         f"{origin}{pending[3]}", "", "")
                    else:
                        yield finish(pending[0], pending[1], pending[2], pending[3])
                if sender is None:
                    pending = entry
                    i = newline + 1
                    continue
                p = q + 2
                first_end, n_more = newline, 0
                while newline + 1 < size and not _may_begin(kind, data, newline + 1, leads):
                    newline = PyUnicode_FindChar(block, 10, newline + 1, size, 1)
                    n_more += 1
                text = PyUnicode_Substring(block, p, newline)
                if (
                    first_end > p and _is_end(PyUnicode_READ(kind, data, first_end - 1))
                    or special.hold(block, kind, data, p, first_end)
                ):
                    pending = (sender, days + time, text, number, kinds.get(text, ""))
                elif n_more and _is_end(PyUnicode_READ(kind, data, newline - 1)):
                    pending = (sender, days + time, text, number, "")
                else:
                    pending = ()
                    ready_at = number
                    ready = message_of(message_type, platform, chat, sender, days + time, text_kind, text, f"{origin}{number}", "", "")
                number += n_more
                n_continuation += n_more
                i = newline + 1
        if ready is not None:
            yield finish(field(ready, 2), field(ready, 3), "\n".join([field(ready, 5), *more]), ready_at)
        elif pending:
            yield finish(pending[0], pending[1], "\n".join([pending[2], *more]), pending[3])
        account.n_lines = number
    finally:
        account.n_messages += n_messages
        account.n_system += n_system
        account.n_continuation += n_continuation
        account.n_unread += n_unread


cdef bint _is_nobodys(str block, int kind, const void* data, Py_ssize_t at, Py_ssize_t end):
    """Whether what follows a header is a plain line of the platform: no colon stands in it, so nobody said it."""
    return (
        end > at
        and PyUnicode_READ(kind, data, at) != LRM
        and PyUnicode_READ(kind, data, end - 1) != 13
        and PyUnicode_FindChar(block, 58, at, end, 1) < 0
    )


cdef inline bint _is_end(uint32_t c) noexcept nogil:
    return c == 62 or c == 41 or c == 13


cdef inline bint _is(int kind, const void* data, Py_ssize_t at, Py_ssize_t end, str text):
    """Whether a text stands from one place to another; it is ASCII, or it is not found."""
    cdef Py_ssize_t k, n = PyUnicode_GET_LENGTH(text)
    cdef const uint8_t* letters = <const uint8_t*>PyUnicode_DATA(text)
    if n != end - at or PyUnicode_KIND(text) != 1:
        return False
    for k in range(n):
        if PyUnicode_READ(kind, data, at + k) != letters[k]:
            return False
    return True


cdef bint _joins(int kind, const void* data, Py_ssize_t at, str join, Py_ssize_t n):
    cdef Py_ssize_t k
    cdef uint32_t c, wanted
    for k in range(n):
        c = PyUnicode_READ(kind, data, at + k)
        wanted = PyUnicode_READ(PyUnicode_KIND(join), PyUnicode_DATA(join), k)
        if c != wanted and not (wanted == 32 and _is_space(c)):
            return False
    return True


def pseudonymised(messages, chats, dict digests, digest, mask, bint masks_names):
    """Yield messages (each a `Message`, nothing else) with the names of their chats, digests for people, and no private data.

    `mask` is called for texts that may hold private data, and for all of them where it `masks_names`.
    """
    cdef object platform = None, chat = None
    cdef str shown = ""
    for message in messages:
        check(message)
        if field(message, 1) is chat and field(message, 0) is platform:  # nearly always
            yield _masked(digests, digest, mask, masks_names, message, shown)
            continue
        for released, name in chats.take(message):
            yield _masked(digests, digest, mask, masks_names, released, name)
        platform, chat, shown = chats.settled
    for released, name in chats.rest():
        yield _masked(digests, digest, mask, masks_names, released, name)


cdef object _masked(dict digests, digest, mask, bint masks_names, object message, str shown):
    cdef object chat = field(message, 1), sender = field(message, 2), text = field(message, 5), origin = field(message, 6)
    cdef object source = field(message, 7), link = field(message, 8)
    if sender:
        known = digests.get(sender)
        sender = digest(sender) if known is None else known
    if shown is not chat and shown != chat:
        origin = mask(origin.replace(chat, shown))
    if masks_names or may_hold_private_data(text):
        text = mask(text)
    if source:
        source = digest(source)
    if link and (masks_names or may_hold_private_data(link)):
        link = mask(link)
    return message_of(
        type(message), field(message, 0), shown, sender, field(message, 3), field(message, 4), text, origin, source, link
    )
