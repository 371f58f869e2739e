"""Writes distributions.json: reference values to 17 digits, from mpmath at 60 digits.

Run beside this file: python3 distributions.py
"""
import json

import mpmath as mp

mp.mp.dps = 60


def text(value):
    return mp.nstr(value, 18, min_fixed=0, max_fixed=0)


def tail(z):
    return mp.erfc(z / mp.sqrt(2)) / 2


def log_lower(z):
    return mp.log1p(-tail(z)) if z > 0 else mp.log(tail(-z))


def quantile(p):
    guess = -mp.sqrt(-2 * mp.log(p)) if p < mp.mpf("1e-5") else mp.sqrt(2) * mp.erfinv(2 * p - 1)
    return mp.findroot(lambda z: mp.log(tail(-z)) - mp.log(p), guess)


def upper(a, x):
    return mp.gammainc(a, x, mp.inf, regularized=True)


zs = [-40, -37.5, -30, -12.25, -8, -5.5, -5, -3, -1.96, -1, -0.5, -1e-3, 0, 1e-8, 0.25, 1, 1.5, 2.5,
      4.99, 5, 5.01, 6, 10, 20, 37, 38.5, 60, 100, 1000]
normal = [[z, text(tail(-mp.mpf(z))), text(log_lower(-mp.mpf(z)))] for z in zs]

ps = [1e-300, 1e-100, 1e-20, 1e-12, 1e-6, 1e-3, 0.01, 0.025, 0.07, 0.0749999, 0.0750001, 0.2, 0.3, 0.49,
      0.5, 0.6, 0.75, 0.9, 0.925, 0.95, 0.975, 0.99, 0.999999, 0.9999999999]
quantiles = [[p, text(quantile(mp.mpf(p)))] for p in ps]

chi = []
for k in [0.5, 1, 2, 3, 5, 8, 19, 20, 21, 50, 100, 1000, 10000]:
    for share in [1e-3, 0.1, 0.5, 0.9, 1, 1.02, 1.1, 1.5, 2, 5, 30, 400]:
        x = k * share
        q = upper(mp.mpf(k) / 2, mp.mpf(x) / 2)
        if q > 0:
            chi.append([k, x, text(q), text(mp.log(q))])

with open("distributions.json", "w") as file:
    json.dump({"normal": normal, "quantiles": quantiles, "chiSquared": chi}, file, indent=0)
    file.write("\n")
