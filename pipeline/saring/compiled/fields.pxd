# cython: language_level=3
"""The fields of a `Message`, taken out and put together without asking a class for them."""

from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_SET_ITEM

cdef extern from *:
    """
    /* From 3.14 on a tuple keeps its hash, and a 0 is one: what is made of zeros must say that it has none. */
    #if PY_VERSION_HEX >= 0x030E0000
    #define SARING_FORGET_HASH(row) (((PyTupleObject*)(row))->ob_hash = -1)
    #else
    #define SARING_FORGET_HASH(row)
    #endif
    """
    void SARING_FORGET_HASH(object row)

cdef extern from "Python.h":
    ctypedef struct Type "PyTypeObject":
        object (*tp_alloc)(Type* cls, Py_ssize_t n)

cdef enum:
    N_FIELDS = 9


cdef inline int check(object message) except -1:
    if not isinstance(message, tuple) or len(<tuple>message) != N_FIELDS:
        raise TypeError("message must be a Message")
    return 0


cdef inline object field(object message, Py_ssize_t place):
    return <object>PyTuple_GET_ITEM(message, place)


cdef inline void _put(object row, Py_ssize_t place, object value):
    Py_INCREF(value)
    PyTuple_SET_ITEM(row, place, value)


cdef inline object message_of(
    object cls, object platform, object chat, object sender, object sent_at, object kind, object text, object origin,
    object forwarded_from, object link,
):
    """Return a message of the class given."""
    cdef object row = (<Type*>cls).tp_alloc(<Type*>cls, N_FIELDS)
    _put(row, 0, platform)
    _put(row, 1, chat)
    _put(row, 2, sender)
    _put(row, 3, sent_at)
    _put(row, 4, kind)
    _put(row, 5, text)
    _put(row, 6, origin)
    _put(row, 7, forwarded_from)
    _put(row, 8, link)
    SARING_FORGET_HASH(row)
    return row
