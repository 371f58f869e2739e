"""Writes adjusted.json: groups compared by regression with a third column held fixed, as statsmodels does it.

Run beside this file: python3 adjusted.py (Python 3.11, statsmodels 0.15.0, SciPy 1.17.1, NumPy 2.4.6).
Numbers by OLS with HC3 errors and t and F tests; classes by Logit. statsmodels has HC0 for Logit only, so
HC3 is made here from its own parts: the scores of rows over 1 less their leverage in the weighted fit. Outcomes
far from 0 are brought near it first, which no difference of groups notices and statsmodels' digits do.
"""
import json
import sys

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import special, stats

draw = np.random.default_rng(4)


def indicators(codes, levels):
    counts = np.bincount(codes, minlength=levels)
    first = int(np.argmax(counts))
    rest = [k for k in range(levels) if k != first and counts[k] > 0]
    return first, rest, np.column_stack([(codes == k).astype(float) for k in rest])


def rows(estimates, errors, p, interval):
    return [[float(a), float(b), float(c), float(d), float(e)]
            for a, b, c, (d, e) in zip(estimates, errors, p, interval)]


def numbers(factor, control, levels, strata, y):
    first, rest, alone = indicators(factor, levels)
    fits = []
    for more in (None, indicators(control, strata)[2]):
        design = sm.add_constant(alone if more is None else np.column_stack([alone, more]))
        fit = sm.OLS(y, design).fit(cov_type="HC3", use_t=True)
        tested = np.zeros((len(rest), design.shape[1]))
        tested[:, 1:1 + len(rest)] = np.eye(len(rest))
        joint = fit.f_test(tested)
        fits.append({
            "rows": rows(fit.params, fit.bse, fit.pvalues, fit.conf_int())[1:1 + len(rest)],
            "statistic": float(joint.statistic), "p": float(joint.pvalue), "df": float(fit.df_resid),
            "rse": float(np.sqrt(fit.mse_resid)),
            "classical": [float(e) for e in sm.OLS(y, design).fit().bse[1:1 + len(rest)]],
        })
    return {"reference": first, "rest": rest, "crude": fits[0], "adjusted": fits[1]}


def odds(factor, control, levels, strata, y):
    first, rest, alone = indicators(factor, levels)
    fits = []
    for more in (None, indicators(control, strata)[2]):
        design = sm.add_constant(alone if more is None else np.column_stack([alone, more]))
        fit = sm.Logit(y, design).fit(disp=0, method="newton", tol=1e-14, maxiter=100)
        p = fit.predict()
        bread = np.linalg.inv((design * (p * (1 - p))[:, None]).T @ design)
        leverage = p * (1 - p) * np.einsum("ij,jk,ik->i", design, bread, design)
        scores = design * ((y - p) / (1 - leverage))[:, None]
        covariance = bread @ scores.T @ scores @ bread
        plain = sm.Logit(y, design).fit(disp=0, method="newton", tol=1e-14, maxiter=100, cov_type="HC0")
        raw = design * (y - p)[:, None]
        np.testing.assert_allclose(plain.cov_params(), bread @ raw.T @ raw @ bread, rtol=1e-6, atol=1e-12)
        errors = np.sqrt(np.diag(covariance))
        part = slice(1, 1 + len(rest))
        z = fit.params / errors
        wald = float(fit.params[part] @ np.linalg.solve(covariance[part, part], fit.params[part]))
        reach = stats.norm.ppf(0.975) * errors
        fits.append({
            "rows": rows(fit.params, errors, 2 * stats.norm.sf(abs(z)),
                         zip(fit.params - reach, fit.params + reach))[part],
            "statistic": wald, "p": float(stats.chi2.sf(wald, len(rest))), "df": None, "rse": None,
            "classical": [float(e) for e in fit.bse[part]],
        })
    return {"reference": first, "rest": rest, "crude": fits[0], "adjusted": fits[1]}


cases = []


def add(name, levels, strata, n, share, shift, spread, base=0.0, unit=1.0):
    control = draw.choice(strata, n, p=share.sum(0) / share.sum())
    factor = np.array([draw.choice(levels, p=share[:, c] / share[:, c].sum()) for c in control])
    y = base + unit * (shift[control] + 0.2 * factor + spread[factor] * draw.normal(size=n))
    hit = (draw.random(n) < special.expit(shift[control] * 0.7 + 0.3 * factor - 1)).astype(float)
    cases.append({
        "name": name, "levels": levels, "strata": strata, "factor": factor.tolist(), "control": control.tolist(),
        "y": y.tolist(), "hit": hit.astype(int).tolist(),
        "numbers": numbers(factor, control, levels, strata, y - base), "odds": odds(factor, control, levels, strata, hit),
    })


add("two by two", 2, 2, 120, np.array([[8.0, 2], [2, 8]]), np.array([0.0, 2]), np.array([1.0, 3]))
add("three by two, reversed", 3, 2, 200, np.array([[8.0, 1], [3, 3], [1, 8]]), np.array([2.0, -1]), np.array([1.0, 1, 2]))
add("four by three", 4, 3, 260, np.array([[5.0, 1, 1], [1, 5, 1], [2, 2, 2], [1, 1, 6]]), np.array([0.0, 1, -1]),
    np.array([1.0, 0.5, 2, 1]))
add("far from 0", 3, 2, 90, np.ones((3, 2)), np.array([0.0, 3]), np.array([1.0, 1, 1]), base=1e9, unit=1e-2)

json.dump({
    "versions": {"python": sys.version.split()[0], "statsmodels": statsmodels.__version__, "scipy": scipy.__version__,
                 "numpy": np.__version__},
    "cases": cases,
}, open("adjusted.json", "w"))
