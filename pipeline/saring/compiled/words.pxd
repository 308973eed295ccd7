# cython: language_level=3
"""How one word of a text is spelled, as `tidy` in `saring.text.spelling` says; each character has its class in `classes`."""

from libc.stdint cimport uint16_t, uint32_t
from libc.string cimport memcmp

from saring.compiled.characters cimport DIGIT, LETTER, WORD, is_number, is_small


cdef enum:
    MIN_LETTERS = 3  # beside digits that stand for letters


cdef inline bint holds_repeats(const uint32_t* text, Py_ssize_t n) noexcept nogil:
    """Tell whether a letter or a syllable may stand three times in a row: where not, nothing is stretched.

    A loop without a branch: the compiler compares four characters at a time. No letter is below A.
    """
    cdef Py_ssize_t i
    cdef uint32_t found = 0
    for i in range(n - 6):
        found |= (text[i] >= 65) & (
            (text[i] == text[i + 1]) & (text[i] == text[i + 2])
            | (text[i] == text[i + 2]) & (text[i] == text[i + 4]) & (text[i + 1] == text[i + 3])
            | (text[i] == text[i + 3]) & (text[i] == text[i + 6]) & (text[i + 1] == text[i + 4]) & (text[i + 2] == text[i + 5])
        )
    for i in range(max(0, n - 6), n - 2):
        found |= (text[i] >= 65) & (text[i] == text[i + 2])
    return found


cdef inline bint may_repeat(const uint32_t* word, Py_ssize_t n) noexcept nogil:
    """Tell whether a letter or a syllable may stand three times in a row in a word."""
    cdef Py_ssize_t i
    for i in range(n - 2):
        if word[i] == word[i + 2] and (word[i] == word[i + 1] or i + 4 < n and word[i] == word[i + 4]):
            return True
    for i in range(n - 8):
        if word[i] == word[i + 3] and word[i] == word[i + 6]:
            return True
    return False


cdef inline int letters_in_row(
    const uint32_t* text, Py_ssize_t start, Py_ssize_t end, const uint16_t* classes, int n_in_row
) noexcept nogil:
    """Return how many single letters stand in a row where a hyphenated word ends, as in g-a-l-o-n; 4 and more stay."""
    cdef Py_ssize_t i
    for i in range(start, end + 1):
        if i < end and text[i] != 45:
            continue
        if n_in_row < 4:
            n_in_row = n_in_row + 1 if i - start == 1 and classes[text[start]] & LETTER else 0
        start = i + 1
    return n_in_row


cdef inline Py_ssize_t suffix_end(
    const uint32_t* text, Py_ssize_t n, Py_ssize_t i, const uint16_t* classes
) noexcept nogil:
    """Return where a word ends that may carry nya, an, ku, mu or lah from `i` on, or -1."""
    cdef Py_ssize_t end = i
    while end < n and end <= i + 3 and classes[text[end]] & WORD:
        end += 1
    cdef Py_ssize_t length = end - i
    cdef const uint32_t* s = text + i
    if length == 0:
        return end
    if length == 2 and (s[0] == 97 and s[1] == 110 or s[1] == 117 and (s[0] == 107 or s[0] == 109)):
        return end
    if length == 3 and (s[0] == 110 and s[1] == 121 and s[2] == 97 or s[0] == 108 and s[1] == 97 and s[2] == 104):
        return end
    return -1


cdef inline uint32_t letter_of_digit(uint32_t c) noexcept nogil:
    return 111 if c == 48 else 105 if c == 49 else 101 if c == 51 else 97 if c == 52 else 115


cdef inline bint are_small(const uint32_t* word, int n) noexcept nogil:
    cdef int i
    for i in range(n):
        if not is_small(word[i]):
            return False
    return True


