# cython: language_level=3
"""Where the links of a text are and of which kind, as `saring.text.link_symbols` says.

A text is code points; each has its class in `classes`, which is known. None of the four letters that a rule without
case makes others of is in it (`is_plain_to_links`).
"""

from libc.stdint cimport uint16_t, uint32_t

from saring.compiled.characters cimport (
    DOTLESS_I,
    DOTTED_I,
    IN_LINK,
    KELVIN,
    LAST_IN_LINK,
    LINK,
    LINK_APP,
    LINK_GOV,
    LINK_SHORT,
    LONG_S,
    WORD,
    is_host,
    is_symbol,
    lower,
    says,
)

cdef enum:
    MAX_LABEL = 63
    MAX_LABELS = 6


cdef inline bint is_plain_to_links(const uint32_t* text, Py_ssize_t n) noexcept nogil:
    """Tell whether the loops here may say what the rules say."""
    cdef Py_ssize_t i
    cdef int found = 0
    for i in range(n):
        found |= (text[i] == DOTTED_I) | (text[i] == DOTLESS_I) | (text[i] == LONG_S) | (text[i] == KELVIN)
    return not found


cdef inline bint has_dot(const uint32_t* text, Py_ssize_t n) noexcept nogil:
    cdef Py_ssize_t i
    cdef int found = 0
    for i in range(n):
        found |= text[i] == 46
    return found


