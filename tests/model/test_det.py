"""Holds game/model/det.py to its word: error bounds against mpmath, special values, the same bits everywhere.

Look for: `points` (where each function is tried), `rounded` (the correctly rounded answer), `GOLDEN` and `DIGEST` (the
bits that every platform must give). The long run tries a million points a function.
"""

import ast
import hashlib
import math
import struct
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from mpmath.ctx_mp import MPContext

from game.model import det

FUNCTIONS: dict[str, Callable[..., float]] = {
    "exp": det.exp,
    "log": det.log,
    "pow": det.pow,
    "sin": det.sin,
    "cos": det.cos,
    "asinh": det.asinh,
}
BOUND = {"exp": 1, "log": 1, "pow": 64, "sin": 1, "cos": 1, "asinh": 4}

MP: Any = MPContext()
MP.prec = 140
EXACT: dict[str, Callable[..., Any]] = {
    "exp": MP.exp,
    "log": MP.log,
    "pow": lambda x, y: MP.exp(y * MP.log(x)),
    "sin": MP.sin,
    "cos": MP.cos,
    "asinh": MP.asinh,
}
INF, NAN = math.inf, math.nan
TINY = 5e-324
HUGE = 1.7976931348623157e308
UNDER_HUGE = MP.mpf(2) ** 1024 - MP.mpf(2) ** 970


def rounded(v: Any) -> float:
    """The double nearest to a long mpmath number, with the subnormals and the overflow of IEEE-754."""
    mantissa, exponent = v.man_exp
    size = exponent + mantissa.bit_length()
    if size > 1023 and abs(v) >= UNDER_HUGE:
        return math.copysign(INF, v)
    if size < -1021:
        return math.ldexp(int(MP.nint(MP.ldexp(v, 1074))), -1074)
    return float(v)


def place(x: float) -> int:
    """Where a double stands among all doubles in order, so that neighbours differ by one; 0 and −0 share a place."""
    bits = int(struct.unpack("<q", struct.pack("<d", x))[0])
    return bits if bits >= 0 else -(bits + 2**63)


def ulps(name: str, at: tuple[float, ...]) -> int:
    """How many doubles lie from the computed value to the correctly rounded one."""
    computed = FUNCTIONS[name](*at)
    assert computed == computed, f"{name}{at} is nan"
    return abs(place(computed) - place(rounded(EXACT[name](*map(MP.mpf, at)))))


def points(name: str, seed: int) -> Iterator[tuple[float, ...]]:
    """Endless arguments for a function, in turn from each region where it could go wrong.

    Made of Random.random and exact arithmetic, so that they are the same on every platform.
    """
    rng = Random(seed)

    def span(a: float, b: float) -> float:
        return a + (b - a) * rng.random()

    def scale(low: int, high: int) -> float:
        return math.ldexp(0.5 + 0.5 * rng.random(), rng.randrange(low, high))

    def nudge(x: float) -> float:
        return x * (1.0 + rng.randrange(-4, 5) * 2.0**-52)

    while True:
        sign = rng.choice((-1.0, 1.0))
        if name == "exp":
            yield (span(-1.0, 1.0),)
            yield (span(-708.0, 709.78),)
            yield (span(-745.2, -707.0),)
            yield (sign * scale(-1074, 1),)
            # The two edges of a reduction interval.
            yield (nudge((rng.randrange(-1074, 1023) + 0.5) * 0.6931471805599453),)
        elif name == "log":
            yield (1.0 + sign * scale(-53, -1),)
            yield (span(0.1, 10.0),)
            yield (scale(-1021, 1025),)
            yield (TINY * rng.randrange(1, 1 << rng.randrange(1, 53)),)
            yield (math.ldexp(nudge(0.7071067811865476), rng.randrange(-1000, 1000)),)
        elif name in ("sin", "cos"):
            yield (span(-7.0, 7.0),)
            yield (span(-det.TRIG_MAX, det.TRIG_MAX),)
            yield (sign * scale(-1074, 3),)
            # As near as a double comes to a multiple of π/2, and around the odd multiples of π/4.
            yield (nudge(sign * float(MP.pi * rng.randrange(1, 1 << rng.randrange(1, 21)) / 2)),)
            yield (nudge(sign * rng.randrange(1, 1 << rng.randrange(2, 21), 2) * 0.7853981633974483),)
        elif name == "asinh":
            yield (span(-3.0, 3.0),)
            yield (sign * scale(-1074, 1025),)
            yield (sign * scale(-30, 30),)
            yield (nudge(rng.choice((1e-8, 2.0, 1e8))),)
        else:
            yield (scale(-30, 30), span(-8.0, 8.0))
            x = scale(-1021, 1025)
            yield (x, span(-745.1, 709.7) / det.log(x))
            x = 1.0 + sign * scale(-51, -1)
            yield (x, span(-745.1, 709.7) / det.log(x))
            x = span(0.5, 2.0)
            yield (x, span(-745.1, 709.7) / det.log(x))
            yield (TINY * rng.randrange(1, 1 << rng.randrange(1, 53)), span(-0.95, 1.001))


