# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""`saring.text.normalise.normalise` on code points, in three passes: fold, put symbols where links and private data stood, tidy.

It returns exactly what `saring.text.reference` returns, which it calls where it cannot tell (a test holds the two together on
any Unicode). What a character is (a letter, a digit, what it folds to) is asked of Python once for each character that is
met; what is rare in a text (private numbers, openings, traces of copying) is left to Python where it stands. How words are spelled and links found is in `words.pxd`, `spellings.pxd` and `links.pxd`.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.stdlib cimport calloc, free, realloc
from libc.string cimport memcpy

from saring.compiled.characters cimport *
from saring.compiled.links cimport find_link
from saring.compiled.spellings cimport (
    Spellings,
    Starts,
    forget_spellings,
    learn_spellings,
    learn_starts,
    may_start,
    spelling_of,
)
from saring.compiled.words cimport (
    hide_digits,
    holds_repeats,
    letters_in_row,
    may_repeat,
    shorten_letters,
    shorten_syllables,
    spell_out,
)

cdef extern from "Python.h":
    object PyUnicode_New(Py_ssize_t size, uint32_t greatest)
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil

cdef enum:
    N_CODES = 0x110000
    MAX_FOLDED = 8
    N_DIGITS_PRIVATE = 9
    MAX_GAP = 4
    N_LETTERS_SPACED = 4
    PADDING = 64

# How a character folds: 0 not met yet; else a code point or, with SEVERAL, a place; and bits for what needs a look.
cdef enum:
    VALUE_BITS = 0x1FFFFF
    SEVERAL = 1 << 21
    NOBODY_KNOWS = 1 << 22
    HAS_LOOK_ALIKE = 1 << 23
    HAS_SYMBOL = 1 << 24
    HAS_DIGIT = 1 << 25
    HAS_SIGN = 1 << 26

# What a folded text may hold.
cdef enum:
    MAY_HOLD_LINK = 1
    MAY_HOLD_NUMBER = 2
    MAY_HOLD_ADDRESS = 4
    MAY_LOOK_ALIKE = 8
    MAY_HOLD_MASK = 16
    MAY_BE_COPIED = 32
    HOLDS_SYMBOL = 64

ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t


cdef struct Letters:
    uint32_t* at
    Py_ssize_t capacity


cdef struct Scratch:
    # Two buffers for characters, between which a text goes to and fro; each call has its own, for threads.
    Letters one
    Letters other


cdef class Scanner:
    """A table of what characters are, filled as they are met, and the search for links with it.

    `class_of` returns the bits of a character, as `characters.pxd` names them; `is_bare_link` tells of a name with a known
    ending whether it is a link. Top-level domains are in small letters.
    """

    cdef object class_in_python, is_bare_link
    cdef frozenset top_levels
    cdef uint16_t* classes

    def __cinit__(self, class_of, is_bare_link, frozenset top_levels not None):
        self.class_in_python, self.is_bare_link, self.top_levels = class_of, is_bare_link, top_levels
        self.classes = <uint16_t*>calloc(N_CODES, sizeof(uint16_t))
        if self.classes == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.classes)

    cdef inline uint16_t class_of(self, uint32_t code) except 0:
        if self.classes[code] == 0:
            self.classes[code] = KNOWN | <uint16_t>self.class_in_python(code)
        return self.classes[code]

    cdef Py_ssize_t add(self, str text, Letters* to, Py_ssize_t size) except -1:
        """Put a text after the `size` letters of a buffer, a zero after it, and learn its characters; return the length."""
        cdef Py_ssize_t i, n = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef uint32_t c
        _reserve(to, size + n + PADDING)
        for i in range(n):
            c = PyUnicode_READ(kind, data, i)
            self.class_of(c)
            to.at[size + i] = c
        to.at[size + n] = 0
        return size + n

    cdef Py_ssize_t find_link(self, const uint32_t* text, Py_ssize_t i, Py_ssize_t n, Py_ssize_t* end) except -2:
        """Return where the first link from `i` on starts and set its end, or return -1. A zero stands behind the text."""
        return find_link(text, i, n, self.classes, self.top_levels, self.is_bare_link, end)

    cdef inline bint is_in_address(self, uint32_t c) noexcept nogil:
        return c == 64 or c == 46 or c == 43 or c == 45 or self.classes[c] & WORD

    def links(self, str text not None):
        """Return where the links of a text are, starts and ends, in order."""
        cdef Letters letters = Letters(NULL, 0)
        cdef Py_ssize_t start, end = 0, n
        found = []
        try:
            n = self.add(text, &letters, 0)
            while True:
                start = self.find_link(letters.at, end, n, &end)
                if start < 0:
                    return found
                found.append((start, end))
        finally:
            free(letters.at)


