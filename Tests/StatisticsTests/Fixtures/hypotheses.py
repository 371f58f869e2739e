"""Writes hypotheses.json: tests, effect sizes, power and intervals from SciPy and statsmodels.

Run beside this file: python3 hypotheses.py
Made with SciPy 1.17.1, statsmodels 0.15.0, NumPy 2.4.6.
"""
import json
import math
import warnings

import numpy as np
import statsmodels.api as sm
from scipy import optimize, special, stats
from statsmodels.stats import diagnostic, multitest, oneway, power, proportion
from statsmodels.stats.contingency_tables import mcnemar

warnings.simplefilter("ignore")
draw = np.random.default_rng(2024)
normal = draw.normal
groups = {
    "three": [[1.5, 2.25, 4.0], [2.0, 7.5, 3.5], [9.0, 8.0, 5.25]],
    "small": [normal(0, 1, 8), normal(1, 2, 6), normal(0.5, 1, 7)],
    "ties": [draw.integers(0, 5, 12), draw.integers(1, 6, 15), draw.integers(0, 4, 9)],
    "huge": [1e15 + np.round(normal(0, 4, 20)), 1e15 + np.round(normal(3, 8, 25)), 1e15 + np.round(normal(0, 2, 9))],
    "skewed": [draw.lognormal(3, 1.5, 60), draw.lognormal(3.4, 1.2, 45), draw.lognormal(3, 2, 80)],
    "lopsided": [normal(10, 3, 400), normal(9, 1, 12), normal(10.5, 6, 33)],
    "apart": [normal(0, 1, 60), normal(40, 1, 60), normal(90, 1, 60)],
    "tiny": [1e-12 * normal(0, 1, 11), 1e-12 * normal(0.8, 1, 12), 1e-12 * normal(0, 3, 14)],
}
groups = {name: [np.asarray(sample, float) for sample in samples] for name, samples in groups.items()}
# NumPy's mean of values near 1e15 is off by a tenth: references are of the values less 1e15, which is exact.
SHIFT = {name: 1e15 if name == "huge" else 0 for name in groups}
shifted = {name: [s - SHIFT[name] for s in samples] for name, samples in groups.items()}
SIDES = ["two-sided", "less", "greater"]


def row(result):
    return [float(result.statistic), float(result.pvalue)]


def ci(result, level=0.95):
    interval = result.confidence_interval(level)
    return [float(interval.low), float(interval.high)]


def welch(a, b, equal):
    two = stats.ttest_ind(a, b, equal_var=equal)
    return {"statistic": float(two.statistic), "df": float(two.df), "ci": ci(two),
            "p": [float(stats.ttest_ind(a, b, equal_var=equal, alternative=s).pvalue) for s in SIDES]}


def anova(samples):
    res = stats.f_oneway(*samples)
    unequal = oneway.anova_oneway(samples, use_var="unequal", welch_correction=True)
    return {"anova": row(res), "welch": [float(unequal.statistic), float(unequal.pvalue), *map(float, unequal.df)],
            "alexanderGovern": row(stats.alexandergovern(*samples)), "kruskal": row(stats.kruskal(*samples)),
            "levene": row(stats.levene(*samples, center="mean")),
            "brownForsythe": row(stats.levene(*samples, center="median")),
            "bartlett": row(stats.bartlett(*samples)), "fligner": row(stats.fligner(*samples, center="median"))}


def pairwise(samples, equal):
    res = stats.tukey_hsd(*samples, equal_var=equal)
    interval = res.confidence_interval(0.95)
    return [[i, j, float(res.statistic[i, j]), float(res.pvalue[i, j]), float(interval.low[i, j]), float(interval.high[i, j])]
            for i in range(len(samples)) for j in range(i + 1, len(samples))]


def dunn(samples):
    every = np.concatenate(samples)
    ranks, n = stats.rankdata(every), len(every)
    _, counts = np.unique(every, return_counts=True)
    variance = n * (n + 1) / 12 - (counts**3 - counts).sum() / (12 * (n - 1))
    cuts = np.cumsum([0] + [len(s) for s in samples])
    means = [ranks[a:b].mean() for a, b in zip(cuts, cuts[1:])]
    z = [(means[i] - means[j]) / math.sqrt(variance * (1 / len(samples[i]) + 1 / len(samples[j])))
         for i in range(len(samples)) for j in range(i + 1, len(samples))]
    p = 2 * stats.norm.sf(np.abs(z))
    return {"z": z, "p": p.tolist(), "holm": multitest.multipletests(p, method="holm")[1].tolist()}