def hold(name: str, seed: int, count: int) -> None:
    error, at = max((ulps(name, at), at) for at in islice(points(name, seed), count))
    assert error <= BOUND[name], f"{name}{at} is {error} ulp off"


def test_exp_is_within_one_ulp_of_the_correctly_rounded_value() -> None:
    hold("exp", 1, 3000)


def test_log_is_within_one_ulp_of_the_correctly_rounded_value() -> None:
    hold("log", 2, 3000)


def test_sin_is_within_one_ulp_of_the_correctly_rounded_value() -> None:
    hold("sin", 3, 3000)


def test_cos_is_within_one_ulp_of_the_correctly_rounded_value() -> None:
    hold("cos", 4, 3000)


def test_asinh_is_within_four_ulp_of_the_correctly_rounded_value() -> None:
    hold("asinh", 5, 3000)


def test_pow_is_within_64_ulp_of_the_correctly_rounded_value() -> None:
    hold("pow", 6, 5000)


def test_pow_is_within_two_ulp_where_the_result_is_within_e_to_the_16() -> None:
    rng = Random(7)
    for _ in range(3000):
        x = math.ldexp(0.5 + rng.random(), rng.randrange(-30, 30))
        y = (rng.random() * 32.0 - 16.0) / (math.log(x) or 1.0)
        assert ulps("pow", (x, y)) <= 2, (x, y)


@pytest.mark.long
@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_a_million_points_of_each_function_are_within_its_bound(name: str) -> None:
    hold(name, 11, 1_000_000)


def test_the_measure_itself_sees_one_ulp_even_among_subnormals() -> None:
    assert rounded(MP.mpf(3) * MP.mpf(2) ** -1075) == 2 * TINY
    assert rounded(MP.mpf(2) ** 1024) == INF
    assert rounded(MP.mpf(1) + MP.mpf(2) ** -53 + MP.mpf(2) ** -100) == 1.0 + 2.0**-52
    assert place(math.nextafter(1.0, 2.0)) - place(1.0) == 1
    assert place(TINY) - place(-TINY) == 2
    assert place(INF) - place(HUGE) == 1


SPECIAL = [
    ("exp", (0.0,), 1.0),
    ("exp", (INF,), INF),
    ("exp", (-INF,), 0.0),
    ("exp", (NAN,), NAN),
    ("exp", (HUGE,), INF),
    ("exp", (-HUGE,), 0.0),
    ("exp", (709.782712893384,), float.fromhex("0x1.fffffffffff2ap+1023")),
    ("exp", (709.7827128933841,), INF),
    ("exp", (-745.1332191019411,), TINY),
    ("exp", (-745.1332191019412,), 0.0),
    ("exp", (TINY,), 1.0),
    ("log", (1.0,), 0.0),
    ("log", (0.0,), -INF),
    ("log", (-0.0,), -INF),
    ("log", (-1.0,), NAN),
    ("log", (-INF,), NAN),
    ("log", (INF,), INF),
    ("log", (NAN,), NAN),
    ("pow", (0.0, 2.0), 0.0),
    ("pow", (0.0, TINY), 0.0),
    ("pow", (0.0, INF), 0.0),
    ("pow", (0.0, 0.0), 1.0),
    ("pow", (0.0, -1.0), INF),
    ("pow", (7.0, 0.0), 1.0),
    ("pow", (1.0, HUGE), 1.0),
    ("pow", (1.0, -INF), 1.0),
    ("pow", (2.0, HUGE), INF),
    ("pow", (2.0, -HUGE), 0.0),
    ("pow", (0.5, HUGE), 0.0),
    ("pow", (0.5, INF), 0.0),
    ("pow", (0.5, -INF), INF),
    ("pow", (INF, 1.0), INF),
    ("pow", (INF, -1.0), 0.0),
    ("pow", (INF, 0.0), 1.0),
    ("pow", (-8.0, 3.0), NAN),
    ("pow", (NAN, 0.0), NAN),
    ("pow", (1.0, NAN), NAN),
    ("pow", (0.0, NAN), NAN),
    ("pow", (INF, NAN), NAN),
    ("pow", (2.0, 1023.0), 2.0**1023),
    ("pow", (2.0, 1024.0), INF),
    ("pow", (2.0, -1074.0), TINY),
    ("pow", (2.0, -1076.0), 0.0),
    ("pow", (TINY, 1.0), TINY),
    ("sin", (0.0,), 0.0),
    ("sin", (-0.0,), -0.0),
    ("sin", (TINY,), TINY),
    ("sin", (INF,), NAN),
    ("sin", (NAN,), NAN),
    ("sin", (1e7,), NAN),
    ("cos", (0.0,), 1.0),
    ("cos", (TINY,), 1.0),
    ("cos", (-INF,), NAN),
    ("cos", (NAN,), NAN),
    ("cos", (-1e7,), NAN),
    ("asinh", (0.0,), 0.0),
    ("asinh", (-0.0,), -0.0),
    ("asinh", (TINY,), TINY),
    ("asinh", (INF,), INF),
    ("asinh", (-INF,), -INF),
    ("asinh", (NAN,), NAN),
]


