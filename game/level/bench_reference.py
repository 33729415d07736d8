"""What the reference says of a weld bench: how it is played, a whole one as an example, and a plan's lines for it.

Look for: `bench_section`; `BENCH` and `BENCH_PLAN` (the examples, which tests read as the program does).
"""

BENCH = """\
bench:
  place: bay
  gravity: 3.71 m/s2
  tasks: {tack: [tack], weld: [weld, redo], hang: [hang]}
  bars:                      # rails on the wall; x to the right, y up
    upper: {y: 206 mm, length: 900 mm, width: 40 mm, thickness: 10 mm}
    lower: {y: -206 mm, length: 900 mm, width: 40 mm, thickness: 10 mm}
  stock:                     # plates with a hole are brackets; those without can be laid over others
    plate:
      metal: steel
      length: 120 mm
      width: 70 mm
      thickness: 6 mm
      dirt: "pick(dirty, 0.8, 0)"
      hole: {x: 0 mm, y: 8 mm}
      pieces: [b1, b2, b3, b4]
    scrap: {metal: steel, length: 60 mm, width: 40 mm, thickness: 6 mm, dirt: "0.8", pieces: [s1]}
  machine:
    stack: pump              # it shakes its brackets when this stack runs
    mass: 200 kg
    depth: 300 mm
    feet: [{x: -250 mm, y: 190 mm}, {x: 250 mm, y: 190 mm}, {x: -250 mm, y: -190 mm}, {x: 250 mm, y: -190 mm}]
    play: 1.5 mm
    stud_stiffness: 20000 kN/m
    set_down: 4000 kN/m
    start_shake: 6 m/s2
    run_shake: 2 m/s2
    run_hertz: 25 Hz
  drawing:                   # how somebody fits it up who is left to it
    b1: {x: -250 mm, y: 182 mm, tacks: [n.upper 15, n.upper 105]}
    b2: {x: 250 mm, y: 182 mm, tacks: [n.upper 15, n.upper 105]}
    b3: {x: -250 mm, y: -182 mm, angle: 180, tacks: [n.lower 15, n.lower 105]}
    b4: {x: 250 mm, y: -182 mm, angle: 180, tacks: [n.lower 15, n.lower 105]}
  shield: "pick(draught, 0.5, 1)"
  load: welder
"""
BENCH_PLAN = """\
06:00:00  assign ada tack
06:00:20  hands ada tack
06:00:20  clamp b1 on
06:00:30  place b1 -250 182 0 lower
06:01:00  tack b1.n.upper 15
06:01:30  tack b1.n.upper 105
06:02:00  let ada
06:30:00  assign ada weld
06:30:20  hands ada weld
06:30:20  arc b1.e.upper 150 12.4
06:30:50  stroke 0,0,0,25,45,10 155,310,0,25,45,10 170,310,0,25,45,10
06:31:10  expect bench_beads 1
06:31:20  let ada
"""

_BENCH = """\
## A weld bench

A level with a [`bench`](#bench) lets the player's own hands do some of its tasks. A wall is seen from in front: rails
on it, and before it a machine with studs, which hangs on plates that have a hole where a stud belongs. Nothing is
matched with an answer: what lies where, and what each stroke of the torch left there, decides how far every weld and
plate is used when the machine is set down, hangs, runs up and shakes for hours. At 1 something lets go.

Such a task begins like any other. While somebody is at it, `hands PERSON TASK` takes it over: its minutes stand
still, and what is done instead takes the `seconds` of the bench. `let PERSON` gives it back, and the same person ends
it alone. Plates come to the bench as their `when` holds, with what `dirt` says then. A plate that is placed is moved
there as a body and comes to rest; the recorder writes `settled` for it, and a plan may leave that out. A weld pulls
its plate as it cools, the less the better it is tacked and clamped, and with it the hole. A stroke is what the hand
meant: hypoxia and injury of whoever holds the torch add their tremor.

Whoever takes a task in hand has the visor down. With `visor off` an arc can be struck as well, and every second of it
counts: eyes that have had 5 of them are dazzled, which hurts a little, and the hand trembles more from then on. A
plate that is placed, sawn, ground or clamped while it is hotter than 420 K burns the hand that takes it.

Three kinds of task: `tack` is finished when every foot has a bracket that is tacked, `weld` when each of these has a
bead, `hang` when `lower` has set the machine down. What comes of it, the level says: `by_hand.TASK`, `bench_use`,
`bench_off`, `bench_scrapes`, `bench_broken` and `bench_fallen` are [facts](#facts) for its effects, faults, story and
objectives. The report tells by itself what let go, why, and what would have helped; an objective that asks for one of
these facts has it beside it. The catalogue may name plates and rails by their places in the drawing, as in `[plate]`,
`b1 = "the upper left bracket"`.

A bench, as it stands in `level.yaml`:
"""
_PLAN = """\
And what a plan may do at it (one bracket, one weld; Ada does the rest by herself):
"""


def bench_section() -> str:
    """The section."""
    return "\n".join((_BENCH, _indented(BENCH), _PLAN, _indented(BENCH_PLAN))).rstrip()


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines()) + "\n"