cdef class Normaliser:
    """Tables of how characters fold, filled as they are met, of everyday spellings, and of how openings begin.

    `reference` is a `NormaliserReference`. `look_alikes` maps a character to the letter it looks like, `spellings` an
    everyday spelling to its standard form, both ASCII words. Of `opening_starts` none is the beginning of another.
    """

    cdef Scanner scanner
    cdef object reference
    cdef dict look_alikes
    cdef uint32_t* folded
    cdef const uint16_t* classes
    cdef uint32_t* several
    cdef uint8_t* several_length
    cdef int n_several
    cdef Spellings slang
    cdef Starts starts

    def __cinit__(
        self,
        Scanner scanner not None,
        reference,
        *,
        dict look_alikes not None,
        dict spellings not None,
        list opening_starts not None,
    ):
        self.scanner, self.reference, self.look_alikes = scanner, reference, look_alikes
        self.classes = scanner.classes
        self.folded = <uint32_t*>calloc(N_CODES, sizeof(uint32_t))
        if self.folded == NULL:
            raise MemoryError
        for letter in "\0 -oieas\ue000\ue001\ue002\ue003\ue004":  # what is written without having been met
            scanner.class_of(ord(letter))
        learn_spellings(&self.slang, spellings)
        learn_starts(&self.starts, sorted(opening_starts))

    def __dealloc__(self):
        free(self.folded)
        free(self.several)
        free(self.several_length)
        forget_spellings(&self.slang)
        free(self.starts.letters)

    cdef uint32_t _learn_fold(self, uint32_t code) except 0:
        cdef uint32_t entry = 0
        folded = self.reference.fold_letter(code)
        if folded is None or len(folded) > MAX_FOLDED:
            self.folded[code] = NOBODY_KNOWS
            return NOBODY_KNOWS
        for letter in folded:
            entry |= self._needs_look(ord(letter))
        if len(folded) == 1:
            entry |= <uint32_t>ord(folded)
        else:
            entry |= SEVERAL | <uint32_t>self.n_several
            self.several = <uint32_t*>realloc(self.several, (self.n_several + 1) * MAX_FOLDED * sizeof(uint32_t))
            self.several_length = <uint8_t*>realloc(self.several_length, self.n_several + 1)
            if self.several == NULL or self.several_length == NULL:
                raise MemoryError
            for i, letter in enumerate(folded):
                self.several[self.n_several * MAX_FOLDED + i] = ord(letter)
            self.several_length[self.n_several] = len(folded)
            self.n_several += 1
        self.folded[code] = entry
        return entry

    cdef uint32_t _needs_look(self, uint32_t c) except? 0:
        """Return the bits of a character that a text is folded to."""
        if self.scanner.class_of(c) & LOOK_ALIKE:
            return HAS_LOOK_ALIKE
        if is_symbol(c):
            return HAS_SYMBOL
        if is_number(c):
            return HAS_DIGIT
        return HAS_SIGN if c == 0 or c == 38 or c == 40 or c == 46 or c == 47 or c == 64 or c == 91 else 0

    def normalise(self, str text not None, bint keep_digits=False):
        """Return a text normalised, digits as symbols unless `keep_digits`."""
        cdef Scratch scratch = Scratch(Letters(NULL, 0), Letters(NULL, 0))
        try:
            return self._normalised(text, &scratch, keep_digits)
        finally:
            _free(&scratch)

    def normalise_many(self, list texts not None):
        """Return each text as `normalise` does."""
        cdef Scratch scratch = Scratch(Letters(NULL, 0), Letters(NULL, 0))
        try:
            return [self._normalised(text, &scratch, False) for text in texts]
        finally:
            _free(&scratch)

    cdef object _normalised(self, object text, Scratch* scratch, bint keep_digits):
        cdef Py_ssize_t n, size
        if not isinstance(text, str):
            raise TypeError(f"text must be str, found {type(text).__name__}")
        n = self._prepared(text, scratch)
        if n < 0:
            return self.reference.normalise(text, keep_digits)
        size = self._tidy(scratch, n, keep_digits, True)
        if size < 0:
            return self.reference.without_openings(self.reference.tidy(_text_of(scratch.one.at, n), keep_digits))
        if not may_start(&self.starts, scratch.other.at, size):
            return _text_of(scratch.other.at, size)
        size = self._tidy(scratch, n, keep_digits, False)
        return self.reference.without_openings(_text_of(scratch.other.at, size))

    cdef Py_ssize_t _prepared(self, str text, Scratch* scratch) except -2:
        """Write a text with all but its words done to the first buffer; return its length, -1 if only the reference knows."""
        cdef int flags = 0
        cdef Py_ssize_t n = self._fold(text, scratch, &flags)
        if flags & MAY_BE_COPIED:
            flags = 0
            n = self._fold(self.reference.undo_copying(text), scratch, &flags)
        if n < 0 or flags & HOLDS_SYMBOL:
            return -1
        if flags & MAY_LOOK_ALIKE:
            self._undo_look_alikes(scratch.one.at, n)
            flags |= MAY_HOLD_LINK
        if flags & MAY_HOLD_MASK:
            n = self.scanner.add(self.reference.put_mask_symbols(_text_of(scratch.one.at, n)), &scratch.one, 0)
            flags = MAY_HOLD_LINK | MAY_HOLD_NUMBER | MAY_HOLD_ADDRESS
        return self._put_symbols(scratch, n, flags) if flags & ~MAY_BE_COPIED else n

    cdef Py_ssize_t _fold(self, str text, Scratch* scratch, int* flags) except -2:
        """Write a folded text to the first buffer; return its length, -1 where neighbours matter."""
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        if kind == 1:
            return self._fold_letters(<const uint8_t*>data, n, &scratch.one, flags)
        if kind == 2:
            return self._fold_letters(<const uint16_t*>data, n, &scratch.one, flags)
        return self._fold_letters(<const uint32_t*>data, n, &scratch.one, flags)

    cdef Py_ssize_t _fold_letters(self, const Letter* text, Py_ssize_t n, Letters* to, int* flags) except -2:
        cdef Py_ssize_t i, j, size = 0
        cdef uint32_t entry, ahead
        cdef uint32_t* out
        cdef const uint32_t* folded = self.folded
        cdef int n_digits = 0
        _reserve(to, n + PADDING)
        out = to.at
        for i in range(n):
            entry = folded[text[i]]
            if entry - 1 < N_CODES - 1:  # one character, of which nothing is to be noticed
                out[size] = entry
                size += 1
                continue
            if entry == 0:
                entry = self._learn_fold(text[i])
            if entry & NOBODY_KNOWS:
                return -1
            ahead = text[i + 1] if i + 1 < n else 0
            if entry & HAS_LOOK_ALIKE:
                flags[0] |= MAY_LOOK_ALIKE
            if entry & HAS_SYMBOL:
                flags[0] |= HOLDS_SYMBOL
            if not entry & SEVERAL:
                n_digits += (entry & HAS_DIGIT) != 0
                out[size] = entry & VALUE_BITS
                if entry & HAS_SIGN:
                    flags[0] |= _noticed(out, size, text[i], ahead)
                size += 1
                continue
            entry &= VALUE_BITS
            _reserve(to, size + MAX_FOLDED + n - i + PADDING)
            out = to.at
            for j in range(self.several_length[entry]):
                out[size] = self.several[entry * MAX_FOLDED + j]
                n_digits += is_number(out[size])
                # What follows is left open: it may be of the same character.
                flags[0] |= _noticed(out, size, text[i], N_CODES)
                size += 1
        out[size] = 0
        if n_digits >= N_DIGITS_PRIVATE:
            flags[0] |= MAY_HOLD_NUMBER
        return size

    cdef int _undo_look_alikes(self, uint32_t* text, Py_ssize_t n) except -1:
        """Write, in place, each look-alike as the letter it looks like, in words that have a letter from a to z."""
        cdef Py_ssize_t i = 0, start
        cdef bint is_mixed
        cdef dict looks_like = self.look_alikes
        while i < n:
            start, is_mixed = i, False
            while i < n and self.classes[text[i]] & WORD:
                is_mixed |= is_small(text[i])
                i += 1
            if is_mixed:
                for start in range(start, i):
                    if self.classes[text[start]] & LOOK_ALIKE:
                        text[start] = looks_like[text[start]]
                        self.scanner.class_of(text[start])
            i += 1
        return 0

    cdef Py_ssize_t _put_symbols(self, Scratch* scratch, Py_ssize_t n, int flags) except -2:
        """Put symbols where links and private data stood in the first buffer; return the length, -1 if only Python knows."""
        cdef const uint32_t* text = scratch.one.at
        cdef Py_ssize_t i = 0, start, end = 0, size = 0
        cdef bint has_links = flags & MAY_HOLD_LINK
        _reserve(&scratch.other, n + PADDING)
        while True:
            start = self.scanner.find_link(text, i, n, &end) if has_links else -1
            size = self._put_private(text + i, (start if start >= 0 else n) - i, &scratch.other, size)
            if start < 0:
                break
            scratch.other.at[size] = scratch.other.at[size + 2] = 32
            scratch.other.at[size + 1] = ord(self.reference.link_symbol(_text_of(text + start, end - start)))
            size += 3
            i = end
        scratch.other.at[size] = 0
        scratch.one, scratch.other = scratch.other, scratch.one
        return size

    cdef Py_ssize_t _put_private(self, const uint32_t* text, Py_ssize_t n, Letters* to, Py_ssize_t size) except -1:
        """Add what stands between links to a buffer, symbols where private data stood; return the length."""
        cdef Py_ssize_t i
        cdef int n_digits = 0, n_addressed = 0
        cdef bint has_number
        for i in range(n):
            n_digits += (text[i] >= 48) & (text[i] <= 57)
            n_addressed += text[i] == 64
        has_number = n_digits >= N_DIGITS_PRIVATE and self._has_private_number(text, n)
        if has_number or n_addressed and self._has_address(text, n):
            return self.scanner.add(self.reference.put_private_symbols(_text_of(text, n), has_number), to, size)
        return self._add_unaddressed(text, n, to, size) if n_addressed else _add_letters(text, n, to, size)

    cdef bint _has_private_number(self, const uint32_t* text, Py_ssize_t n) noexcept nogil:
        """Tell whether nine digits, three of them together, are so near that they may be a private number."""
        cdef Py_ssize_t i
        cdef uint32_t c
        cdef int n_digits = 0, n_together = 0, gap = 0
        cdef bint has_three = False
        for i in range(n):
            c = text[i]
            if is_number(c):
                n_digits += 1
                n_together = n_together + 1 if gap == 0 else 1
                gap = 0
                has_three |= n_together >= 3
                if has_three and n_digits >= N_DIGITS_PRIVATE:
                    return True
            elif n_digits:
                gap += 1
                if gap > MAX_GAP or c == 10 or self.classes[c] & WORD and not (c == 95 or c == 111 or c == 105 or c == 108):
                    n_digits, n_together, gap, has_three = 0, 0, 0, False
        return False

    cdef bint _has_address(self, const uint32_t* text, Py_ssize_t n) noexcept nogil:
        """Tell whether a stretch may hold an e-mail address, and not only a @name."""
        cdef Py_ssize_t i
        for i in range(1, n):
            if text[i] == 64 and text[i - 1] != 64 and self.scanner.is_in_address(text[i - 1]):
                return True
        return False

    cdef Py_ssize_t _add_unaddressed(self, const uint32_t* text, Py_ssize_t n, Letters* to, Py_ssize_t size) except -1:
        """Add a stretch to a buffer, a space for each @name; return the length."""
        cdef Py_ssize_t i = 0
        cdef uint32_t c, before = 32
        _reserve(to, size + n + PADDING)
        while i < n:
            c = text[i]
            if c == 64 and i + 1 < n and self.classes[text[i + 1]] & WORD and not self._keeps_name(before):
                c = 32
                while i + 1 < n and (self.classes[text[i + 1]] & WORD or text[i + 1] == 46):
                    i += 1
            before = text[i]
            to.at[size] = c
            size += 1
            i += 1
        return size

    cdef inline bint _keeps_name(self, uint32_t c) noexcept nogil:
        """Tell whether what follows a character is no @name."""
        return c == 64 or c == 93 or self.classes[c] & WORD or is_symbol(c)

    cdef Py_ssize_t _tidy(self, Scratch* scratch, Py_ssize_t n, bint keep_digits, bint single) except -2:
        """Write the tokens of the first buffer, each spelled one way, parted by single spaces, to the second.

        Return the length; -1 where letters are spaced as in g a l o n, which only Python joins. A run of marks becomes
        its first where `single`.
        """
        cdef const uint32_t* text = scratch.one.at
        cdef const uint16_t* classes = self.classes
        cdef const Spellings* slang = &self.slang
        cdef uint32_t* out
        cdef Py_ssize_t i = 0, start, at, size = 0
        cdef uint16_t bits, seen
        cdef int number, length, n_in_row = 0
        cdef bint repeats = holds_repeats(text, n), after_mark = False, is_joined
        # Doubling a word and parting tokens each make a text at most twice as long; more only the spellings do.
        _reserve(&scratch.other, 4 * n + slang.longest_value + PADDING)
        out = scratch.other.at
        while i < n:
            bits = classes[text[i]]
            if not bits & (TOKEN | MARK | SYMBOL):
                i += 1
                continue
            if bits & TOKEN:
                if size:
                    out[size] = 32
                    size += 1
                start, at, seen, is_joined = i, size, 0, False
                while True:
                    bits = classes[text[i]]
                    if not bits & TOKEN:
                        if not ((text[i] == 45 or text[i] == 39) and classes[text[i + 1]] & TOKEN):
                            break
                        is_joined = True
                    out[size] = text[i]
                    seen |= bits
                    size += 1
                    i += 1
                if is_joined:
                    n_in_row = letters_in_row(text, start, i, classes, n_in_row)
                else:
                    n_in_row = n_in_row + 1 if i - start == 1 and seen & LETTER else 0
                if n_in_row >= N_LETTERS_SPACED:
                    return -1
                if seen & NUMERAL and not seen & LETTER:
                    if not keep_digits:
                        hide_digits(out + at, size - at)
                elif seen & NUMERAL or repeats and may_repeat(out + at, size - at):
                    size = at + self._respelled(text, start, i, n, keep_digits, out + at)
                number = spelling_of(slang, out + at, size - at)
                if number >= 0:
                    length = slang.value_length[number]
                    memcpy(out + at, slang.letters + slang.value_start[number], length * sizeof(uint32_t))
                    size = at + length
                    _reserve(&scratch.other, size + 4 * (n - i) + slang.longest_value + PADDING)
                    out = scratch.other.at
                after_mark = False
                continue
            if text[i] != 46:
                n_in_row = 0
            if not (single and after_mark and bits & MARK):
                if size:
                    out[size] = 32
                    size += 1
                out[size] = text[i]
                size += 1
            after_mark = bits & MARK
            i += 1
        return size

    cdef Py_ssize_t _respelled(
        self, const uint32_t* text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t n, bint keep_digits, uint32_t* out
    ) noexcept nogil:
        """Write a word of a text without its digits and repetitions; return the length."""
        cdef Py_ssize_t size = spell_out(text, start, end, n, self.classes, out)
        if not keep_digits:
            hide_digits(out, size)
        return shorten_syllables(out, shorten_letters(out, size, self.classes), self.classes)