@pytest.mark.parametrize(("name", "at", "expected"), SPECIAL)
def test_special_values_are_as_documented_down_to_the_sign_of_zero(
    name: str, at: tuple[float, ...], expected: float
) -> None:
    assert FUNCTIONS[name](*at).hex() == expected.hex()


def test_nothing_raises_whatever_the_argument() -> None:
    odd = [0.0, TINY, 1e-310, det.MIN_NORMAL, 1e-154, 0.5, 1.0 - 2.0**-53, 1.0, 1.0 + 2.0**-52, 2.0, 710.0, 746.0]
    odd += [1e15, 1e20, 1e154, 1e300, HUGE, INF, NAN]
    odd += [-x for x in odd]
    for name, function in FUNCTIONS.items():
        for x in odd:
            results = [function(x, y) for y in odd] if name == "pow" else [function(x)]
            assert all(type(r) is float for r in results)


def test_exp_and_log_never_step_back_as_their_argument_grows() -> None:
    xs = [i / 257.0 for i in range(-180_000, 180_000, 7)]
    for lower, upper in pairwise(map(det.exp, xs)):
        assert lower < upper or lower == upper in (0.0, INF)
    logs = [det.log(0.5 + i * 2.0**-15) for i in range(1 << 16)]
    assert all(a < b for a, b in pairwise(logs))


def test_sine_is_odd_cosine_is_even_and_their_squares_make_one() -> None:
    for (x,) in islice(points("sin", 8), 2000):
        s, c = det.sin(x), det.cos(x)
        assert (det.sin(-x), det.cos(-x)) == (-s, c)
        assert abs(s * s + c * c - 1.0) <= 2.0**-51


def test_asinh_is_odd_and_undoes_the_hyperbolic_sine() -> None:
    for i in range(1, 2000):
        x = i / 100.0
        e = det.exp(x)
        assert det.asinh(-x) == -det.asinh(x)
        assert abs(det.asinh(0.5 * (e - 1.0 / e)) - x) <= 4e-15 * max(x, 1.0)


def test_exp_undoes_log_and_half_a_power_is_a_square_root() -> None:
    for (x,) in islice(points("log", 9), 2000):
        assert abs(place(det.pow(x, 0.5)) - place(math.sqrt(x))) <= 1
        logarithm = det.log(x)
        assert abs(det.exp(logarithm) - x) <= x * (2.0**-52 + abs(logarithm) * 2.0**-53) + TINY


