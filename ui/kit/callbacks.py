"""Callbacks that know their owner, so that a late result never reaches a widget that is gone."""

import weakref
from collections.abc import Callable
from functools import partial
from types import MethodType
from typing import Any

import shiboken6
from PySide6.QtCore import QObject

AnyCallable = Callable[..., object]


class Callback:
    """A callable bound to the life of a QObject.

    Accepted are bound methods of a QObject and `functools.partial` over such a method: these are
    held weakly and dropped with the object; Qt's own slots are held, and dropped when the object is
    deleted in C++. Anything else (lambda, free function, method of a
    plain object) needs `owner`, whose end drops it; without one it is refused, since it would
    survive its widget and run into a deleted C++ object.
    """

    def __init__(self, call: AnyCallable, owner: QObject | None = None) -> None:
        args: tuple[object, ...] = ()
        keywords: dict[str, object] = {}
        inner: Any = call
        if isinstance(inner, partial) and _is_slot(inner.func):
            args, keywords, inner = inner.args, inner.keywords, inner.func
        self._args = args
        self._keywords = keywords
        self._strong: AnyCallable | None = None
        self._method: weakref.WeakMethod[Any] | None = None
        if _is_slot(inner):
            self._method = weakref.WeakMethod(inner)
            owner = owner or inner.__self__
        elif owner is not None or isinstance(getattr(inner, "__self__", None), QObject):
            # Qt's own slots, such as `label.setText`, cannot be held weakly.
            owner = owner or inner.__self__
            self._strong = call
        else:
            raise TypeError(f"{call!r} is no method of a QObject; pass owner=")
        self._owner = weakref.ref(owner)
        self.key = id(owner)

    def alive(self) -> bool:
        """Tell whether the owner still exists, in Python and in C++."""
        owner = self._owner()
        if owner is None or not shiboken6.isValid(owner):
            return False
        if self._method is None:
            return True
        method = self._method()
        return method is not None and shiboken6.isValid(method.__self__)

    def __call__(self, value: object) -> None:
        """Call with the value as last positional argument, unless the owner is gone."""
        if not self.alive():
            return
        call = self._strong or (self._method() if self._method else None)
        if call is not None:
            call(*self._args, value, **self._keywords)


def _is_slot(call: object) -> bool:
    return isinstance(call, MethodType) and isinstance(call.__self__, QObject)