def effects(a, b):
    n1, n2 = len(a), len(b)
    m = n1 + n2 - 2
    pooled = math.sqrt(((n1 - 1) * a.var(ddof=1) + (n2 - 1) * b.var(ddof=1)) / m)
    d = (a.mean() - b.mean()) / pooled
    scale = math.sqrt(n1 * n2 / (n1 + n2))
    t = d * scale
    ends = [special.nctdtrinc(m, p, t) / scale for p in (0.975, 0.025)] if abs(t) < 30 else None
    return {"d": d, "g": d * math.exp(special.gammaln(m / 2) - special.gammaln((m - 1) / 2)) / math.sqrt(m / 2),
            "glass": (a.mean() - b.mean()) / b.std(ddof=1), "noncentral": ends}


def two(a, b, shift):
    out = {"welch": welch(a, b, False), "student": welch(a, b, True), "effect": effects(a, b)}
    for name, kw in {"mannWhitney": {}, "mannWhitneyPlain": {"use_continuity": False, "method": "asymptotic"}}.items():
        out[name] = [[*row(stats.mannwhitneyu(a, b, alternative=s, **kw))] for s in SIDES]
    # Our "greater" is "the values are greater": SciPy's "less", the distribution function below.
    out["ksExact"] = [row(stats.ks_2samp(a, b, alternative=s, method="exact")) for s in ("two-sided", "greater", "less")]
    out["ksAsymptotic"] = [row(stats.ks_2samp(a, b, alternative=s, method="asymp")) for s in ("two-sided", "greater", "less")]
    first = stats.ks_2samp(a, b)
    out["ksLocation"] = [float(first.statistic_location) + shift, float(first.statistic_sign)]
    return out


def one(x, shift):
    out = {"skewness": float(stats.skew(x)), "kurtosis": float(stats.kurtosis(x)), "jarqueBera": row(stats.jarque_bera(x)),
           "shapiro": row(stats.shapiro(x)), "anderson": list(map(float, diagnostic.normal_ad(x))),
           "t": [*row(stats.ttest_1samp(x, 0.5 - shift)), *(end + shift for end in ci(stats.ttest_1samp(x, 0.5 - shift)))]}
    if len(x) >= 4:
        out["lilliefors"] = float(diagnostic.lilliefors(x)[0])
    if len(x) >= 8:
        out["dAgostino"] = row(stats.normaltest(x))
        out["skewZ"], out["kurtosisZ"] = float(stats.skewtest(x).statistic), float(stats.kurtosistest(x).statistic)
    return out


def partial(x, y, controls):
    design = sm.add_constant(np.column_stack(controls))
    left, right = (sm.OLS(v, design).fit().resid for v in (x, y))
    r = float(stats.pearsonr(left, right)[0])
    df = len(x) - 2 - len(controls)
    return [r, float(2 * stats.t.sf(abs(r) * math.sqrt(df / (1 - r * r)), df))]


def paired(x, y):
    raw = {"x": x.tolist(), "y": y.tolist()}
    if x.min() > 1e14:
        x, y = x - 1e15, y - 1e15
    kendall = [row(stats.kendalltau(x, y, alternative=s)) for s in SIDES]
    pearson = stats.pearsonr(x, y)
    return {**raw, "t": row(stats.ttest_rel(x, y)), "kendall": kendall,
            "pearson": [*row(pearson), *ci(pearson)], "spearman": row(stats.spearmanr(x, y)),
            "wilcoxon": [float(stats.wilcoxon(x, y, alternative=s).pvalue) for s in SIDES],
            "wilcoxonPlus": float(stats.wilcoxon(x, y, alternative="greater").statistic),
            "wilcoxonCorrected": float(stats.wilcoxon(x, y, correction=True, method="asymptotic").pvalue),
            "partial": partial(x, y, [np.sin(np.arange(len(x))), np.arange(len(x)) ** 0.5]) if len(x) > 4 else None}


