"""An author's running text (a CommonMark subset) to blocks, every character with its place in the file.

markdown-it-py parses; only paragraphs, `-` and `1.` lists, `###`, tables, links, `**strong**`, footnotes and call-outs
are on. All else is printed as the characters that were written, or is a fault where a reader could lose something.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from leaflets.document import (
    Block,
    CallOut,
    CallOutKind,
    Cell,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Table,
    Text,
)
from leaflets.errors import Fault
from leaflets.reading.inlines import Inliner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

    from leaflets.document import Inline
    from leaflets.positions import Origin, Position
    from leaflets.words import Words

DEEPEST = 12
"""How many lists, items and call-outs may stand inside one another (an item of a list counts two)."""

_CALL_OUT = re.compile(r"\[!([A-Za-z]*)\][ \n]*")
_HEADING_LEVELS = {"h3": 3, "h4": 4}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("zero", {"maxNesting": 1000})
    parser.enable(["blockquote", "heading", "list", "table", "newline", "escape", "emphasis", "link"])
    footnote_plugin(parser, inline=False, move_to_end=False, always_match_refs=True)
    parser.inline.ruler.at("emphasis", _strong_only)
    parser.normalizeLink = str  # type: ignore[method-assign,assignment] # addresses are printed as written
    return parser


def _strong_only(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Take `**` as the sign of strength; any other run of stars is printed, and pairs with nothing."""
    from markdown_it.rules_inline.emphasis import tokenize

    if silent or state.src[state.pos] != "*":
        return False
    run = state.scanDelims(state.pos, True)
    if run.length == len("**"):
        return tokenize(state, silent)
    state.pending += "*" * run.length
    state.pos += run.length
    return True


class Prose:
    """Reads running texts of one leaflet; the faults of all of them gather in `faults`."""

    def __init__(self, words: Words, faults: list[Fault]) -> None:
        self.words = words
        self.faults = faults

    def blocks(self, text: str, origin: Origin) -> tuple[Block, ...]:
        """Read one text, `origin` saying where each of its characters stands."""
        return _Reading(self, text, origin).blocks_of_text()