cdef inline Py_ssize_t after_scheme(const uint32_t* text, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
    """Return the place after the http:// or https:// that stands at `i`, or -1."""
    if not says(text, i, n, b"http"):
        return -1
    i += 4
    if i < n and lower(text[i]) == 115:
        i += 1
    return i + 3 if says(text, i, n, b"://") else -1


cdef inline Py_ssize_t rest_end(const uint32_t* text, Py_ssize_t i, Py_ssize_t n, const uint16_t* classes) noexcept nogil:
    """Return where what follows a scheme or a host ends, or -1 where it would be empty: stops at its end are not part of it."""
    cdef Py_ssize_t end = i
    while end < n and classes[text[end]] & IN_LINK:
        end += 1
    while end > i and not classes[text[end - 1]] & LAST_IN_LINK:
        end -= 1
    return end if end > i else -1


cdef inline Py_ssize_t top_level_end(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t n, const uint16_t* classes, frozenset top_levels
) except -2:
    """Return where the top-level domain that begins at `i` ends, or -1."""
    cdef char[MAX_LABEL + 1] name
    cdef Py_ssize_t end = i
    while end < n and classes[text[end]] & WORD:
        if text[end] > 127 or end - i == MAX_LABEL:
            return -1
        name[end - i] = <char>lower(text[end])
        end += 1
    if end == i or end < n and (text[end] == 64 or text[end] == 91 or is_symbol(text[end])):
        return -1
    return end if name[:end - i] in top_levels else -1


cdef inline Py_ssize_t domain_end(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t n, const uint16_t* classes, frozenset top_levels
) except -2:
    """Return where a link without a scheme ends that begins at `i`, or -1; as many labels as may be, first."""
    cdef Py_ssize_t[MAX_LABELS] after
    cdef Py_ssize_t start = i, end, last
    cdef int n_labels = 0
    while n_labels < MAX_LABELS:
        end = start
        while end < n and end - start <= MAX_LABEL and is_host(text[end]):
            end += 1
        if end == start or end - start > MAX_LABEL or end == n or text[end] != 46:
            break
        after[n_labels] = start = end + 1
        n_labels += 1
    while n_labels:
        n_labels -= 1
        end = top_level_end(text, after[n_labels], n, classes, top_levels)
        if end >= 0:
            if end == n or text[end] != 47:
                return end
            last = rest_end(text, end + 1, n, classes)
            return last if last >= 0 else end + 1
    return -1


cdef inline Py_ssize_t link_by_dot(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t dot, Py_ssize_t n, const uint16_t* classes, frozenset top_levels, Py_ssize_t* end
) except -2:
    """Return where the first link from `i` on starts that has its first dot at `dot`, and set its end; or return -1."""
    cdef Py_ssize_t start = dot
    if not classes[text[dot + 1]] & IN_LINK:
        return -1
    while start > i and is_host(text[start - 1]):
        start -= 1
    for start in range(start, dot):
        end[0] = rest_end(text, dot + 1, n, classes) if start == dot - 3 and says(text, start, dot, b"www") else -1
        if end[0] < 0 and not (
            start and (classes[text[start - 1]] & WORD or text[start - 1] == 64 or text[start - 1] == 46)
        ):
            end[0] = domain_end(text, start, n, classes, top_levels)
        if end[0] >= 0:
            return start
    return -1


cdef inline Py_ssize_t link_by_colon(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t colon, Py_ssize_t n, const uint16_t* classes, Py_ssize_t* end
) noexcept nogil:
    """Return where the link starts that has the colon of its scheme there, and set its end; or return -1."""
    cdef Py_ssize_t start = max(i, colon - 5)
    if not says(text, colon, n, b"://"):
        return -1
    end[0] = rest_end(text, colon + 3, n, classes)
    if end[0] < 0:
        return -1
    if not says(text, start, colon, b"https"):
        start = max(i, colon - 4)
        if not says(text, start, colon, b"http"):
            return -1
    return start


cdef inline Py_ssize_t find_link(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t n, const uint16_t* classes, frozenset top_levels, Py_ssize_t* end
) except -2:
    """Return where the first link from `i` on starts and set its end, or return -1. A zero stands behind the text.

    In a link nothing but letters of hosts stands before its first dot, or before the colon of its scheme.
    """
    cdef Py_ssize_t start, at
    for at in range(i, n):
        if text[at] != 46 and text[at] != 58:
            continue
        if text[at] == 46:
            start = link_by_dot(text, i, at, n, classes, top_levels, end)
        else:
            start = link_by_colon(text, i, at, n, classes, end)
        if start >= 0:
            return start
    return -1


cdef inline bint is_app_file(const uint32_t* text, Py_ssize_t i, Py_ssize_t end, const uint16_t* classes) noexcept nogil:
    while i + 4 <= end:
        if text[i] == 46 and says(text, i, end, b".apk") and (i + 4 == end or not classes[text[i + 4]] & WORD):
            return True
        i += 1
    return False


cdef inline bint is_government(const uint32_t* text, Py_ssize_t i, Py_ssize_t end, const uint16_t* classes) noexcept nogil:
    """Tell whether the host that begins at `i` is under go.id."""
    cdef Py_ssize_t label
    cdef uint32_t c
    while True:
        if says(text, i, end, b"go.id"):
            c = text[i + 5] if i + 5 < end else 47
            if c == 47 or c == 58 or c == 63 or c == 35:
                return True
        label = i
        while i < end and (classes[text[i]] & WORD or text[i] == 45):
            i += 1
        if i == label or i == end or text[i] != 46:
            return False
        i += 1


cdef inline bint is_shortener(const uint32_t* text, Py_ssize_t i, Py_ssize_t end, frozenset shorteners) except -1:
    cdef char[MAX_LABEL + 1] host
    cdef Py_ssize_t start
    if says(text, i, end, b"www."):
        i += 4
    start = i
    while i < end and text[i] != 47:
        if text[i] > 127 or i - start == MAX_LABEL:
            return False
        host[i - start] = <char>lower(text[i])
        i += 1
    return host[:i - start] in shorteners


cdef inline uint32_t link_symbol(
    const uint32_t* text, Py_ssize_t start, Py_ssize_t end, const uint16_t* classes, frozenset shorteners
) except 0:
    """Return the symbol that stands for a link."""
    cdef Py_ssize_t host = after_scheme(text, start, end)
    host = start if host < 0 else host
    if is_app_file(text, start, end, classes):
        return LINK_APP
    if is_government(text, host, end, classes):
        return LINK_GOV
    return LINK_SHORT if is_shortener(text, host, end, shorteners) else LINK