def table(counts):
    counts = np.array(counts)
    plain = stats.chi2_contingency(counts, correction=False)
    g = stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood")
    out = {"counts": counts.tolist(), "chi2": row(plain), "yates": row(stats.chi2_contingency(counts, correction=True)),
           "g": row(g), "residuals": sm.stats.Table(counts, shift_zeros=False).standardized_resids.tolist()}
    if counts.shape == (2, 2):
        out["fisher"] = [float(stats.fisher_exact(counts, alternative=s).pvalue) for s in SIDES]
        if counts.all():
            t22 = sm.stats.Table2x2(counts)
            out["odds"] = [float(t22.oddsratio), *map(float, t22.oddsratio_confint())]
            out["risk"] = [float(t22.riskratio), *map(float, t22.riskratio_confint())]
            out["mcnemar"] = [[float(r.statistic), float(r.pvalue)] for r in (mcnemar(counts, exact=True), mcnemar(counts, exact=False))]
    return out


def shares(k1, n1, k2, n2):
    z, p = proportion.proportions_ztest([k1, k2], [n1, n2])
    newcombe = proportion.confint_proportions_2indep(k1, n1, k2, n2, method="newcomb")
    wald = proportion.confint_proportions_2indep(k1, n1, k2, n2, method="wald")
    exact = proportion.proportion_confint(k1, n1, method="beta")
    return {"counts": [k1, n1, k2, n2], "z": [float(z), float(p)], "newcombe": list(map(float, newcombe)),
            "wald": list(map(float, wald)), "exact": list(map(float, exact)),
            "binomial": [float(stats.binomtest(k1, n1, 0.3, alternative=s).pvalue) for s in SIDES]}


def association(counts):
    """Effect sizes of a table; Bergsma's correction by its formula, as pandas and SciPy have none."""
    counts = np.array(counts)
    n, (r, c) = counts.sum(), counts.shape
    phi = stats.chi2_contingency(counts, correction=False).statistic / n
    rows, columns = (k - (k - 1) ** 2 / (n - 1) for k in (r, c))
    strength = max(0, phi - (r - 1) * (c - 1) / (n - 1))
    return [float(stats.contingency.association(counts, method="cramer", correction=False)),
            math.sqrt(strength / (min(rows, columns) - 1)), float(stats.contingency.association(counts, method="pearson"))]


def explained(samples):
    """η², ω², ε² by their sums of squares, and ε² of Kruskal and Wallis; the rank-biserial r of the first two by SciPy's U."""
    every = np.concatenate(samples)
    total = ((every - every.mean()) ** 2).sum()
    within = sum(((s - s.mean()) ** 2).sum() for s in samples)
    between, mean = sum(len(s) * (s.mean() - every.mean()) ** 2 for s in samples), within / (len(every) - len(samples))
    excess = between - (len(samples) - 1) * mean
    u = stats.mannwhitneyu(samples[0], samples[1]).statistic / (len(samples[0]) * len(samples[1]))
    return [between / total, excess / (total + mean), excess / total, float(stats.kruskal(*samples).statistic) / (len(every) - 1), 2 * u - 1, u]


def answer(test):
    """Statistic and p-value, or null where SciPy has none."""
    try:
        found = row(test())
        return found if all(map(math.isfinite, found)) else None
    except (ValueError, stats.ConstantInputWarning):
        return None


def edge(samples):
    samples = [np.asarray(s, float) for s in samples]
    a, b = samples[:2]
    return {"samples": [s.tolist() for s in samples],
            "welch": answer(lambda: stats.ttest_ind(a, b, equal_var=False)), "student": answer(lambda: stats.ttest_ind(a, b)),
            "mannWhitney": answer(lambda: stats.mannwhitneyu(a, b)), "ks": answer(lambda: stats.ks_2samp(a, b)),
            "anova": answer(lambda: stats.f_oneway(*samples)), "kruskal": answer(lambda: stats.kruskal(*samples)),
            "welchANOVA": answer(lambda: stats.f_oneway(*samples, equal_var=False)),
            "alexanderGovern": answer(lambda: stats.alexandergovern(*samples)),
            "levene": answer(lambda: stats.levene(*samples, center="mean")), "brownForsythe": answer(lambda: stats.levene(*samples)),
            "bartlett": answer(lambda: stats.bartlett(*samples)), "fligner": answer(lambda: stats.fligner(*samples))}


