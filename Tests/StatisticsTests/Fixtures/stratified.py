"""Writes stratified.json: stratified tables and pooled effects from statsmodels, sign-flip tests from SciPy.

Run beside this file: python3 stratified.py
Made with SciPy 1.17.1, statsmodels 0.15.0, NumPy 2.4.6.
"""
import json
import warnings

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.meta_analysis import combine_effects, effectsize_smd

warnings.simplefilter("ignore")
draw = np.random.default_rng(4)


def random_tables(strata, size, lift):
    tables = []
    for _ in range(strata):
        n = draw.integers(size // 2, size * 2)
        exposed = draw.random(n) < draw.uniform(0.2, 0.8)
        odds = np.exp(draw.normal(-0.5, 1) + lift * exposed)
        outcome = draw.random(n) < odds / (1 + odds)
        tables.append([[int((exposed & outcome).sum()), int((exposed & ~outcome).sum())],
                       [int((~exposed & outcome).sum()), int((~exposed & ~outcome).sum())]])
    return tables


sets = {
    "admissions": [[[512, 313], [89, 19]], [[353, 207], [17, 8]], [[120, 205], [202, 391]],
                   [[138, 279], [131, 244]], [[53, 138], [94, 299]], [[22, 351], [24, 317]]],
    "one": [[[8, 3], [2, 9]]],
    "sparse": [[[1, 2], [0, 3]], [[2, 0], [1, 4]], [[0, 1], [1, 1]], [[3, 1], [2, 2]]],
    "zeros": [[[5, 0], [3, 4]], [[9, 2], [6, 6]]],
    "large": [[[9001, 120], [300, 8888]], [[70000, 1500], [2500, 64000]]],
    "none": random_tables(5, 60, 0.0),
    "common": random_tables(8, 80, 1.1),
    "near one": [[[50, 50], [51, 50]], [[200, 199], [200, 200]]],
}


def table(rows):
    s = StratifiedTable([np.array(t, float) for t in rows])
    low, high = s.oddsratio_pooled_confint()
    plain, corrected = s.test_null_odds(), s.test_null_odds(correction=True)
    day, tarone = s.test_equal_odds(), s.test_equal_odds(adjust=True)
    return {
        "strata": [[a, b, c, d] for (a, b), (c, d) in rows],
        "odds": [s.oddsratio_pooled, low, high, s.logodds_pooled_se],
        "test": [plain.statistic, plain.pvalue, corrected.statistic, corrected.pvalue],
        "homogeneity": None if len(rows) < 2 else [day.statistic, day.pvalue, tarone.statistic, tarone.pvalue],
    }


def means():
    cases = []
    for shift, sizes in [(0.0, (30, 25)), (0.6, (12, 40)), (-1.0, (80, 9))]:
        strata = [[draw.normal(3 * k, 1 + k, sizes[0]).tolist(), draw.normal(3 * k - shift, 1 + k, sizes[1] + 3 * k).tolist()]
                  for k in range(4)]
        d, v = [], []
        for first, second in strata:
            a, b = np.array(first), np.array(second)
            n, m = len(a), len(b)
            pooled = np.sqrt(((n - 1) * a.var(ddof=1) + (m - 1) * b.var(ddof=1)) / (n + m - 2))
            size = (a.mean() - b.mean()) / pooled
            d.append(size)
            v.append((n + m) / (n * m) + size**2 / (2 * (n + m)))
        r = combine_effects(np.array(d), np.array(v), method_re="chi2")
        n_all = sum(len(a) + len(b) for a, b in strata)
        gap = sum((len(a) + len(b)) / n_all * (np.mean(a) - np.mean(b)) for a, b in strata)
        var = sum(((len(a) + len(b)) / n_all) ** 2 * (np.var(a, ddof=1) / len(a) + np.var(b, ddof=1) / len(b)) for a, b in strata)
        cases.append({"strata": strata, "d": d, "pooled": [r.mean_effect_fe, r.sd_eff_w_fe],
                      "q": [r.q, float(stats.chi2.sf(r.q, len(d) - 1)), max(0, r.i2)],
                      "standardized": [gap, float(np.sqrt(var))]})
    return cases


def correlations():
    cases = []
    for rho in [0.0, 0.5, -0.8]:
        strata = []
        for k in range(3):
            x = draw.normal(5 * k, 1, 20 + 7 * k)
            strata.append([x.tolist(), (rho * x + draw.normal(2 * k, 1, len(x))).tolist()])
        r = np.array([np.corrcoef(x, y)[0, 1] for x, y in strata])
        v = 1 / (np.array([len(x) for x, _ in strata]) - 3)
        pooled = combine_effects(np.arctanh(r), v)
        cases.append({"strata": strata, "r": r.tolist(), "pooled": [float(np.tanh(pooled.mean_effect_fe)), pooled.q]})
    return cases


def flips():
    cases = []
    for n in [3, 8, 12]:
        x, y = np.round(draw.normal(0.5, 1, n), 2), np.round(draw.normal(0, 1, n), 2)
        p = [float(stats.permutation_test((x, y), lambda a, b, axis: np.mean(a - b, axis=axis), permutation_type="samples",
                                          vectorized=True, n_resamples=np.inf, alternative=side).pvalue)
             for side in ["less", "greater"]]
        cases.append({"x": x.tolist(), "y": y.tolist(), "p": p})
    return cases


with open("stratified.json", "w") as file:
    json.dump({"tables": {name: table(rows) for name, rows in sets.items()}, "means": means(),
               "correlations": correlations(), "flips": flips()}, file, separators=(",", ":"), default=float)
    file.write("\n")