cdef inline bint _begins_mask(uint32_t c) noexcept nogil:
    """Tell whether a character may follow the bracket of a mask: [telepon], [nik], [rekening], [email], [akun], [identitas], [pelat]."""
    return c == 116 or c == 110 or c == 114 or c == 101 or c == 97 or c == 105 or c == 112


cdef inline int _noticed(const uint32_t* out, Py_ssize_t i, uint32_t code, uint32_t ahead) noexcept nogil:
    """Return what a text may hold for a sign that is written at `i`, made of `code`; `ahead` is what follows that."""
    cdef uint32_t before = out[i - 1] if i else 32
    cdef uint32_t next_letter = lower(ahead)
    if out[i] == 46:
        if (is_in_label(before) or before > 127) and (is_small(next_letter) or ahead > 127) or before == 119:
            return MAY_HOLD_LINK
    elif out[i] == 47:
        return MAY_HOLD_LINK if before == 58 else 0
    elif out[i] == 64:
        return MAY_HOLD_ADDRESS
    elif out[i] == 91:
        return (
            (MAY_BE_COPIED if code == 91 and (next_letter == 100 or next_letter == 116 or next_letter == 97 or ahead == 46) else 0)
            | (MAY_HOLD_MASK if _begins_mask(next_letter) or ahead > 127 else 0)
        )
    elif code == 40:
        return MAY_BE_COPIED if next_letter == 97 else 0
    elif code == 38 and not (ahead == 32 or ahead == 0 or ahead == 10 or ahead == 9 or ahead == 38):
        return MAY_BE_COPIED
    return 0