EDGES = {
    "empty": [[1, 2, 4, 3], [], [2, 3, 9, 1]], "one value": [[5], [1, 2, 4]], "two values": [[1, 2], [3, 5]],
    "constant": [[3, 3, 3], [3, 3, 3]], "two constants": [[3, 3, 3], [4, 4, 4]], "one constant": [[3, 3, 3, 3], [1, 2, 4, 8]],
    "three each": [[1, 2, 4], [3, 5, 6]], "same": [[1, 2, 3, 4], [1, 2, 3, 4]], "zeros": [[0.0, -0.0, 0.0, 1.0], [0.0, 2.0, -0.0, -1.0]],
    "huge": [[1e100, 2e100, 4e100], [3e100, 9e100, 5e100, 4e100]], "small": [[1e-100, 2e-100, 4e-100], [3e-100, 9e-100, 5e-100]],
    "far apart": [[1, 2, 3, 5], [1e15, 1e15 + 2, 1e15 + 3, 1e15 + 9]], "one tie": [[1, 2, 2, 3, 4], [2, 5, 6, 7, 9]],
}


def t_power(d, k, ratio, side):
    return float(power.TTestIndPower().power(d, k, 0.05, ratio, alternative=("two-sided", "smaller", "larger")[side]))


def bootstrap(sample):
    ends = [stats.bootstrap((sample,), np.mean, n_resamples=20000, method="BCa", random_state=s).confidence_interval for s in range(5)]
    return [float(np.mean([e.low for e in ends])), float(np.mean([e.high for e in ends]))]


n = 41
base = normal(0, 1, n)
wide = normal(0, 1, 120)
pairs = [
    (np.array([1.0, 4, 2, 8, 5]), np.array([2.0, 3, 1.5, 9, 7])), (base, 0.6 * base + normal(0, 1, n)),
    (np.round(base * 2), np.round(base + normal(0, 1, n))), (wide, np.round(wide + normal(0.2, 1, 120), 1)),
    (1e15 + np.round(10 * base), 1e15 + np.round(8 * base + normal(0, 9, n))), (np.round(base[:12]), np.round(base[5:17])),
]
counts = [[[6566, 1439, 1603], [8817, 196, 463]], [[9399, 209], [8485, 991]], [[8, 2], [1, 5]], [[0, 7], [9, 3]],
          [[3, 1], [2, 40]], [[12, 5, 0, 9], [3, 8, 2, 2], [7, 7, 7, 1]], [[1000000, 1000400], [999000, 1000000]], [[10, 10], [10, 10]]]
