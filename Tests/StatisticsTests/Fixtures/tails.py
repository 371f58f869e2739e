"""Writes tails.json: both tails, their logarithms and quantiles of six distributions, from mpmath at 50 digits.

Every tail is the positive series of a regularised incomplete beta or gamma function, or one minus the series of the
other side with as many more digits as that subtraction takes. A row is [distribution, parameters, function, x, value].

Run beside this file: python3 tails.py [section …]; about ten minutes. mpmath 1.4.1, gmpy2 2.3.2, Python 3.
"""
import json
import math
import sys

import mpmath as mp

mp.mp.dps = 60


def text(value):
    return mp.nstr(value, 19, min_fixed=0, max_fixed=0)


def series(top, bottom, z):
    """1 + top z / bottom + top (top + 1) z² / (bottom (bottom + 1)) + …; top None for the gamma series."""
    total = term = mp.mpf(1)
    bound = mp.mpf(10) ** -(mp.mp.dps + 3)
    while True:
        term *= z / bottom if top is None else z * top / bottom
        total += term
        if term < total * bound:
            return total
        bottom += 1
        if top is not None:
            top += 1


def one_minus(value):
    """1 − value(), with 50 digits left."""
    digits = mp.mp.dps
    for extra in [0, 40, 300, 900, 3000]:
        with mp.workdps(digits + extra):
            rest = 1 - value()
            if rest > mp.mpf(10) ** -(extra + 5):
                return rest
    return None


def log_weight_beta(a, b, x, y):
    return a * mp.log(x) + b * mp.log(y) - (mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b))


def beta_series(a, b, x, y):
    return mp.exp(log_weight_beta(a, b, x, y)) / a * series(a + b, a + 1, x)


def terms(a, b, x):
    """Roughly how many terms the series takes."""
    ratio = float((a + b) * x / (a + 1))
    decay = float(x) if ratio > 0.999 else max(ratio, float(x))
    return 140 / -math.log(min(max(decay, 1e-30), 1 - 1e-15))


def beta_tails(a, b, place):
    """place() gives x and 1 − x at the precision of the moment."""
    a, b = mp.mpf(a), mp.mpf(b)
    x, y = place()
    if terms(a, b, x) <= terms(b, a, y):
        return beta_series(a, b, x, y), one_minus(lambda: beta_series(a, b, *place()))
    return one_minus(lambda: beta_series(b, a, *reversed(place()))), beta_series(b, a, y, x)


def at_odds(odds):
    """The place x with x / (1 − x) = odds()."""
    return lambda: (odds() / (1 + odds()), 1 / (1 + odds()))


def gamma_tails(a, x):
    a, x = mp.mpf(a), mp.mpf(x)
    lower = lambda: mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * series(None, a + 1, x)
    if x > 40 * (a + 1):
        upper = mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a)) * asymptotic(a, x) if x > 2000 else mp.gammainc(a, x, mp.inf, regularized=True)
        return 1 - upper, upper
    return lower(), one_minus(lower)


def asymptotic(a, x):
    total = term = mp.mpf(1)
    for k in range(1, 100):
        term *= (a - k) / x
        total += term
    return total


def log_of(tail, other):
    return mp.log1p(-other) if other < tail else mp.log(tail)


rows = []


def add(name, parameters, x, lower, upper, density):
    """The functions at x; the quantile of the rounded probability is x moved by the rounding over the density."""
    if lower is None or upper is None:
        return
    for function, tail, other in [("cdf", lower, upper), ("survival", upper, lower)]:
        if tail > mp.mpf("1e-300"):
            rows.append([name, parameters, function, repr(x), text(tail)])
        if 0 < tail:
            rows.append([name, parameters, "log" + function.capitalize(), repr(x), text(log_of(tail, other))])
        p = float(tail)
        if 1e-290 < p <= 0.5 and density is not None:
            sign = 1 if function == "cdf" else -1
            inverse = "quantile" if function == "cdf" else "upperQuantile"
            rows.append([name, parameters, inverse, repr(p), text(mp.mpf(x) + sign * (mp.mpf(p) - tail) / density)])


def student(nu, t):
    place = at_odds(lambda: mp.mpf(t) ** 2 / nu)
    inside, outside = beta_tails(0.5, nu / 2, place)
    density = mp.exp(log_weight_beta(mp.mpf(1) / 2, mp.mpf(nu) / 2, *place())) / t
    add("studentT", [nu], t, 1 - outside / 2, outside / 2, density)


def fisher(d1, d2, f):
    place = at_odds(lambda: mp.mpf(f) * d1 / d2)
    density = mp.exp(log_weight_beta(mp.mpf(d1) / 2, mp.mpf(d2) / 2, *place())) / f
    add("fisherF", [d1, d2], f, *beta_tails(d1 / 2, d2 / 2, place), density)


