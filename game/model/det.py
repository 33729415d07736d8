"""Elementary functions that give the same 64 bits on every CPython, CPU and operating system.

Look for: `exp`, `log`, `pow`, `sin`, `cos`, `asinh`; `INF` and `NAN`.

Why it exists: `math.exp` and its kin are the C library's, which picks a different routine (and so a different last
bit) by CPU, by version and by vendor. IEEE-754 fixes + − × ÷ and sqrt to the last bit, and frexp, ldexp and floor are
exact, so whatever is written with those alone is the same everywhere that CPython's float is a binary64 computed in
64 bits: every platform in use but 32-bit x87. Three rules keep it so:

* every product and sum is rounded by itself and in the order written: nothing here may be fused (numba: no `fastmath`);
* ldexp is never asked for a subnormal or infinite result: some Windows C runtimes truncate where they should round,
  and CPython raises on overflow. It is asked for a normal number, and a product with a power of two does the rest;
* nothing raises: out of domain is NAN, too large is INF, too small is 0 by way of the subnormals.

Reductions, rational forms and coefficients of exp, log, sin and cos are those of fdlibm, under this notice:

    Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
    Developed at SunPro, a Sun Microsystems, Inc. business.
    Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
    preserved.

"ulp" below is measured against the correctly rounded result: "within 1 ulp" is that double or a neighbour of it.
tests/model/test_det.py measures every bound stated here.
"""

from math import floor, frexp, ldexp, sqrt

INF = float("inf")
NAN = float("nan")

MAX = 1.7976931348623157e308
MIN_NORMAL = 2.2250738585072014e-308
TWO_54 = 18014398509481984.0
TWO_1000 = 1.0715086071862673e301
TWO_M1000 = 9.332636185032189e-302

# Adding and taking away 1.5·2^52 leaves the nearest integer, as a float and without a call: the sum has no room for a
# fraction. Good for |v| < 2^51.
ROUND = 6755399441055744.0

# ln 2 in two pieces: the first ends in 21 zero bits, so that k·LN2_HI is exact for every exponent k of a double.
INV_LN2 = 1.44269504088896338700
LN2_HI = 6.93147180369123816490e-01
LN2_LO = 1.90821492927058770002e-10
SQRT_HALF = 0.7071067811865476

# 2^27 + 1: Veltkamp's constant, which splits a double into two halves whose products are exact.
SPLIT = 134217729.0

# π/2 in pieces of 33 bits: n·PIO2_n is exact for |n| ≤ 2^20. The T pieces are all that remains, in 53 bits.
INV_PIO2 = 6.36619772367581382433e-01
PIO2_1 = 1.57079632673412561417
PIO2_1T = 6.07710050650619224932e-11
PIO2_2 = 6.07710050630396597660e-11
PIO2_3 = 2.02226624871116645580e-21
PIO2_3T = 8.47842766036889956997e-32
PIO4 = 0.7853981633974483
TRIG_MAX = 1647099.0

LN2 = 0.6931471805599453


def exp(x: float) -> float:
    """e to the x, within 1 ulp for every x, subnormal results included; +∞ above 709.78, 0 below −745.13.

    Source: fdlibm e_exp.c (x = k·ln2 + r, a rational form in r²).
    """
    if -708.0 <= x <= 709.0:
        n = x * INV_LN2 + ROUND - ROUND
        hi = x - n * LN2_HI
        lo = n * LN2_LO
        r = hi - lo
        t = r * r
        p = t * 4.13813679705723846039e-08 - 1.65339022054652515390e-06
        p = p * t + 6.61375632143793436117e-05
        p = p * t - 2.77777777770155933842e-03
        p = p * t + 1.66666666666666019037e-01
        c = r - t * p
        return ldexp(1.0 - ((lo - r * c / (2.0 - c)) - hi), floor(n))
    if x != x:
        return NAN
    return _exp_sum(x, 0.0)


def _exp_sum(x: float, tail: float) -> float:
    """e to the (x + tail) for |tail| ≤ 2^-40 or so beside |x|, and any x but nan: exp's own lines with a remainder."""
    if x > 710.0:
        return INF
    if x < -746.0:
        return 0.0
    n = x * INV_LN2 + ROUND - ROUND
    hi = x - n * LN2_HI
    lo = n * LN2_LO - tail
    r = hi - lo
    t = r * r
    p = t * 4.13813679705723846039e-08 - 1.65339022054652515390e-06
    p = p * t + 6.61375632143793436117e-05
    p = p * t - 2.77777777770155933842e-03
    p = p * t + 1.66666666666666019037e-01
    c = r - t * p
    y = 1.0 - ((lo - r * c / (2.0 - c)) - hi)
    k = floor(n)
    if k > 1000:
        return ldexp(y, k - 1000) * TWO_1000
    if k < -1000:
        return ldexp(y, k + 1000) * TWO_M1000
    return ldexp(y, k)