class _Reading:
    """One text on its way to blocks."""

    def __init__(self, prose: Prose, text: str, origin: Origin) -> None:
        self.words = prose.words
        self.faults = prose.faults
        self.text = text
        self.origin = origin
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.inliner = Inliner(origin, self.faults)

    def blocks_of_text(self) -> tuple[Block, ...]:
        from markdown_it.tree import SyntaxTreeNode

        tokens = _parser().parse(self.text)
        deep = next((token for token in tokens if token.level > DEEPEST), None)
        if deep:
            self.fault("lists stand inside one another too deeply", self.place_of(deep), "two levels are plenty")
            return ()
        blocks = tuple(self.blocks(SyntaxTreeNode(tokens).children))
        self.check_notes(blocks)
        return blocks

    def fault(self, message: str, at: Position, hint: str) -> None:
        self.faults.append(Fault(message, at, hint))

    def place_of(self, node: Token | SyntaxTreeNode) -> Position:
        return self.place(node.map[0] if node.map else 0)

    def place(self, line: int) -> Position:
        """Give the place of the first character of a line of the text."""
        indent = len(self.lines[line]) - len(self.lines[line].lstrip(" "))
        return self.origin.position(self.starts[line] + indent)

    def blocks(self, nodes: list[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            match node.type:
                case "paragraph":
                    yield Paragraph(self.inlines(node.children[0]), self.place_of(node))
                case "heading":
                    yield self.heading(node)
                case "bullet_list" | "ordered_list":
                    yield self.list_block(node)
                case "table":
                    yield self.table(node)
                case "blockquote":
                    yield self.call_out(node)
                case "footnote_reference":
                    yield Note(str(node.meta["label"]), tuple(self.blocks(node.children)), self.place_of(node))
                case unknown:
                    raise AssertionError(unknown)

    def heading(self, node: SyntaxTreeNode) -> Heading:
        if node.tag not in _HEADING_LEVELS:
            hint = "inside a section headings start with `### `; a new section is a new `- heading:`"
            self.fault(f"a heading cannot start with `{node.markup}` here", self.place_of(node), hint)
        return Heading(_HEADING_LEVELS.get(node.tag, 3), self.inlines(node.children[0]), self.place_of(node))

    def list_block(self, node: SyntaxTreeNode) -> ListBlock:
        at = self.place_of(node)
        if node.markup in {"*", "+"}:
            hint = f"start items of a list with `- `; a real {node.markup} at the start of a line is `\\{node.markup}`"
            self.fault(f"a list cannot start with `{node.markup}`", at, hint)
        if self.interrupts(node):
            hint = "leave an empty line before a list; if it is not a list, join the two lines"
            self.fault("a list starts in the middle of a paragraph", at, hint)
        return ListBlock(tuple(map(self.item, node.children)), at)

    def interrupts(self, node: SyntaxTreeNode) -> bool:
        """Whether a list cuts a paragraph that does not lead to it: a wrapped line may begin with a dash or number."""
        before = node.previous_sibling
        if node.parent and node.parent.type == "list_item":
            return False  # a list inside an item needs no empty line
        if not before or before.type != "paragraph" or not before.map or not node.map or before.map[1] != node.map[0]:
            return False
        return not self.lines[node.map[0] - 1].rstrip(" ").endswith(":")

    def item(self, node: SyntaxTreeNode) -> ListItem:
        return ListItem(tuple(self.blocks(node.children)), node.info + node.markup if node.info else "")

    def table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        header, *body = (self.row(row) for row in rows)
        return Table(header, tuple(body), self.place_of(node))

    def row(self, node: SyntaxTreeNode) -> tuple[Cell, ...]:
        """Align the cells of a row with its line; what is left over must be bars and spaces."""
        number = node.map[0] if node.map else 0
        line, start = self.lines[number], self.starts[number]
        offset = len(line) - len(line.lstrip(" >|"))
        cells = []
        for cell in node.children:
            inline = cell.children[0]
            raw = _in_table(inline.content)
            while not line.startswith(raw, offset) and offset < len(line):
                offset += 1
            content = [start + offset + index for index in _unescaped(raw)]
            cells.append(Cell(self.inliner.inlines(_tokens(inline), inline.content, content)))
            offset += len(raw)
        if rest := line[offset:].strip(" |"):
            hint = "give the header as many cells, or write a bar that is no border as `\\|`"
            at = self.origin.position(start + line.index(rest, offset))
            self.fault("this row has more cells than the table's header", at, hint)
        return tuple(cells)

    def call_out(self, node: SyntaxTreeNode) -> CallOut:
        blocks = list(self.blocks(node.children))
        first = blocks[0] if blocks else None
        text = first.inlines[0] if isinstance(first, Paragraph) and first.inlines else None
        found = _CALL_OUT.match(text.text) if isinstance(text, Text) else None
        kinds = {str(kind) for kind in CallOutKind}
        if not found or found[1].lower() not in kinds or not isinstance(first, Paragraph) or not isinstance(text, Text):
            hint = f"a call-out starts with `> [!{'|'.join(sorted(kinds))}]`; a real > at the start of a line is `\\>`"
            self.fault("a line that starts with > must be a call-out", self.place_of(node), hint)
            return CallOut(CallOutKind.NOTE, "", tuple(blocks), self.place_of(node))
        kind = CallOutKind(found[1].lower())
        rest = self.after_mark(first, text, found.end())
        return CallOut(kind, self.words.call_out(kind), (*rest, *blocks[1:]), self.place_of(node))

    def after_mark(self, first: Paragraph, text: Text, end: int) -> tuple[Paragraph, ...]:
        """Give the first paragraph without its `[!kind]`."""
        left = text.text[end:]
        origin = text.at.part(end, len(text.text)) if text.at and left else None
        inlines: tuple[Inline, ...] = ((Text(left, origin),) if left else ()) + first.inlines[1:]
        return (Paragraph(inlines, first.at),) if inlines else ()

    def inlines(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """Read an inline node: its content is the block's lines, each without what stood before it."""
        number = node.map[0] if node.map else 0
        places: list[int] = []
        for line in node.content.split("\n"):
            words = line.strip(" ")
            column = self.lines[number].rstrip(" ").rfind(words)
            lead = len(line) - len(line.lstrip(" "))
            places.extend(self.starts[number] + column - lead + index for index in range(len(line) + 1))
            number += 1
        return self.inliner.inlines(_tokens(node), node.content, places)

    def check_notes(self, blocks: tuple[Block, ...]) -> None:
        """Every mark has its note and every note its mark, once: else a reader of some format loses one."""
        marks = {mark.label: mark for mark in self.inliner.marks}
        notes: dict[str, Note] = {}
        for note in _notes(blocks):
            if note.label in notes and note.at:
                self.fault(f"the note [^{note.label}] is here twice", note.at, "give each note a label of its own")
            notes[note.label] = note
        for label, mark in marks.items():
            if label not in notes and mark.at:
                hint = f"add a line `[^{label}]: words` below the text"
                self.fault(f"there is no note for the mark [^{label}]", mark.at, hint)
        for label, note in notes.items():
            if label not in marks and note.at:
                hint = f"put [^{label}] where the note belongs, or remove it"
                self.fault(f"no mark in this text leads to the note [^{label}]", note.at, hint)


def _tokens(node: SyntaxTreeNode) -> list[Token]:
    token = node.token
    return list(token.children or ()) if token else []


def _in_table(content: str) -> str:
    return content.replace("|", "\\|")


def _unescaped(raw: str) -> list[int]:
    """Give the index of each character of a cell's content in its raw form, and one past the end."""
    return [index for index in range(len(raw) + 1) if raw[index : index + 2] != "\\|"]


def _notes(blocks: tuple[Block, ...]) -> Iterator[Note]:
    for block in blocks:
        match block:
            case Note():
                yield block
            case ListBlock(items=items):
                for item in items:
                    yield from _notes(item.blocks)
            case CallOut(blocks=inner):
                yield from _notes(inner)
            case _:
                pass
