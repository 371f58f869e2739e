"""Writes regression.json: regressions as statsmodels, SciPy and mpmath report them.

Run beside this file: python3 regression.py (Python 3.11, statsmodels 0.15.0, SciPy 1.17.1, NumPy 2.4.6,
mpmath 1.3.0). Least squares is solved with mpmath at 60 digits and compared with statsmodels where the
data are tame; Firth's fit and all profile likelihoods are maximised here, by SciPy and by brute force.
"""
import json
import sys

import mpmath as mp
import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import optimize, special, stats
from statsmodels.stats.diagnostic import het_breuschpagan, linear_reset
from statsmodels.stats.outliers_influence import variance_inflation_factor
from statsmodels.stats.stattools import durbin_watson

mp.mp.dps = 60
draw = np.random.default_rng(46)


def with_constant(x):
    return np.column_stack([np.ones(len(x)), x])


# Least squares.

def designs():
    x = draw.normal(size=(60, 3))
    yield "plain", x, 1 + x @ [2, -1, 0.5] + draw.normal(size=60) * (1 + abs(x[:, 0])), None
    w = draw.integers(1, 9, 60).astype(float)
    yield "weighted", x, 4 - x @ [1, 0, 3] + draw.normal(size=60), w
    yield "weights of 1e15", x, 4 - x @ [1, 0, 3] + draw.normal(size=60), w * 1e15
    far = np.column_stack([1e15 + draw.integers(0, 500, 40), draw.normal(size=40) * 1e-9])
    yield "far from 0", far.astype(float), 1e15 + draw.integers(0, 99, 40).astype(float), None
    t = draw.normal(size=50)
    yield "nearly collinear", np.column_stack([t, 3 * t + 1 + 1e-5 * draw.normal(size=50)]), draw.normal(size=50), None
    yield "four rows", draw.normal(size=(4, 2)), draw.normal(size=4), None
    lone = np.zeros(12)
    lone[3] = 1
    yield "one row of its own", np.column_stack([lone, draw.normal(size=12)]), draw.normal(size=12), None
    longley = sm.datasets.longley.load_pandas()
    yield "longley", longley.exog.values.astype(float), longley.endog.values.astype(float), None
    power = np.arange(21.0)
    yield "wampler", np.column_stack([power**k for k in range(1, 6)]), sum(power**k for k in range(6)), None


def least_squares(x, y, w):
    n, k = len(y), x.shape[1] + 1
    rows = [[mp.mpf(1)] + [mp.mpf(float(v)) for v in r] for r in x]
    target = [mp.mpf(float(v)) for v in y]
    weight = [mp.mpf(1)] * n if w is None else [mp.mpf(float(v)) for v in w]
    gram = mp.matrix(k, k)
    right = mp.matrix(k, 1)
    for r, t, v in zip(rows, target, weight):
        for i in range(k):
            right[i] += v * r[i] * t
            for j in range(k):
                gram[i, j] += v * r[i] * r[j]
    inverse = gram**-1
    beta = inverse * right
    residual = [t - sum(a * b for a, b in zip(r, beta)) for r, t in zip(rows, target)]
    rss = sum(v * e * e for v, e in zip(weight, residual))
    mean = sum(v * t for v, t in zip(weight, target)) / sum(weight)
    tss = sum(v * (t - mean) ** 2 for v, t in zip(weight, target))
    df = n - k
    images = [inverse * mp.matrix(r) for r in rows]
    leverage = [v * sum(a * b for a, b in zip(r, image)) for v, r, image in zip(weight, rows, images)]

    def sandwich(power, factor=1):
        meat = [mp.mpf(0)] * k
        for r, image, v, e, h in zip(rows, images, weight, residual, leverage):
            if 1 - h < mp.mpf(10) ** -12:
                continue
            for i in range(k):
                meat[i] += (image[i] * v * e) ** 2 / (1 - h) ** power
        return [mp.sqrt(factor * m) for m in meat]

    llf = -mp.mpf(n) / 2 * (1 + mp.log(2 * mp.pi * rss / n)) + sum(mp.log(v) for v in weight) / 2 if rss > 1e-40 else None
    variance = rss / df
    result = {
        "coef": list(beta), "se": [mp.sqrt(variance * inverse[i, i]) for i in range(k)],
        "hc0": sandwich(0), "hc1": sandwich(0, mp.mpf(n) / df), "hc2": sandwich(1), "hc3": sandwich(2),
        "rss": rss, "tss": tss, "llf": llf, "leverage": leverage,
    }
    if rss > 1e-40:
        cook = [v * e * e * h / (k * variance * (1 - h) ** 2) if 1 - h > 1e-12 else mp.nan
                for v, e, h in zip(weight, residual, leverage)]
        standard = [mp.sqrt(v) * e / mp.sqrt(variance * (1 - h)) if 1 - h > 1e-12 else mp.nan
                    for v, e, h in zip(weight, residual, leverage)]
        dfbetas = []
        for image, v, e, h in zip(images, weight, residual, leverage):
            if df < 2 or 1 - h < 1e-12:
                dfbetas.append([mp.nan] * k)
                continue
            without = mp.sqrt((rss - v * e * e / (1 - h)) / (df - 1))
            dfbetas.append([image[i] * v * e / (1 - h) / (without * mp.sqrt(inverse[i, i])) for i in range(k)])
        result |= {"cook": cook, "standardised": standard, "dfbetas": dfbetas}
    return result


