"""Writes mixtures.json: the tails of the non-central t distribution and of the studentised range, from mpmath.

Both are means over S = √(χ²/ν). The integrals are trapezoidal sums at 50 digits, refined until about 20 digits
stay; the two tails of the non-central t must add up to 1, and those of the studentised range where neither is small.
A row is [distribution, parameters, function, x, value].

Run beside this file: python3 mixtures.py [section …]; about half an hour. mpmath 1.4.1, gmpy2 2.3.2.
"""
import json
import sys

import mpmath as mp

mp.mp.dps = 50
TINY = mp.mpf("1e-30")


def text(value):
    return mp.nstr(value, 19, min_fixed=0, max_fixed=0)


def trapezoid(integrand, start, step, enough="1e-13"):
    """The integral over the line of a positive integrand with one peak.

    A halving of the step that changes less than enough is the last: it squares the error, nearly.
    """
    def walk(offset, step):
        # The whole of the integrand at start + offset + k·step.
        total = largest = integrand(start + offset)
        for direction in [-step, step]:
            place, before = start + offset + direction, mp.mpf(0)
            while True:
                term = integrand(place)
                total += term
                largest = max(largest, term)
                if term <= TINY * largest and term <= before:
                    break
                before, place = term, place + direction
        return total

    step = mp.mpf(step)
    total = walk(mp.mpf(0), step)
    while True:
        finer = total + walk(step / 2, step)
        change = abs(finer / 2 / total - 1)
        total, step = finer, step / 2
        if change < mp.mpf(enough):
            return total * step


def mean(nu, function, peak):
    """The mean of function(S), with s = exp(r₀ + 1 + u − exp(−u))."""
    nu = mp.mpf(nu)
    constant = 2 * (nu / 2) ** (nu / 2) / mp.gamma(nu / 2) if nu < 1e4 else mp.exp(
        mp.log(2) + nu / 2 * mp.log(nu / 2) - mp.loggamma(nu / 2))
    centre = mp.log(peak)

    def integrand(u):
        pull = mp.exp(-u)
        r = centre + 1 + u - pull
        return mp.exp(nu * r - nu * mp.exp(2 * r) / 2) * (1 + pull) * function(mp.exp(r))

    return constant * trapezoid(integrand, mp.mpf(0), min(mp.mpf("0.1"), mp.mpf("0.3") / mp.sqrt(2 * nu)),
                                "1e-12")


rows = []


def add(name, parameters, x, lower, upper):
    for function, tail, other in [("cdf", lower, upper), ("survival", upper, lower)]:
        if tail > mp.mpf("1e-300"):
            rows.append([name, parameters, function, repr(x), text(tail)])
        rows.append([name, parameters, "log" + function.capitalize(), repr(x),
                     text(mp.log1p(-other) if other < tail else mp.log(tail))])


def noncentral(nu, delta, t):
    tail = lambda z: mp.erfc(z / mp.sqrt(2)) / 2
    scale = mp.mpf(t) / nu * delta / 2
    peak = (scale + mp.sqrt(scale**2 + 1 + mp.mpf(t) ** 2 / nu)) / (1 + mp.mpf(t) ** 2 / nu)
    rising = mean(nu, lambda s: tail(delta - t * s), peak if t * peak < delta else mp.mpf(1))
    falling = mean(nu, lambda s: tail(t * s - delta), peak if t * peak > delta else mp.mpf(1))
    assert abs(rising + falling - 1) < mp.mpf("1e-19"), (nu, delta, t, rising + falling - 1)
    add("noncentralT", [nu, delta], t, rising, falling)


def cdf(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


def density(z):
    return mp.exp(-z * z / 2)


def range_upper(k, w):
    """P(range of k normal numbers > w) = k∫φ(z)(Φ(z)ᵏ⁻¹ − (Φ(z) − Φ(z − w))ᵏ⁻¹)dz."""
    def integrand(z):
        above = cdf(z)
        return density(z) * above ** (k - 1) * -mp.expm1((k - 1) * mp.log1p(-cdf(z - w) / above))

    # The largest is met near w/2 or near its own mode, which for many groups lies further out.
    start = max(w / 2, mp.sqrt(2 * mp.log(k)) - mp.mpf("0.5"), mp.mpf("0.5"))
    return k / mp.sqrt(2 * mp.pi) * trapezoid(integrand, start, mp.mpf("0.4"), "1e-10")


def range_lower(k, w):
    """P(range of k normal numbers <= w) = k∫φ(z)(Φ(z) − Φ(z − w))ᵏ⁻¹dz."""
    def integrand(z):
        # Differences of what is small on its side: 50 digits do not bear those of numbers near 1.
        inside = cdf(z) - cdf(z - w) if z < w / 2 else cdf(w - z) - cdf(-z)
        return density(z) * inside ** (k - 1)

    return k / mp.sqrt(2 * mp.pi) * trapezoid(integrand, w / 2, min(mp.mpf("0.4"), 1 / mp.sqrt(k)), "1e-10")


def studentized(k, nu, q):
    """Both tails at q: the smaller one as a mean of positive terms, both where neither is small."""
    q = mp.mpf(q)
    upper = mean(nu, lambda s: range_upper(k, q * s), 1 / mp.sqrt(1 + q**2 / (2 * nu)))
    lower = 1 - upper
    if lower < mp.mpf("0.9"):
        lower = mean(nu, lambda s: range_lower(k, q * s), mp.mpf(1))
        assert abs(lower + upper - 1) < mp.mpf("1e-17"), (k, nu, q, lower + upper - 1)
    add("studentizedRange", [k, nu], float(q), lower, upper)
    function, tail = ("quantile", lower) if lower < upper else ("upperQuantile", upper)
    if tail > mp.mpf("1e-300"):
        # The nearest double moves the place by less than its own last digit.
        rows.append(["studentizedRange", [k, nu], function, repr(float(tail)), text(q)])


def noncentral_section():
    for nu in [1, 3.5, 20, 400, 1e5]:
        for delta in [0, 0.7, -2, 6, 35]:
            for t in sorted({-30, -4, -0.6, 0, 0.4, 1.7, delta - 1, delta + 0.3, 1.2 * delta + 4, 90}):
                if nu < 1000 or abs(t - delta) < 30:
                    noncentral(nu, delta, float(t))
    # So far out that the numerator hardly spreads beside the denominator.
    for nu, delta in [(1, 60), (3.5, -500), (20, 250)]:
        for share in [0.5, 0.8, 1, 1.3, 3, 20]:
            noncentral(nu, delta, float(share * delta))


def range_section():
    # The last two places of each lie far out: one of them beyond doubles where the tail can be.
    for k, nu, far in [(3, 10, 1e40), (2, 5, 1e20), (5, 40, 1e9), (20, 1000, 100), (3, 2, 1e5), (12, 7.5, 1e12), (60, 30, 300),
                       (3, 1, 1e9), (4, 1e5, 45), (200, 12, 1e15)]:
        for q in [0.05, 0.4, 2.0, 3.5, 5.5, 9.0, 25.0, far]:
            studentized(k, nu, float(q))
            print(k, nu, q, file=sys.stderr, flush=True)


sections = {"noncentralT": noncentral_section, "studentizedRange": range_section}
for name in sys.argv[1:] or sections:
    sections[name]()
    print(name, len(rows), file=sys.stderr, flush=True)

# Sections that were not asked for keep their rows.
if sys.argv[1:]:
    made = {row[0] for row in rows}
    with open("mixtures.json") as file:
        rows = [row for row in json.load(file) if row[0] not in made] + rows
with open("mixtures.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