# Twenty points a function, ten of them one ulp or more off the correctly rounded value: there a C library differs.
GOLDEN = {
    "exp": """
        -744.9=0x0.0000000000001p-1022 0.088=0x1.178c8897bb47ep+0 -6.17=0x1.121a3c75faf3cp-9
        -144.0=0x1.30d759323998cp-208 0.046=0x1.0c0d118f89dbcp+0 4.38=0x1.3f5a256dcf2c8p+6
        -147.1=0x1.b773886941586p-213 9.31=0x1.593f95c48a4ffp+13 1.48=0x1.192605a429a20p+2
        254.8=0x1.83ac492c999e4p+367 58.5=0x1.513f1e2bae577p+84 -3.22=0x1.474fd49141cecp-5
        459.1=0x1.445304be7044ap+662 110.7=0x1.a1b482eb87d2cp+159 -477.3=0x1.522ea5b22e7d4p-689
        0.948=0x1.4a4f3f139236ep+1 184.1=0x1.8410d0365de6ap+265 7.87=0x1.4732194c66098p+11 -5.89=0x1.6aac54d816122p-9
        616.0=0x1.9fea42bfd8e3cp+888
    """,
    "log": """
        5e-324=-0x1.74385446d71c3p+9 28.52=0x1.ace0a4e755217p+1 0.946=-0x1.c6c2973535a03p-5 1.296=0x1.0981609a2061fp-2
        1.655=0x1.01f234b139965p-1 4.4e-269=-0x1.34f4f6ec24368p+9 31.16=0x1.b835953a5d247p+1
        5e-153=-0x1.5eafa3066d227p+8 75.83=0x1.15060baae8959p+2 3e+175=0x1.940d0e91c9756p+8 48.51=0x1.f0ddd68f3ea82p+1
        23.23=0x1.929ded49e7e26p+1 36.93=0x1.cdf48184b8e64p+1 1.6=0x1.e148a1a2726cep-2 0.921=-0x1.5114d1020cc4ep-4
        53.56=0x1.fd8aefdf626f6p+1 0.751=-0x1.2538d6307e10ep-2 76.19=0x1.1553a4d8c161cp+2 1.633=0x1.f630597db120cp-2
        0.923=-0x1.48323f498abb0p-4
    """,
    "pow": """
        0.21,0.19=0x1.7c9eb99630b48p-1 7.3e+162,-0.328=0x1.759a227952ed4p-178 1.02,9.8=0x1.36d43ed95de4dp+0
        1.4e-120,-0.092=0x1.8c04f0448b510p+36 9.7e+154,0.192=0x1.ce204caf29423p+98 1.2,-91.5=0x1.e88be2cc59a4ep-25
        8.6e-181,0.009=0x1.887ddcfb63bf5p-6 6.1e+217,-0.595=0x1.73726e018d448p-431
        3.7e-97,-0.424=0x1.c52eb0b6ca14ep+135 7e+26,0.465=0x1.61fb4c798e149p+41 702.0,-2.07=0x1.5849c33bde6e4p-20
        9700000000000.0,-0.226=0x1.3075a0e1b4c70p-10 852.1,1.29=0x1.78e3727e47438p+12
        2e+241,-0.613=0x1.8bca9ea49dd2cp-492 8.9e-203,-0.09=0x1.539f1803c4c50p+60 0.35,-51.1=0x1.508d858f77d46p+77
        0.39,40.1=0x1.709f0fdd3bfa4p-55 9.5e-40,-0.467=0x1.7366b4ff6a2d0p+60 9.1e+91,-0.7=0x1.1ea2b3d5f8504p-214
        763.5,-1.42=0x1.521ec2ce7d91cp-14
    """,
    "sin": """
        3.141592653589793=0x1.1a62633145c07p-53 22.0=-0x1.220a29f6eb9f4p-7 355.0=-0x1.f9bd0307d1de3p-16
        -1217289.0=0x1.820b1b73458dfp-2 -0.945=-0x1.9ef9744040fbap-1 298134.0=0x1.433a66f0e8cc0p-10
        221613.0=-0x1.e260aec1d264ep-1 665329.0=0x1.2f3319f01b22fp-1 71.79=0x1.ccad5b85c12b9p-2
        589427.0=0x1.f7505a454d6e1p-1 -0.537=-0x1.05eb43e2abe8cp-1 -723063.0=-0x1.4034a255fed10p-2
        -0.624=-0x1.2b2789708cf70p-1 0.514=0x1.f776d95387e2ap-2 0.913=0x1.952ab3e9df707p-1 0.741=0x1.599d03749408bp-1
        74.97=-0x1.a938bf5e502e4p-2 0.613=0x1.2690d8150b3c0p-1 0.954=0x1.a1a81cde50de3p-1 73.14=-0x1.8bb710616c06dp-1
    """,
    "cos": """
        1.5707963267948966=0x1.1a62633145c07p-54 11.0=0x1.220ae41ee2fdfp-8 710.0=0x1.fffffff063930p-1
        -0.158=0x1.f99f5c2753fedp-1 0.87=0x1.4a26b487fa102p-1 37.09=0x1.a3eb8d325242dp-1
        -1460166.0=-0x1.4ea10f47e7e90p-1 1400851.0=-0x1.494a34731b156p-1 0.06=0x1.ff142423be13bp-1
        -0.587=0x1.aa4b5618713a5p-1 0.788=0x1.6918718487d52p-1 -90.4=-0x1.858d0f6a3386dp-1
        -73.04=-0x1.6ac5c7608a7b2p-1 218945.0=0x1.b9b8f213c5c76p-2 -0.606=0x1.a4d4646b9b3e9p-1
        -90177.0=0x1.7f694051320b9p-1 594414.0=0x1.ca23fa8a484eap-1 88.57=0x1.a500bddddf1cfp-1
        0.673=0x1.905c6e084e6d0p-1 -1129554.0=0x1.994421f1b5befp-1
    """,
    "asinh": """
        1e-09=0x1.12e0be826d695p-30 0.514=0x1.f98c2147ad56ap-2 1.367=0x1.1e5fde43fcf44p+0 -28.4=-0x1.028cd6d31a902p+2
        0.022=0x1.686b3f0253341p-6 7.1e+263=0x1.301dd6ec39d50p+9 -95.2=-0x1.4ff226943dd66p+2 32.6=0x1.0b5f59441b032p+2
        6e+288=0x1.4cd0909e8d356p+9 6.2e+133=0x1.34c2f29231c4fp+8 -22.1=-0x1.e505b19e17e27p+1
        2.5e+297=0x1.56bd153c1567cp+9 1.6=0x1.3fbd5f1299c6bp+0 7.7e+288=0x1.4cf07ef3ea156p+9
        -1.719=-0x1.4f774aad7fa22p+0 -1.4=-0x1.2352ca9843e23p+0 15.1=0x1.b45808922dc3dp+1 -1.527=-0x1.35ab73ce41b1dp+0
        1.074=0x1.dd909508ac36ep-1 0.889=0x1.99f13251a76bbp-1
    """,
}
DIGEST = {
    "exp": "585698357130e14a",
    "log": "a06af1b7ea0c57be",
    "pow": "520e80e99cf8ec0e",
    "sin": "7fd02499b89c3926",
    "cos": "749e7b2c9046487a",
    "asinh": "f40c2040db965ae7",
}


