# cython: language_level=3
"""Where the links of a text are, as `saring.text.links` says.

A text is code points; each has its class in `classes`, which is known.
"""

from cpython.unicode cimport PyUnicode_FromKindAndData
from libc.stdint cimport uint16_t, uint32_t

from saring.compiled.characters cimport IN_LINK, LAST_IN_LINK, TOKEN, WORD, is_symbol, lower, says

cdef enum:
    MAX_LABEL = 63
    MAX_LABELS = 7
    FOUR_BYTES = 4


cdef inline bint is_label(uint32_t c, const uint16_t* classes) noexcept nogil:
    return c == 45 or (classes[c] & WORD) != 0


cdef inline bint ends_mask(const uint32_t* text, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
    """Tell whether what ends at `end`, and begins at `start` or later, ends with the mask of a number."""
    cdef Py_ssize_t i
    cdef const char* mask = b"[telepon]"
    if end - start < 9:
        return False
    for i in range(9):
        if text[end - 9 + i] != <uint32_t>mask[i]:
            return False
    return True


cdef inline Py_ssize_t rest_end(const uint32_t* text, Py_ssize_t i, Py_ssize_t n, const uint16_t* classes) noexcept nogil:
    """Return where what follows a scheme or a host ends, or -1 where it would be empty: stops at its end are not part of it."""
    cdef Py_ssize_t end = i
    while end < n and classes[text[end]] & IN_LINK:
        end += 1
    while end > i and not (classes[text[end - 1]] & LAST_IN_LINK or text[end - 1] == 93 and ends_mask(text, i, end)):
        end -= 1
    return end if end > i else -1


cdef inline Py_ssize_t host_end(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t n, const uint16_t* classes, Py_ssize_t* ending
) noexcept nogil:
    """Return where a name with a dot in it ends that begins at `i`, and set where its last label begins; or return -1."""
    cdef Py_ssize_t start = i, end
    cdef int n_labels = 0
    while True:
        end = start
        while end < n and is_label(text[end], classes):
            end += 1
        n_labels += 1
        if end - start > MAX_LABEL or n_labels > MAX_LABELS:
            return -1
        if end + 1 >= n or text[end] != 46 or not classes[text[end + 1]] & WORD:
            break
        start = end + 1
        if not classes[text[start]] & TOKEN:
            return -1
    ending[0] = start
    if n_labels == 1 or end < n and (text[end] == 64 or text[end] == 91 or is_symbol(text[end])):
        return -1
    return -1 if says(text, end, n, b"://") else end


cdef inline bint is_known(const uint32_t* ending, Py_ssize_t n, frozenset top_levels) except -1:
    """Tell whether a label of at most MAX_LABEL characters is a top-level domain."""
    cdef char[MAX_LABEL] name
    cdef Py_ssize_t i
    for i in range(n):
        if ending[i] > 127:
            return False
        name[i] = <char>lower(ending[i])
    return name[:n] in top_levels


cdef inline Py_ssize_t link_by_dot(
    const uint32_t* text, Py_ssize_t dot, Py_ssize_t n, const uint16_t* classes, frozenset top_levels, is_bare_link, Py_ssize_t* end
) except -2:
    """Return where the link without a scheme starts that has its first dot at `dot`, and set its end; or return -1."""
    cdef Py_ssize_t start = dot, last, ending = 0
    cdef bint has_path
    while start and is_label(text[start - 1], classes):
        start -= 1
    if start and (text[start - 1] == 64 or text[start - 1] == 46):
        return -1
    if dot - start == 3 and says(text, start, dot, b"www") and dot + 1 < n and classes[text[dot + 1]] & TOKEN:
        end[0] = rest_end(text, dot + 1, n, classes)
        return start
    while start < dot and text[start] == 45:
        start += 1
    if start == dot or not classes[text[start]] & TOKEN:
        return -1
    last = host_end(text, start, n, classes, &ending)
    if last < 0 or not is_known(text + ending, last - ending, top_levels):
        return -1
    has_path = last < n and text[last] == 47
    if not is_bare_link(PyUnicode_FromKindAndData(FOUR_BYTES, text + start, last - start), has_path=has_path):
        return -1
    end[0] = last
    if has_path:
        last = rest_end(text, last + 1, n, classes)
        end[0] = last if last >= 0 else end[0] + 1
    return start


cdef inline Py_ssize_t link_by_colon(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t colon, Py_ssize_t n, const uint16_t* classes, Py_ssize_t* end
) noexcept nogil:
    """Return where the link starts that has the colon of its scheme there, and set its end; or return -1."""
    cdef Py_ssize_t start = max(i, colon - 5)
    if not says(text, colon, n, b"://"):
        return -1
    if not says(text, start, colon, b"https"):
        start = max(i, colon - 4)
        if not says(text, start, colon, b"http"):
            return -1
    end[0] = rest_end(text, colon + 3, n, classes)
    return start if end[0] >= 0 else -1


cdef inline Py_ssize_t find_link(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t n, const uint16_t* classes, frozenset top_levels, is_bare_link, Py_ssize_t* end
) except -2:
    """Return where the first link from `i` on starts and set its end, or return -1. A zero stands behind the text.

    In a link nothing but labels stands before its first dot, or before the colon of its scheme.
    """
    cdef Py_ssize_t start = -1, at
    for at in range(i, n):
        if text[at] == 46:
            start = link_by_dot(text, at, n, classes, top_levels, is_bare_link, end)
        elif text[at] == 58:
            start = link_by_colon(text, i, at, n, classes, end)
        if start >= 0:
            return start
    return -1
