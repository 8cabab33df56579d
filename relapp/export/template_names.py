"""Walks a parsed template for the names it asks for, with the scopes of its loops."""

from jinja2 import nodes

_LOOP = frozenset({"loop"})


class NamesAsked:
    """What one template asks for.

    Attributes:
        unknown: names that neither the program nor a loop around them provides, in order.
        placed: keys of the chapters that are placed by name, as `part.backup`.
    """

    def __init__(self, tree: nodes.Template, known: frozenset[str]) -> None:
        self.unknown: list[nodes.Name] = []
        self.placed: set[str] = set()
        self._visit(tree, known)

    def _visit(self, node: nodes.Node, known: frozenset[str]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        if isinstance(node, nodes.Name):
            if node.ctx == "load" and node.name not in known:
                self.unknown.append(node)
        elif isinstance(node, nodes.For):
            self._visit_loop(node, known)
        else:
            if isinstance(node, (nodes.Getattr, nodes.Getitem)):
                self._note_chapter(node)
            for child in node.iter_child_nodes():
                self._visit(child, known)
                if isinstance(child, (nodes.Assign, nodes.AssignBlock)):
                    known |= _targets(child.target)

    def _visit_loop(self, loop: nodes.For, known: frozenset[str]) -> None:
        self._visit(loop.iter, known)
        inner = known | _LOOP | _targets(loop.target)
        for child in (*loop.body, *([loop.test] if loop.test else [])):
            self._visit(child, inner)
        for child in loop.else_:
            self._visit(child, known)

    def _note_chapter(self, node: nodes.Getattr | nodes.Getitem) -> None:
        if not (isinstance(node.node, nodes.Name) and node.node.name == "part"):
            return
        if isinstance(node, nodes.Getattr):
            self.placed.add(node.attr)
        elif isinstance(node.arg, nodes.Const):
            self.placed.add(str(node.arg.value))


def _targets(node: nodes.Node) -> frozenset[str]:
    if isinstance(node, nodes.Name):
        return frozenset({node.name})
    return frozenset(name.name for name in node.find_all(nodes.Name))