cdef inline bint stands_for_letter(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t start, Py_ssize_t end
) noexcept nogil:
    """Tell whether a digit stands for a letter in a word of small ASCII letters and digits, from start to end."""
    if i > start and i + 1 < end and is_small(text[i - 1]) and is_small(text[i + 1]):
        return text[i] != 50
    if text[i] != 48:
        return False
    return i + 1 == end and i - start >= 3 and are_small(text + i - 3, 3) or i == start and end - i > 3 and are_small(text + i + 1, 3)


cdef inline Py_ssize_t spell_out(
    const uint32_t* text, Py_ssize_t i, Py_ssize_t end, Py_ssize_t n, const uint16_t* classes, uint32_t* out
) noexcept nogil:
    """Write hati2 as hati-hati, and a digit that stands for a letter as that letter; return the length.

    The word is in a text of length `n`, from `i` to `end`; what is written is at most twice as long.
    """
    cdef Py_ssize_t j, size = 0, start, word_end = i, word_start = i
    cdef int n_letters = 0
    cdef uint32_t c
    for i in range(i, end):
        c = text[i]
        if i >= word_end:
            word_start = word_end = i
            n_letters = 0
            while word_end < end and (is_small(text[word_end]) or is_number(text[word_end])):
                n_letters += is_small(text[word_end])
                word_end += 1
        if c == 50 and i > 0 and is_small(text[i - 1]):
            start = i
            while start > 0 and is_small(text[start - 1]):
                start -= 1
            if i - start >= 3 and not (start and classes[text[start - 1]] & WORD):
                if suffix_end(text, n, i + 1, classes) >= 0:
                    out[size] = 45
                    size += 1
                    for j in range(start, i):
                        out[size] = text[j]
                        size += 1
                    continue
        elif 48 <= c <= 53 and n_letters >= MIN_LETTERS and stands_for_letter(text, i, word_start, word_end):
            c = letter_of_digit(c)
        out[size] = c
        size += 1
    return size


cdef inline void hide_digits(uint32_t* word, Py_ssize_t n) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(n):
        if is_number(word[i]):
            word[i] = DIGIT


cdef inline Py_ssize_t shorten_letters(uint32_t* word, Py_ssize_t n, const uint16_t* classes) noexcept nogil:
    """Write, in place, a letter said three times or more once; twice where no letter stands beside it."""
    cdef Py_ssize_t i = 0, start, size = 0
    cdef uint32_t c = 0, before
    while i < n:
        before, c = c, word[i]
        word[size] = c
        size += 1
        start = i
        i += 1
        if i + 1 < n and word[i] == c and word[i + 1] == c and classes[c] & LETTER:
            while i < n and word[i] == c:
                i += 1
            if not (start and classes[before] & LETTER or i < n and classes[word[i]] & LETTER):
                word[size] = c
                size += 1
    return size


cdef inline bint is_said_thrice(
    const uint32_t* word, Py_ssize_t n, Py_ssize_t length, const uint16_t* classes
) noexcept nogil:
    """Tell whether so many letters are said three times at the start of a word."""
    cdef Py_ssize_t i
    if n < 3 * length or word[0] != word[length]:
        return False
    for i in range(length):
        if not (classes[word[i]] & LETTER and word[i] == word[i + length] == word[i + 2 * length]):
            return False
    return True


cdef inline Py_ssize_t shorten_syllables(uint32_t* word, Py_ssize_t n, const uint16_t* classes) noexcept nogil:
    """Write, in place, two or three letters said three times or more twice."""
    cdef Py_ssize_t i = 0, j, size = 0, length
    while i < n:
        length = 2 if is_said_thrice(word + i, n - i, 2, classes) else 3
        if length == 3 and not is_said_thrice(word + i, n - i, 3, classes):
            word[size] = word[i]
            size += 1
            i += 1
            continue
        for j in range(2 * length):
            word[size] = word[i + j]
            size += 1
        i += 3 * length
        while i + length <= n and not memcmp(word + i - length, word + i, length * sizeof(uint32_t)):
            i += length
    return size