def log(x: float) -> float:
    """Natural logarithm, within 1 ulp for every x > 0, subnormals included; log(0) = −∞, log(negative) = nan.

    Source: fdlibm e_log.c (x = 2^k·(1 + f), s = f/(2 + f), an odd polynomial in s).
    """
    if MIN_NORMAL <= x <= MAX:
        m, k = frexp(x)
    elif 0.0 < x < MIN_NORMAL:
        m, k = frexp(x * TWO_54)
        k -= 54
    elif x == 0.0:
        return -INF
    elif x > 0.0:
        return INF
    else:
        return NAN
    if m < SQRT_HALF:
        m += m
        k -= 1
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    p = z * 1.479819860511658591e-01 + 1.531383769920937332e-01
    p = p * z + 1.818357216161805012e-01
    p = p * z + 2.222219843214978396e-01
    p = p * z + 2.857142874366239149e-01
    p = p * z + 3.999999999940941908e-01
    p = (p * z + 6.666666666666735130e-01) * z
    h = 0.5 * f * f
    return k * LN2_HI - ((h - (s * (h + p) + k * LN2_LO)) - f)


def pow(x: float, y: float) -> float:
    """x to the y for x ≥ 0, within 2 ulp where |y·log x| ≤ 16 and within 64 ulp up to the ends of the range.

    log x is held as a sum of two doubles, good to about 2^-59 of 1; a large y magnifies what is left of its error.
    A negative x is outside the domain (nan) even where y is an integer. nan in, nan out, without C's exceptions
    for pow(1, nan) and pow(nan, 0). pow(0, 0) = 1, pow(0, y < 0) = +∞.

    Source: log's polynomial, with the quotient and the product by Dekker (Numer. Math. 18, 1971).
    """
    if MIN_NORMAL <= x <= MAX:
        m, k = frexp(x)
    elif 0.0 < x < MIN_NORMAL:
        m, k = frexp(x * TWO_54)
        k -= 54
    elif x != x or y != y or x < 0.0:
        return NAN
    elif y == 0.0:
        return 1.0
    elif (x == 0.0) == (y > 0.0):
        return 0.0
    else:
        return INF
    # |log x| ≥ 2^-53 unless x = 1, so beyond 1e20 the answer is 0 or ∞ already, and the splitting must not overflow.
    if not (-1e20 <= y <= 1e20):
        if y != y:
            return NAN
        y = 1e20 if y > 0.0 else -1e20
    if m < SQRT_HALF:
        m += m
        k -= 1
    f = m - 1.0
    d = 2.0 + f
    s = f / d
    # s·d exactly (Veltkamp, Dekker), for the remainder of the division.
    a = SPLIT * s
    sh = a - (a - s)
    sl = s - sh
    a = SPLIT * d
    dh = a - (a - d)
    dl = d - dh
    g = s * d
    s_lo = ((f - g) - (((sh * dh - g) + sh * dl + sl * dh) + sl * dl) - s * (f - (d - 2.0))) / d
    z = s * s
    p = z * 1.479819860511658591e-01 + 1.531383769920937332e-01
    p = p * z + 1.818357216161805012e-01
    p = p * z + 2.222219843214978396e-01
    p = p * z + 2.857142874366239149e-01
    p = p * z + 3.999999999940941908e-01
    p = (p * z + 6.666666666666735130e-01) * z
    a = k * LN2_HI
    b = s + s
    h = a + b
    t = (b - (h - a)) + (k * LN2_LO + ((s_lo + s_lo) * (1.0 + z) + s * p))
    hi = h + t
    lo = t - (hi - h)
    # y·(hi + lo), the greater product exactly.
    a = SPLIT * hi
    hh = a - (a - hi)
    hl = hi - hh
    a = SPLIT * y
    yh = a - (a - y)
    yl = y - yh
    g = hi * y
    return _exp_sum(g, (((hh * yh - g) + hh * yl + hl * yh) + hl * yl) + lo * y)