def _bits(name: str, function: Callable[..., float], count: int) -> bytes:
    return b"".join(struct.pack("<d", function(*at)) for at in islice(points(name, 16), count))


@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_the_golden_values_have_the_same_bits_on_this_platform(name: str) -> None:
    pairs = GOLDEN[name].split()
    assert len(pairs) == 20
    for pair in pairs:
        at, expected = pair.split("=")
        assert FUNCTIONS[name](*map(float, at.split(","))).hex() == expected, f"{name}({at})"


@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_three_thousand_values_have_the_same_bits_on_this_platform(name: str) -> None:
    assert hashlib.sha256(_bits(name, FUNCTIONS[name], 3000)).hexdigest()[:16] == DIGEST[name]


def _compiled(**options: bool) -> ModuleType:
    """A second det whose functions are numba's, and call one another as such."""
    numba = pytest.importorskip("numba")
    module = ModuleType("det_compiled")
    source = Path(det.__file__).read_text(encoding="utf-8")
    exec(compile(source, det.__file__, "exec"), module.__dict__)
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            setattr(module, node.name, numba.njit(**options)(getattr(module, node.name)))
    return module


def test_compiled_by_numba_every_function_gives_the_bits_of_plain_python() -> None:
    compiled = _compiled()
    for name, function in FUNCTIONS.items():
        twin = getattr(compiled, name)
        for at in islice(points(name, 17), 20_000):
            assert twin(*at).hex() == function(*at).hex(), f"{name}{at}"
        for at in [at for n, at, _ in SPECIAL if n == name]:
            assert twin(*at).hex() == function(*at).hex(), f"{name}{at}"
        assert twin.nopython_signatures, f"{name} was not compiled"


def test_the_comparison_with_numba_would_see_a_reordered_sum() -> None:
    loose = _compiled(fastmath=True)
    assert any(loose.exp(*at).hex() != det.exp(*at).hex() for at in islice(points("exp", 18), 200))
