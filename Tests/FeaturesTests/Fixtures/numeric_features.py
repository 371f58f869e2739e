"""Writes numeric_features.json: what scikit-learn and pandas make of some columns.

Made with Python 3.11.7, scikit-learn 1.9.1:  python numeric_features.py > numeric_features.json
"""
import json
import sys

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.default_rng(7)
columns = {
    "tail": np.round(np.exp(rng.normal(6, 2, 101)), 3),
    "small spread": 1e6 + rng.integers(0, 5, 101) / 8,
    "negative": np.round(rng.normal(-3, 1e-3, 101), 7),
    "two values": np.where(rng.random(101) < 0.1, 1.0, 0.0),
    "constant": np.full(101, 0.1),
}
for name in ("tail", "negative"):
    columns[name][rng.random(101) < 0.15] = np.nan
cases = []
for name, values in columns.items():
    x = values.reshape(-1, 1)
    scaler = StandardScaler().fit(x)
    series = pd.Series(values)
    q1, median, q3 = series.quantile([0.25, 0.5, 0.75])
    cases.append({
        "name": name, "values": [None if np.isnan(v) else v for v in values],
        "mean": scaler.mean_[0], "scale": scaler.scale_[0],
        "scaled": [None if np.isnan(v) else v for v in scaler.transform(x)[:, 0]],
        "median_filling": SimpleImputer(strategy="median").fit(x).statistics_[0],
        "mean_filling": SimpleImputer(strategy="mean").fit(x).statistics_[0],
        "tukey": q3 + 1.5 * (q3 - q1), "course": median + 1.5 * (q3 - q1),
    })
levels = [["active", "banned", "under review"][i] for i in rng.integers(0, 3, 40)]
encoder = OneHotEncoder(drop=["active"], sparse_output=False)
json.dump({
    "columns": cases, "levels": levels,
    "one_hot": encoder.fit_transform(np.array(levels).reshape(-1, 1)).tolist(),
}, sys.stdout, separators=(",", ":"))