long = np.round(draw.standard_t(12, 5000), 4)
ps = [0.01, 0.04, 0.03, 1e-200, 0.5, 0.04, 0.9]
ns = [5, 6, 20, 141, 1000, 20000]
result = {
    "groups": {name: [s.tolist() for s in samples] for name, samples in groups.items()},
    "many": {name: anova(s) for name, s in shifted.items()},
    "tukey": {name: pairwise(s, True) for name, s in shifted.items()},
    "gamesHowell": {name: pairwise(s, False) for name, s in shifted.items()},
    "dunn": {name: dunn(s) for name, s in shifted.items()},
    "two": {name: two(s[0], s[1], SHIFT[name]) for name, s in shifted.items()},
    "one": {name: [one(x, SHIFT[name]) for x in s] for name, s in shifted.items()},
    "paired": [paired(x, y) for x, y in pairs],
    "tables": [table(c) for c in counts],
    "shares": [shares(*c) for c in [(8, 10, 3, 12), (1, 40, 9, 35), (209, 9608, 991, 9476), (20, 20, 15, 20)]],
    "edges": {name: edge(s) for name, s in EDGES.items()},
    "explained": {name: explained(s) for name, s in shifted.items()},
    "association": [association(c) for c in counts],
    "pointBiserial": [[*row(stats.pointbiserialr(base > 0.3, wide[:n])), *row(stats.pointbiserialr(wide[:n] > 0, base))]],
    "pointBiserialColumns": [base.tolist(), wide[:n].tolist()],
    "long": {"x": long.tolist(), "shapiro": row(stats.shapiro(long)), "dAgostino": row(stats.normaltest(long)),
             "jarqueBera": row(stats.jarque_bera(long)), "anderson": list(map(float, diagnostic.normal_ad(long)))},
    "adjusted": {"p": ps, **{m: multitest.multipletests(ps, method=m)[1].tolist() for m in ("bonferroni", "holm", "fdr_bh", "fdr_by")}},
    "kolmogorov": [[n, x / math.sqrt(n), float(stats.kstwo.sf(x / math.sqrt(n), n))] for n in ns for x in (0.4, 0.7, 1, 1.3, 1.49, 1.9, 2.1)],
    "power": {
        # statsmodels answers NaN where the power is far below doubles.
        "t": [[d, k, r, s, p] for d in (0.2, 0.5, 1.5) for k in (5, 30, 200) for r in (1, 3) for s in range(3)
              if math.isfinite(p := t_power(d, k, r, s))],
        "tCount": [[d, p, float(power.TTestIndPower().solve_power(d, power=p, alpha=0.05))] for d in (0.1, 0.2, 0.5, 1) for p in (0.8, 0.9)],
        # Not by solve_power, which stops some digits early.
        "tEffect": [[k, optimize.brentq(lambda d: t_power(d, k, 1, 0) - 0.8, 1e-6, 5, xtol=1e-14)] for k in (10, 100, 5000)],
        "sharesEffect": [[b, k, optimize.brentq(lambda a: power.NormalIndPower().power(proportion.proportion_effectsize(a, b), k, 0.05) - 0.8,
                                               b + 1e-9, 1)] for b in (0.05, 0.3) for k in (60, 4000)],
        "shares": [[a, b, k, float(power.NormalIndPower().power(proportion.proportion_effectsize(a, b), k, 0.05))]
                   for a, b in ((0.5, 0.4), (0.02, 0.1)) for k in (50, 500)],
        "sharesCount": [[a, b, float(power.NormalIndPower().solve_power(proportion.proportion_effectsize(a, b), power=0.8, alpha=0.05))]
                        for a, b in ((0.5, 0.4), (0.02, 0.1))],
        "anova": [[f, k, g, float(power.FTestAnovaPower().power(f, k, 0.05, g))] for f in (0.1, 0.25, 0.6) for k in (30, 200) for g in (2, 3, 6)],
        "anovaCount": [[f, g, float(power.FTestAnovaPower().solve_power(f, power=0.8, alpha=0.05, k_groups=g))] for f in (0.1, 0.25) for g in (3, 5)],
        "chi2": [[w, k, b, float(power.GofChisquarePower().power(w, k, 0.05, b))] for w in (0.1, 0.3) for k in (50, 400) for b in (2, 3, 7)],
        "chi2Count": [[w, b, float(power.GofChisquarePower().solve_power(w, power=0.8, alpha=0.05, n_bins=b))] for w in (0.1, 0.3) for b in (2, 3)],
    },
    "bootstrap": {name: bootstrap(groups[name][0]) for name in ("small", "skewed", "lopsided")},
    "permutation": [float(stats.permutation_test((np.array(groups[name][0]), np.array(groups[name][1])), lambda x, y: x.mean() - y.mean(),
                    n_resamples=np.inf, alternative=s).pvalue) for name in ("three", "small") for s in SIDES],
    "noncentral": {
        "chi2": [[k, l, x, float(stats.ncx2.cdf(x, k, l)), float(stats.ncx2.sf(x, k, l))] for k, l, x in ((1, 0.5, 2), (2, 20, 30), (5, 400, 350), (3, 2000, 2100))],
        "f": [[a, b, l, x, float(stats.ncf.cdf(x, a, b, l)), float(stats.ncf.sf(x, a, b, l))] for a, b, l, x in ((2, 20, 5, 3), (1, 500, 40, 30), (5, 60, 200, 45))],
    },
}


def clean(value):
    """JSON has no NaN or infinity: both become null."""
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(v) for v in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


with open("hypotheses.json", "w") as file:
    json.dump(clean(result), file, separators=(",", ":"))
    file.write("\n")
