"""Writes descriptive.json: moments, quantiles, correlations and intervals from NumPy, SciPy and statsmodels.

Run beside this file: python3 descriptive.py
"""
import json

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

draw = np.random.default_rng(20)
samples = {
    "two": [3.0, -1.5],
    "small": [2.5, 9.0, 4.0, 4.0, -7.25],
    "offset": (1e9 + draw.normal(size=203)).tolist(),
    "tailed": draw.lognormal(3, 2, size=1001).tolist(),
}
probabilities = [0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.999, 1]
described = []
for name, sample in samples.items():
    x = np.array(sample)
    exact = np.array(sample, dtype=np.longdouble)
    described.append({
        "name": name, "values": sample, "mean": float(exact.mean()), "sd0": float(exact.std()),
        "sd1": float(exact.std(ddof=1)), "quantiles": [float(np.quantile(x, p)) for p in probabilities],
    })
pairs = []
for slope in [0, 0.5, -2, 1e6]:
    x = draw.normal(size=57)
    y = slope * x + draw.normal(size=57)
    pairs.append({"x": x.tolist(), "y": y.tolist(), "r": float(stats.pearsonr(x, y)[0])})
wilson = [
    [k, n, level, *map(float, proportion_confint(k, n, 1 - level, "wilson"))]
    for k, n in [(0, 20), (20, 20), (1, 10), (1886, 1889), (5, 9)] for level in [0.9, 0.95, 0.99]
]
with open("descriptive.json", "w") as file:
    json.dump({"probabilities": probabilities, "samples": described, "pairs": pairs, "wilson": wilson}, file)
    file.write("\n")