def _reduce_far(x: float, n: float) -> tuple[float, float]:
    """x − n·π/2 as a sum of two doubles where it is small beside x: 152 bits of π/2, and each difference exact."""
    r = x - n * PIO2_1
    w = n * PIO2_2
    t = r - w
    v = t - r
    e = (r - (t - v)) - (w + v)
    w = n * PIO2_3
    u = t - w
    v = u - t
    e += ((t - (u - v)) - (w + v)) - n * PIO2_3T
    y = u + e
    return y, e - (y - u)


def sin(x: float) -> float:
    """Sine, within 1 ulp for |x| ≤ TRIG_MAX (about 2^19·π); nan beyond it.

    Source: fdlibm s_sin.c, k_sin.c; FreeBSD's k_cos.c.
    """
    if -PIO4 <= x <= PIO4:
        z = x * x
        if z < 1e-17:
            return x
        p = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08
        p = p * z + 2.75573137070700676789e-06
        p = p * z - 1.98412698298579493134e-04
        p = p * z + 8.33333333332248946124e-03
        return x + x * z * (p * z - 1.66666666666666324348e-01)
    if not (-TRIG_MAX <= x <= TRIG_MAX):
        return NAN
    n = x * INV_PIO2 + ROUND - ROUND
    r = x - n * PIO2_1
    w = n * PIO2_1T
    y = r - w
    e = (r - y) - w
    z = y * y
    # Beside a multiple of π/2 the two pieces run out of bits: y below 2^-16·|x|.
    if z < x * x * 2.3e-10:
        y, e = _reduce_far(x, n)
        z = y * y
    q = floor(n)
    if q & 1 == 0:
        p = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08
        p = p * z + 2.75573137070700676789e-06
        p = p * z - 1.98412698298579493134e-04
        p = p * z + 8.33333333332248946124e-03
        v = z * y
        s = y - ((z * (0.5 * e - v * p) - e) + v * 1.66666666666666324348e-01)
    else:
        p = z * -1.13596475577881948265e-11 + 2.08757232129817482790e-09
        p = p * z - 2.75573143513906633035e-07
        p = p * z + 2.48015872894767294178e-05
        p = p * z - 1.38888888888741095749e-03
        p = (p * z + 4.16666666666666019037e-02) * z
        h = 0.5 * z
        w = 1.0 - h
        s = w + (((1.0 - w) - h) + (z * p - y * e))
    return -s if q & 2 else s


def cos(x: float) -> float:
    """Cosine, within 1 ulp for |x| ≤ TRIG_MAX (about 2^19·π); nan beyond it.

    Source: fdlibm s_cos.c, k_sin.c; FreeBSD's k_cos.c.
    """
    if not (-TRIG_MAX <= x <= TRIG_MAX):
        return NAN
    n = x * INV_PIO2 + ROUND - ROUND
    r = x - n * PIO2_1
    w = n * PIO2_1T
    y = r - w
    e = (r - y) - w
    z = y * y
    # Beside a multiple of π/2 the two pieces run out of bits: y below 2^-16·|x|.
    if z < x * x * 2.3e-10:
        y, e = _reduce_far(x, n)
        z = y * y
    q = floor(n) + 1
    if q & 1 == 0:
        p = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08
        p = p * z + 2.75573137070700676789e-06
        p = p * z - 1.98412698298579493134e-04
        p = p * z + 8.33333333332248946124e-03
        v = z * y
        s = y - ((z * (0.5 * e - v * p) - e) + v * 1.66666666666666324348e-01)
    else:
        p = z * -1.13596475577881948265e-11 + 2.08757232129817482790e-09
        p = p * z - 2.75573143513906633035e-07
        p = p * z + 2.48015872894767294178e-05
        p = p * z - 1.38888888888741095749e-03
        p = (p * z + 4.16666666666666019037e-02) * z
        h = 0.5 * z
        w = 1.0 - h
        s = w + (((1.0 - w) - h) + (z * p - y * e))
    return -s if q & 2 else s


def asinh(x: float) -> float:
    """Inverse hyperbolic sine, within 4 ulp for every x; odd, ±∞ to ±∞.

    Source: fdlibm s_asinh.c's three ranges; log(1 + u) is log(w) − ((w − 1) − u)/w with w = 1 + u rounded.
    """
    a = x if x >= 0.0 else -x
    if a < 1e-8:
        return x
    if a > 1e8:
        v = log(a) + LN2
    elif a > 2.0:
        v = log(2.0 * a + 1.0 / (sqrt(a * a + 1.0) + a))
    else:
        t = a * a
        u = a + t / (1.0 + sqrt(1.0 + t))
        w = 1.0 + u
        v = log(w) - ((w - 1.0) - u) / w
    return v if x >= 0.0 else -v
