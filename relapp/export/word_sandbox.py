"""The Jinja environment for templates from outside: loops and values, nothing that computes."""

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

# A template needs to place and to compare values. Filters that build long strings, that mark text
# as safe XML or that import anything are left out.
_FILTERS = (
    "default",
    "d",
    "first",
    "last",
    "length",
    "count",
    "join",
    "upper",
    "lower",
    "trim",
    "replace",
)


class TemplateSandbox(SandboxedEnvironment):
    """Escapes everything, knows no functions and refuses every call."""

    # Repetition makes gigabytes of a short template.
    intercepted_binops = frozenset({"*", "**"})

    def __init__(self) -> None:
        # The optimiser folds constants, of which a template has none worth its time.
        super().__init__(autoescape=True, undefined=StrictUndefined, optimized=False)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def is_safe_callable(self, obj: object) -> bool:
        """Refuse: plain values have methods, and none of them is needed."""
        del obj
        return False

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Refuse multiplication."""
        del context, left, right
        raise SecurityError(operator)