cdef object _text_of(const uint32_t* letters, Py_ssize_t n):
    """Return a string of letters, as wide as its greatest needs."""
    cdef Py_ssize_t i
    cdef uint32_t greatest = 0
    cdef uint8_t* narrow
    cdef uint16_t* wider
    for i in range(n):
        greatest |= letters[i]
    text = PyUnicode_New(n, min(greatest, <uint32_t>(N_CODES - 1)))
    if greatest < 0x100:
        narrow = <uint8_t*>PyUnicode_DATA(text)
        for i in range(n):
            narrow[i] = <uint8_t>letters[i]
    elif greatest < 0x10000:
        wider = <uint16_t*>PyUnicode_DATA(text)
        for i in range(n):
            wider[i] = <uint16_t>letters[i]
    else:
        memcpy(PyUnicode_DATA(text), letters, n * sizeof(uint32_t))
    return text


cdef int _reserve(Letters* letters, Py_ssize_t capacity) except -1:
    """Make the buffer large enough for so many characters; what is there stays."""
    cdef uint32_t* larger
    if capacity > letters.capacity:
        larger = <uint32_t*>realloc(letters.at, 2 * capacity * sizeof(uint32_t))
        if larger == NULL:
            raise MemoryError
        letters.at, letters.capacity = larger, 2 * capacity
    return 0


cdef Py_ssize_t _add_letters(const uint32_t* text, Py_ssize_t n, Letters* to, Py_ssize_t size) except -1:
    """Put letters after the `size` letters of a buffer; return the length."""
    _reserve(to, size + n + PADDING)
    memcpy(to.at + size, text, n * sizeof(uint32_t))
    return size + n


cdef void _free(Scratch* scratch) noexcept:
    free(scratch.one.at)
    free(scratch.other.at)