def plain(value):
    if isinstance(value, dict):
        return {key: plain(v) for key, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    number = float(value)
    return number if np.isfinite(number) else None


ols = []
for name, x, y, w in designs():
    exact = least_squares(x, y, w)
    case = {"name": name, "columns": x.T, "y": y, "weights": w, "exact": exact}
    if name in ("plain", "weighted", "longley", "four rows"):
        design = with_constant(x)
        fit = (sm.OLS(y, design) if w is None else sm.WLS(y, design, weights=w)).fit()
        np.testing.assert_allclose(fit.params, np.array(exact["coef"], float), rtol=1e-6)
        np.testing.assert_allclose(fit.bse, np.array(exact["se"], float), rtol=1e-6)
        for kind in ("HC0", "HC1", "HC2", "HC3"):
            robust = fit.get_robustcov_results(kind, use_t=True)
            np.testing.assert_allclose(robust.bse, np.array(exact[kind.lower()], float), rtol=1e-5)
        influence = fit.get_influence() if w is None else None
        if influence is not None and name != "four rows":
            np.testing.assert_allclose(influence.cooks_distance[0], np.array(exact["cook"], float), rtol=1e-4)
            np.testing.assert_allclose(influence.dfbetas, np.array(exact["dfbetas"], float), rtol=1e-4, atol=1e-9)
        case["statsmodels"] = {
            "r2": fit.rsquared, "adjusted": fit.rsquared_adj, "f": fit.fvalue, "fp": fit.f_pvalue,
            "aic": fit.aic, "bic": fit.bic, "t": fit.tvalues, "p": fit.pvalues, "interval": fit.conf_int(),
            "hc3p": fit.get_robustcov_results("HC3", use_t=True).pvalues,
        }
    if name in ("plain", "longley"):
        test = het_breuschpagan(fit.resid, design)
        reset = linear_reset(fit, power=3, use_f=True)
        case["statsmodels"] |= {
            "bp": test[0], "bpp": test[1], "dw": durbin_watson(fit.resid),
            "reset": float(reset.fvalue), "resetp": float(reset.pvalue),
        }
    ols.append(case)


# Logistic regression.

def information(design, p, count):
    return (design * (count * p * (1 - p))[:, None]).T @ design


def value(beta, design, y, count, firth):
    eta = design @ beta
    loglik = np.sum(count * (y * eta - np.logaddexp(0, eta)))
    if not firth:
        return loglik
    p = special.expit(eta)
    sign, logdet = np.linalg.slogdet(information(design, p, count))
    return loglik + logdet / 2 if sign > 0 else -np.inf


def score(beta, design, y, count, firth):
    p = special.expit(design @ beta)
    u = count * (y - p)
    if firth:
        inverse = np.linalg.pinv(information(design, p, count), hermitian=True)
        h = count * p * (1 - p) * np.einsum("ij,jk,ik->i", design, inverse, design)
        u = u + h * (0.5 - p)
    return design.T @ u


def maximum(design, y, count, firth, fixed=None, at=0.0, start=None):
    """The maximum by a quasi-Newton search, then by Newton's method on the score with numerical derivatives."""
    k = design.shape[1]
    free = [j for j in range(k) if j != fixed]
    full = np.zeros(k) if start is None else np.array(start, float)
    if fixed is not None:
        full[fixed] = at

    def expanded(part):
        beta = full.copy()
        beta[free] = part
        return beta

    if not free:
        return full, value(full, design, y, count, firth)
    found = optimize.minimize(
        lambda part: -value(expanded(part), design, y, count, firth), full[free],
        jac=lambda part: -score(expanded(part), design, y, count, firth)[free], method="BFGS",
        options={"gtol": 1e-9, "maxiter": 2000})
    polished = optimize.root(lambda part: score(expanded(part), design, y, count, firth)[free], found.x, tol=1e-14)
    part = polished.x if np.abs(polished.fun).max() < max(np.abs(found.jac).max(), 1e-9) else found.x
    beta = expanded(part)
    return beta, value(beta, design, y, count, firth)


def profile(design, y, count, firth, level=0.95):
    best, top = maximum(design, y, count, firth)
    se = np.sqrt(np.diag(np.linalg.inv(information(design, special.expit(design @ best), count))))
    bound = top - stats.chi2.ppf(level, 1) / 2
    intervals, tests = [], []
    for j in range(design.shape[1]):
        def excess(at):
            return maximum(design, y, count, firth, j, at, best)[1] - bound
        ends = []
        for side in (-1, 1):
            reach = se[j]
            while excess(best[j] + side * reach) > 0 and reach < 1e4 * se[j]:
                reach *= 1.5
            ends.append(optimize.brentq(excess, best[j], best[j] + side * reach, xtol=1e-12, rtol=1e-12))
        intervals.append(ends)
        tests.append(2 * (top - maximum(design, y, count, firth, j, 0.0)[1]))
    return best, top, se, intervals, tests


def logistic_designs():
    x = np.column_stack([draw.normal(size=80), draw.lognormal(size=80), draw.integers(0, 2, 80)]).astype(float)
    eta = -0.5 + x @ [1, -0.4, 0.8]
    y = (draw.random(80) < special.expit(eta)).astype(float)
    yield "plain", x, y, None
    yield "counted", x, y, draw.integers(1, 5, 80).astype(float)
    yield "weights of 1e15", x, y, draw.integers(1, 5, 80) * 1e15
    t = draw.normal(size=60)
    yield "nearly collinear", np.column_stack([t, 2 * t + 1e-3 * draw.normal(size=60)]), (draw.random(60) < 0.4).astype(float), None
    yield "six rows", np.array([[0.0], [1], [2], [3], [4], [5]]), np.array([0.0, 1, 0, 0, 1, 1]), None
    yield "units far apart", np.column_stack([1e9 * (5 + draw.normal(size=70)), 1e-6 * draw.normal(size=70)]), (draw.random(70) < 0.5).astype(float), None


def logistic(name, x, y, w):
    scale, centre = x.std(0), x.mean(0)
    design = with_constant(x)
    count = np.ones(len(y)) if w is None else w
    inner = with_constant((x - centre) / scale)
    own = np.vstack([np.r_[1, -centre / scale], np.column_stack([np.zeros(x.shape[1]), np.diag(1 / scale)])])
    gamma, top = maximum(inner, y, count / count.sum(), False)
    top *= count.sum()
    p = special.expit(inner @ gamma)
    bread = np.linalg.inv(information(inner, p, count))
    h = p * (1 - p) * np.einsum("ij,jk,ik->i", inner, bread, inner)

    def errors(power, factor=1.0):
        u = (y - p) / (1 - h) ** (power / 2)
        meat = (inner * (count * u * u)[:, None]).T @ inner
        return np.sqrt(factor * np.diag(own @ bread @ meat @ bread @ own.T))

    n, k = count.sum(), design.shape[1]
    pearson = (y - p) / np.sqrt(p * (1 - p))
    share = (count * y).sum() / n
    null = n * (share * np.log(share) + (1 - share) * np.log(1 - share))
    result = {
        "coef": own @ gamma, "se": np.sqrt(np.diag(own @ bread @ own.T)), "hc0": errors(0),
        "hc1": errors(0, n / (n - k)), "hc2": errors(1), "hc3": errors(2), "llf": top, "null": null,
        "leverage": h, "cook": pearson**2 * h / (k * (1 - h) ** 2), "standardised": pearson / np.sqrt(1 - h),
        "coxsnell": -np.expm1(2 * (null - top) / n),
        "nagelkerke": np.expm1(2 * (null - top) / n) / np.expm1(2 * null / n),
    }
    change = (inner @ bread) * ((y - p) / (1 - h))[:, None] @ own.T
    result["dfbetas"] = change / result["se"]
    if name in ("plain", "six rows"):
        fit = sm.Logit(y, design).fit(disp=0, method="newton", maxiter=100, tol=1e-14)
        np.testing.assert_allclose(fit.params, result["coef"], rtol=1e-7)
        np.testing.assert_allclose(fit.bse, result["se"], rtol=1e-7)
        robust = sm.Logit(y, design).fit(disp=0, method="newton", tol=1e-14, cov_type="HC0")
        np.testing.assert_allclose(robust.bse, result["hc0"], rtol=1e-7)
        influence = sm.GLM(y, design, family=sm.families.Binomial()).fit(tol=1e-14).get_influence()
        np.testing.assert_allclose(influence.hat_matrix_diag, h, rtol=1e-6)
        np.testing.assert_allclose(influence.cooks_distance[0], result["cook"], rtol=1e-5)
        slope = fit.get_margeff(at="overall", method="dydx")
        result["ame"] = [slope.margeff, slope.margeff_se]
        step = fit.get_margeff(at="overall", method="dydx", dummy=True)
        result["step"] = [step.margeff, step.margeff_se]
        result["tests"] = [fit.llr, fit.llr_pvalue, fit.aic, fit.bic, fit.prsquared]
    if w is None:
        best, _, _, intervals, tests = profile(inner, y, count, False)
        spread = [[a / s, b / s] for (a, b), s in zip(intervals[1:], scale)]
        result["profile"] = {"intervals": spread, "tests": tests[1:]}
        if name in ("plain", "six rows"):
            result["profile"]["intercept"] = profile(design, y, count, False)[3][0]
        result["vif"] = [variance_inflation_factor(design, j) for j in range(1, k)]
        unit = design / np.linalg.norm(design, axis=0)
        singular = np.linalg.svd(unit, compute_uv=False)
        result["condition"] = singular[0] / singular[-1]
    return result


logits = []
for name, x, y, w in logistic_designs():
    case = {"name": name, "columns": x.T, "y": y, "weights": w, "exact": logistic(name, x, y, w)}
    if name == "plain":
        design = with_constant(x)
        fit = sm.Logit(y, design).fit(disp=0, method="newton", tol=1e-14)
        shifted = x[:, 0] + 1 - x[:, 0].min()
        tidwell = []
        for column in (shifted, x[:, 1]):
            more = sm.Logit(y, np.column_stack([design, column * np.log(column)])).fit(disp=0, method="newton", tol=1e-14, maxiter=100)
            ratio = 2 * (more.llf - fit.llf)
            tidwell.append([ratio, stats.chi2.sf(ratio, 1), more.params[-1]])
        case["tidwell"] = tidwell
        p = fit.predict()
        order = np.argsort(p, kind="stable")
        table = []
        for part in np.array_split(order, 10):
            table.append([len(part), y[part].sum(), p[part].sum()])
        spread = [(o - e) ** 2 / (e * (1 - e / m)) for m, o, e in table]
        case["hosmer"] = {"h": sum(spread), "p": stats.chi2.sf(sum(spread), 8), "table": table}
        eta = design @ [0.2, 1.5, -0.3, 0.1]
        line = sm.Logit(y, with_constant(eta)).fit(disp=0, method="newton", tol=1e-14)
        offset = sm.GLM(y, np.ones(len(y)), family=sm.families.Binomial(), offset=eta).fit(tol=1e-14)
        case["calibration"] = {
            "slope": line.params[1], "se": line.bse[1], "intercept": offset.params[0], "interceptse": offset.bse[0]}
    logits.append(case)

# Firth: separated, nearly separated, small and ordinary data.
firth = []
cases = [
    ("separated", [[1.0, 2, 3, 4, 5, 6, 7, 8]], [0, 0, 0, 0, 1, 1, 1, 1], None),
    ("quasi-separated", [[0.0] * 6 + [1] * 5, [0.3, -1, 0.5, 2, 0.1, -0.7, 1.1, -0.2, 0.4, 0.9, -1.5]],
     [0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1], None),
    ("ordinary", draw.normal(size=(2, 50)), (draw.random(50) < 0.3).astype(float), None),
    ("counted", draw.normal(size=(2, 30)), (draw.random(30) < 0.4).astype(float), draw.integers(1, 4, 30).astype(float)),
    ("rare", [draw.normal(size=100)], np.r_[np.ones(3), np.zeros(97)], None),
]
for name, columns, y, w in cases:
    x, y = np.array(columns, float).T, np.array(y, float)
    count = np.ones(len(y)) if w is None else w
    best, top, se, intervals, tests = profile(with_constant(x), y, count, True)
    # A search without derivatives finds nothing better.
    rough = optimize.minimize(
        lambda beta: -value(beta, with_constant(x), y, count, True), np.zeros(len(best)), method="Nelder-Mead",
        options={"xatol": 1e-10, "fatol": 1e-13, "maxiter": 20000, "maxfev": 20000})
    np.testing.assert_allclose(rough.x, best, atol=1e-5)
    firth.append({
        "name": name, "columns": x.T, "y": y, "weights": w, "coef": best, "se": se, "value": top,
        "intervals": intervals, "tests": tests})

versions = {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__,
            "statsmodels": statsmodels.__version__, "mpmath": mp.__version__}
with open("regression.json", "w") as file:
    json.dump(plain({"versions": versions, "ols": ols, "logistic": logits, "firth": firth}), file)
    file.write("\n")
