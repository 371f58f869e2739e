"""Writes exploring.json: descriptions, ranks, correlations, tables and t tails from NumPy, SciPy, pandas and mpmath.

Run beside this file: python3 exploring.py
"""
import json

import mpmath
import numpy as np
import pandas as pd
from scipy import stats

mpmath.mp.dps = 50
draw = np.random.default_rng(3)
samples = {
    "none": [], "one": [4.5], "two": [3.0, -1.5], "three": [0.0, 0.0, 6.0], "constant": [0.1] * 7,
    "ties": [2.0, 1, 1, 1, 0, 5, 5, -0.0, 2], "far": (1e15 + draw.integers(0, 50, 301)).tolist(),
    "counts": draw.negative_binomial(1, 0.01, 2001).astype(float).tolist(),
    "tailed": draw.lognormal(3, 2, 997).tolist(), "wide": (draw.standard_cauchy(400) * 1e6).tolist(),
}


def exact_shape(x):
    """G1 and G2 in 50 digits: the printed numbers of libraries lose digits far from 0."""
    n = len(x)
    values = [mpmath.mpf(v) for v in x]
    mean = sum(values) / n if n else mpmath.mpf(0)
    m2, m3, m4 = (sum((v - mean) ** k for v in values) / n if n else 0 for k in (2, 3, 4))
    skew = kurtosis = None
    if n > 2:
        skew = 0 if m2 == 0 else float(mpmath.sqrt(n * (n - 1)) / (n - 2) * m3 / m2 ** mpmath.mpf(1.5))
    if n > 3:
        g2 = m4 / m2 ** 2 - 3 if m2 else 0
        kurtosis = 0 if m2 == 0 else float(mpmath.mpf(n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6))
    return skew, kurtosis


def described(name, values):
    x = pd.Series(values, dtype=float)
    skew, kurtosis = exact_shape(values)
    if name not in ("far", "constant") and len(x) > 3:
        assert abs(x.skew() - skew) < 1e-9 and abs(x.kurt() - kurtosis) < 1e-9 * abs(kurtosis) + 1e-9
    low, middle, high = (float(x.quantile(p)) if len(x) else None for p in (0.25, 0.5, 0.75))
    entry = {
        "name": name, "values": values, "skewness": skew, "kurtosis": kurtosis,
        "sd": float(np.std(np.array(values, dtype=np.longdouble), ddof=1)) if len(x) > 1 else None,
        "quartiles": [low, middle, high] if len(x) else [], "distinct": int(x.nunique()),
        "zeros": int((x == 0).sum()), "negatives": int((x < 0).sum()),
        "ranks": stats.rankdata(values).tolist() if len(x) else [],
    }
    if len(x):
        reach = 1.5 * (high - low)
        inside = x[(x >= low - reach) & (x <= high + reach)]
        entry |= {
            "whiskers": [float(inside.min()), float(inside.max())],
            "outliers": [int((x > middle + reach).sum()), int((x < low - reach).sum()), int((x > high + reach).sum())],
        }
    return entry


def pair(x, y):
    pearson, spearman = stats.pearsonr(x, y), stats.spearmanr(x, y)
    interval = pearson.confidence_interval(0.95)
    return {
        "x": x.tolist(), "y": y.tolist(), "pearson": float(pearson[0]), "pearsonP": float(pearson[1]),
        "low": float(interval.low), "high": float(interval.high),
        "spearman": float(spearman[0]), "spearmanP": float(spearman[1]),
    }


def two_samples(a, b):
    u = stats.mannwhitneyu(a, b, use_continuity=False).statistic
    return {
        "one": a.tolist(), "other": b.tolist(), "auc": float(u / (len(a) * len(b))),
        "distance": float(stats.ks_2samp(a, b).statistic),
    }


def table(counts):
    array = np.array(counts)
    kept = array[array.sum(1) > 0][:, array.sum(0) > 0]
    chi2, p, dof, _ = stats.chi2_contingency(kept, correction=False)
    n, (r, c) = kept.sum(), kept.shape
    phi = max(0, chi2 / n - (r - 1) * (c - 1) / (n - 1))
    least = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    return {
        "counts": array.tolist(), "chiSquared": float(chi2), "p": float(p), "degreesOfFreedom": int(dof),
        "v": float(stats.contingency.association(kept, "cramer")), "corrected": float(np.sqrt(phi / least)),
    }


def t_tail(t, freedom):
    x = mpmath.mpf(freedom) / (mpmath.mpf(freedom) + mpmath.mpf(t) ** 2)
    return [t, freedom, float(mpmath.betainc(mpmath.mpf(freedom) / 2, mpmath.mpf(1) / 2, 0, x, regularized=True))]


whole = draw.integers(0, 6, 40).astype(float)
pairs = [pair(draw.normal(size=n), slope * draw.normal(size=n) + 0) for n, slope in [(4, 1), (30, 1), (500, 2)]]
pairs += [pair(whole, whole + draw.integers(0, 3, 40)), pair(whole, -whole + draw.normal(size=40) / 100)]
with open("exploring.json", "w") as file:
    json.dump({
        "samples": [described(name, values) for name, values in samples.items()],
        "pairs": pairs,
        "twoSamples": [two_samples(draw.normal(size=31), draw.normal(1, size=50)),
                       two_samples(draw.integers(0, 4, 60).astype(float), draw.integers(1, 5, 45).astype(float))],
        "tables": [table([[10, 20, 30], [6, 9, 17]]), table([[5, 0], [0, 7], [0, 0]]), table([[50, 3, 0], [2, 40, 0]])],
        "tails": [t_tail(t, v) for t in (0, 1e-8, 0.3, 1, 2.5, 12, 35) for v in (1, 2.5, 7, 60, 19_082, 999_998)],
    }, file)
    file.write("\n")