def beta(a, b, x):
    place = lambda: (mp.mpf(x), 1 - mp.mpf(x))
    density = mp.exp(log_weight_beta(mp.mpf(a), mp.mpf(b), *place())) / (mp.mpf(x) * (1 - mp.mpf(x)))
    add("beta", [a, b], x, *beta_tails(a, b, place), density)


def gamma(a, x, name="gamma", scale=1):
    density = mp.exp(mp.mpf(a) * mp.log(x) - x - mp.loggamma(a)) / x / scale
    parameters = [a, scale] if name == "gamma" else [2 * a]
    add(name, parameters, x * scale, *gamma_tails(a, x), density)


def binomial(n, p, k):
    upper, lower = beta_tails(k + 1, n - k, lambda: (mp.mpf(p), 1 - mp.mpf(p)))
    for function, tail, other in [("cdf", lower, upper), ("survival", upper, lower)]:
        if tail is None or other is None:
            continue
        if tail > mp.mpf("1e-300"):
            rows.append(["binomial", [n, p], function, k, text(tail)])
        rows.append(["binomial", [n, p], "log" + function.capitalize(), k, text(log_of(tail, other))])


def student_section():
    for nu in [0.5, 1, 2, 3, 7.5, 30, 100, 3999, 4001, 1e6]:
        for t in [1e-9, 0.01, 0.3, 0.8, 1.1, 1.96, 3.2, 5.5, 9.0, 20.0, 38.0, 100.0, 1e5, 1e60]:
            if nu < 200 or t < 30:
                student(nu, t)


def fisher_section():
    for d1 in [1, 3, 10, 77.5, 2e5]:
        for d2 in [2, 5, 40, 5000, 1e6]:
            for f in [1e-7, 0.02, 0.5, 0.97, 1.0, 1.2, 2.5, 9.0, 60.0, 1e6]:
                if max(d1, d2) < 1000 or d1 < 1000 and 0.3 < f < 10 or abs(f - 1) < 0.1:
                    fisher(d1, d2, f)


def beta_section():
    for a in [0.1, 0.5, 3.5, 20, 1990, 2010, 3e4]:
        for b in [0.1, 0.5, 12, 300, 2005]:
            mean, deviation = a / (a + b), math.sqrt(a * b / (a + b) ** 2 / (a + b + 1))
            for z in [-25, -7, -2.5, -1, -0.3, 0, 0.25, 1.2, 3, 8, 20]:
                x = mean + z * deviation
                if 0 < x < 1 and (max(a, b) < 1000 or abs(z) < 9):
                    beta(a, b, x)
            for x in [1e-200, 1e-12, 0.003, 0.5, 0.75, 0.999, 1 - 2.0**-40]:
                if max(a, b) < 1000:
                    beta(a, b, x)


def gamma_section():
    for a in [0.05, 0.25, 0.5, 1, 2.5, 11, 60, 149, 151, 2e3, 1e5, 1e6]:
        for z in [-25, -8, -2, -0.3, 0, 0.25, 1, 2.5, 7, 25, 40]:
            x = a + z * math.sqrt(a)
            if x > 0 and (a < 1e5 or abs(z) < 9):
                gamma(a, x, scale=1 if a < 20 else 0.5)
        for share in [1e-100, 1e-8, 0.01, 0.3, 0.7, 3.0, 20.0, 500.0]:
            if a < 200 or a < 3000 and 0.2 < share < 5:
                gamma(a, share * a, "chiSquared", 2)


def binomial_section():
    for n in [1, 2, 10, 37, 400, 5000, 100000]:
        for p in [1e-9, 0.01, 0.3, 0.5, 0.875, 0.9999]:
            deviation = math.sqrt(n * p * (1 - p))
            near = {round(n * p + z * deviation) for z in [-20, -5, -1.5, 0, 1, 4, 20]}
            for k in sorted({0, 1, n // 2, n - 1} | near):
                if 0 <= k < n and (n < 1000 or abs(k - n * p) < 9 * deviation + 5):
                    binomial(n, p, k)


sections = {
    "studentT": student_section, "fisherF": fisher_section, "beta": beta_section, "gamma": gamma_section,
    "binomial": binomial_section,
}
for name in sys.argv[1:] or sections:
    sections[name]()
    print(name, len(rows), file=sys.stderr, flush=True)

# Sections that were not asked for keep their rows.
if sys.argv[1:]:
    made = {row[0] for row in rows}
    with open("tails.json") as file:
        rows = [row for row in json.load(file) if row[0] not in made] + rows
with open("tails.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
