"""Makes a weld bench from its section of level.yaml, every name checked, all mistakes in one pass.

Look for: `bench_design`.
"""

from game.level.bench import HANG, RACK, TACK, WELD, BenchDesign, Drawn, Stock, empty
from game.level.bench_schema import BenchFile, StockFile
from game.level.effects import EffectReader
from game.level.grammar import number
from game.model.weldment import EITHER, METALS, Bar, Machine, Piece
from game.words.diagnostic import nearest
from game.words.verbs import EDGES

MOST_BARS, MOST_PIECES = 6, 16
"""With more, the forces take too long to work out."""
ROOM = 293.15
"""K of a plate that comes from the rack."""


def bench_design(file: BenchFile | None, level: EffectReader, difficulty: str) -> BenchDesign | None:
    """The bench of a level; None where it has none. What is wrong goes into `level.found`."""
    if file is None:
        return None
    kinds = level.names.kinds
    tasks: list[tuple[int, int]] = []
    for kind, key in ((TACK, "tack"), (WELD, "weld"), (HANG, "hang")):
        for at, name in enumerate(getattr(file.tasks, key)):
            t = _index(level, name, "task", "bench", "tasks", key, at)
            if t >= 0 and any(t == other for other, _ in tasks):
                level.wrong(f"'{name}' stands twice among the tasks of the bench", "bench", "tasks", key, at)
            tasks.append((t, kind))
    for key, most, there in (("bars", MOST_BARS, len(file.bars)), ("stock", MOST_PIECES, len(kinds["piece"]))):
        if there > most:
            what = "rails" if key == "bars" else "plates"
            level.wrong_key(f"there are {there} {what} here; a bench has at most {most}", "bench", key)
    holed = {name for stock in file.stock.values() if stock.hole for name in stock.pieces}
    if len(holed) < len(file.machine.feet):
        sentence = (
            f"the machine has {len(file.machine.feet)} feet, and only {len(holed)} of the plates have a hole for one"
        )
        level.wrong_key(sentence, "bench", "stock")
    for name in file.bars:
        if name in kinds["piece"]:
            level.wrong_key(f"'{name}' is a plate too; call the rail something else", "bench", "bars", name)
    bars = tuple(
        Bar(name, bar.x, bar.y, bar.length, bar.width, bar.thickness, _metal(bar.metal))
        for name, bar in sorted(file.bars.items())
    )
    m = file.machine
    machine = Machine(
        m.mass, m.depth, m.rise, m.aside, tuple((foot.x, foot.y) for foot in m.feet), m.standoff, m.play,
        m.stud_stiffness, m.set_down, m.start_shake, m.run_shake, m.run_hertz, m.growth,
    )  # fmt: skip
    for at, each in enumerate(file.hide):
        if each not in level.names.words["difficulty"]:
            hint = nearest(each, level.names.words["difficulty"])
            level.wrong(f"'{each}' is no difficulty of this level.{hint}", "bench", "hide", at)
    return BenchDesign(
        place=_index(level, file.place, "place", "bench", "place"),
        tasks=tuple(tasks),
        stock=tuple(_stock(name, stock, level) for name, stock in sorted(file.stock.items())),
        empty=empty(bars, machine, file.gravity),
        drawing=_drawing(file, level),
        seconds={name: int(getattr(file.seconds, name) + 0.5) for name in type(file.seconds).model_fields},
        shield=level.formula(file.shield, "bench", "shield"),
        load=_index(level, file.load, "load", "bench", "load"),
        stack=_index(level, m.stack, "stack", "bench", "machine", "stack"),
        hours=file.hours,
        hidden=difficulty in file.hide,
    )


def _metal(name: str) -> int:
    return next((at for at, metal in enumerate(METALS) if metal.name == name), EITHER)


def _index(level: EffectReader, name: str | None, kind: str, *location: int | str) -> int:
    if name is None:
        return -1
    known = level.names.kinds[kind]
    if name in known:
        return known.index(name)
    level.wrong(f"'{name}' is no {kind} of this level.{nearest(name, known)}", *location)
    return -1


def _stock(name: str, stock: StockFile, level: EffectReader) -> Stock:
    at = ("bench", "stock", name)
    hole = stock.hole
    if hole and not (abs(hole.x) < stock.length / 2.0 and abs(hole.y) < stock.width / 2.0):
        level.wrong_key("this hole is not on the plate: it lies beyond its edge", *at, "hole")
    for i, each in enumerate(stock.pieces):
        if each in stock.pieces[:i]:
            level.wrong(f"'{each}' stands twice in this list; take one of them out", *at, "pieces", i)
        if each in EDGES:
            level.wrong(f"'{each}' is an edge of a plate; call the plate something else", *at, "pieces", i)
    piece = Piece(
        "", name, _metal(stock.metal), stock.length, stock.width, stock.thickness, 0.0,
        hole.x if hole else 0.0, hole.y if hole else 0.0, hole is not None,
        0.0, 0.0, 0.0, RACK, False, 0.0, 0.0, ROOM,
    )  # fmt: skip
    return Stock(
        name,
        level.optional(stock.when, *at, "when"),
        level.formula(stock.dirt, *at, "dirt"),
        piece,
        tuple(stock.pieces),
    )


def _drawing(file: BenchFile, level: EffectReader) -> tuple[Drawn, ...]:
    found = []
    pieces = level.names.kinds["piece"]
    for name, drawn in sorted(file.drawing.items()):
        at = ("bench", "drawing", name)
        if name not in pieces:
            level.wrong_key(f"'{name}' is no plate of this level.{nearest(name, pieces)}", *at)
        others = (*level.names.kinds["bar"], *(each for each in pieces if each != name))
        tacks = []
        for i, text in enumerate(drawn.tacks):
            seam, _, along = text.partition(" ")
            value = number(along)
            if not _seam(seam, others) or value is None or not 0.0 <= value <= 2000.0:
                sentence = f"'{text}' is no tack; write an edge, what it lies on, and mm, such as 'n.{others[0]} 20'"
                level.wrong(sentence, *at, "tacks", i)
                continue
            tacks.append((f"{name}.{seam}", 1e-3 * value))
        for i, text in enumerate(drawn.beads):
            if not _seam(text, others):
                sentence = f"'{text}' is no seam; write an edge and what it lies on, such as 'n.{others[0]}'"
                level.wrong(sentence, *at, "beads", i)
        beads = tuple(f"{name}.{text}" for text in drawn.beads)
        for key, texts in (("tacks", drawn.tacks), ("beads", drawn.beads)):
            for i, text in enumerate(texts):
                sentence = _unlike(file, name, text.partition(" ")[0].partition(".")[2])
                if sentence:
                    level.wrong(sentence, *at, key, i)
        x, y = round(drawn.x * 1e4) / 1e4, round(drawn.y * 1e4) / 1e4
        found.append(Drawn(name, x, y, round(drawn.angle * 50.0) / 50.0, tuple(tacks), beads))
    return tuple(found)


def _seam(text: str, others: tuple[str, ...]) -> bool:
    edge, _, other = text.partition(".")
    return edge in EDGES and other in others


def _unlike(file: BenchFile, name: str, bar: str) -> str:
    """What is wrong with welding a plate to a bar; empty if they are of one metal."""
    onto = file.bars[bar].metal if bar in file.bars else ""
    for stock in file.stock.values():
        if name in stock.pieces and onto not in ("", "either", stock.metal):
            return (
                f"'{name}' may be {stock.metal} and '{bar}' is {onto}, which can't be welded to it; 'either' takes both"
            )
    return ""
