"""Writes metrics.json: reference values of the Evaluation room.

Run with: python3 make_metrics.py  (numpy, scipy, scikit-learn 1.x)
"""
import json
import pathlib
import warnings

import numpy as np
from scipy import stats
from sklearn import metrics as m
from sklearn.model_selection import StratifiedKFold

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20)


def calibration_error(y, p):
    bins = np.minimum((10 * p).astype(int), 9)
    return sum(
        (bins == b).sum() / len(p) * abs(y[bins == b].mean() - p[bins == b].mean())
        for b in np.unique(bins))


def scores(y, p, threshold):
    h = (p >= threshold).astype(int)
    clipped = np.clip(p, 1e-15, 1 - 1e-15)
    tn, fp, fn, tp = m.confusion_matrix(y, h, labels=[0, 1]).ravel()
    both = len(set(y)) == 2
    kappa = m.cohen_kappa_score(y, h)
    values = dict(
        accuracy=m.accuracy_score(y, h),
        balancedAccuracy=m.balanced_accuracy_score(y, h),
        precision=m.precision_score(y, h, zero_division=0),
        recall=m.recall_score(y, h, zero_division=0),
        specificity=m.recall_score(y, h, pos_label=0, zero_division=0),
        f1=m.f1_score(y, h, zero_division=0),
        macroF1=m.f1_score(y, h, average="macro", zero_division=0),
        matthewsCorrelation=m.matthews_corrcoef(y, h),
        cohensKappa=0.0 if np.isnan(kappa) else kappa,
        logLoss=float(-np.mean(y * np.log(clipped) + (1 - y) * np.log(1 - clipped))),
        brierScore=float(np.mean((p - y) ** 2)),
        calibrationError=calibration_error(y, p))
    if both:
        values["rocAUC"] = m.roc_auc_score(y, p)
    if y.sum():
        values["averagePrecision"] = m.average_precision_score(y, p)
    return [int(v) for v in (tn, fp, fn, tp)], {k: float(v) for k, v in values.items()}


def case(name, y, p, threshold=0.5):
    y, p = np.asarray(y, int), np.asarray(p, float)
    counts, values = scores(y, p, threshold)
    return dict(name=name, labels=y.tolist(), probabilities=p.tolist(), threshold=threshold,
                counts=counts, metrics=values)


def drawn(n, rate, digits):
    y = (rng.random(n) < rate).astype(int)
    logit = 1.5 * (y - 0.5) + rng.normal(size=n)
    return y, np.round(1 / (1 + np.exp(-logit)), digits)


cases = [
    case("continuous", *drawn(160, 0.5, 6)),
    case("heavy ties", *drawn(200, 0.4, 1)),
    case("two values", *drawn(120, 0.5, 0)),
    case("rare class, high threshold", *drawn(150, 0.06, 3), 0.8),
    case("common class, low threshold", *drawn(150, 0.95, 2), 0.05),
    case("constant", [0, 1, 1, 0, 1], [0.6] * 5),
    case("perfect", [0, 0, 1, 1], [0.0, 0.2, 0.9, 1.0]),
    case("all wrong, and sure of it", [1, 1, 0, 0], [0.0, 0.1, 0.7, 1.0]),
    case("one class, called rightly", [1, 1, 1], [0.9, 0.5, 0.7]),
    case("one class, called wrongly", [0, 0, 0], [0.9, 0.5, 0.7]),
    case("one class, called negative", [0, 0, 0], [0.1, 0.2, 0.3]),
    case("one row", [1], [0.3]),
]


def placements(x, others):
    return np.array([(np.sum(others < v) + 0.5 * np.sum(others == v)) / len(others) for v in x])


def delong(y, a, b):
    parts = [(placements(s[y == 1], s[y == 0]), 1 - placements(s[y == 0], s[y == 1]))
             for s in (a, b)]
    s10 = np.cov(parts[0][0], parts[1][0])
    s01 = np.cov(parts[0][1], parts[1][1])
    cov = s10 / (y == 1).sum() + s01 / (y == 0).sum()
    aucs = [m.roc_auc_score(y, a), m.roc_auc_score(y, b)]
    z = (aucs[0] - aucs[1]) / np.sqrt(cov[0, 0] + cov[1, 1] - 2 * cov[0, 1])
    half = stats.norm.ppf(0.975) * np.sqrt(cov[0, 0])
    return dict(labels=y.tolist(), first=a.tolist(), second=b.tolist(), aucs=aucs,
                variances=[cov[0, 0], cov[1, 1]], z=z, p=2 * stats.norm.sf(abs(z)),
                low=max(aucs[0] - half, 0), high=min(aucs[0] + half, 1))


y = (rng.random(90) < 0.4).astype(int)
first = np.round(y + rng.normal(size=90), 1)
second = np.round(0.7 * y + 0.5 * first + rng.normal(size=90), 1)

mcnemar = [dict(b=b, c=c, p=float(min(1, 2 * stats.binom.cdf(min(b, c), b + c, 0.5))))
           for b, c in [(0, 0), (1, 0), (5, 5), (3, 12), (40, 0), (250, 310), (10_000, 10_400),
                        (2_000, 3_000)]]

folds = []
for n, k, kind in [(10, 2, "sorted"), (23, 5, "random"), (50, 3, "reversed"), (37, 4, "random"),
                   (101, 10, "sorted")]:
    y_fold = (rng.random(n) < 0.45).astype(int)
    if kind == "sorted":
        y_fold = np.sort(y_fold)
    if kind == "reversed":
        y_fold = np.sort(y_fold)[::-1]
    place = np.zeros(n, int)
    for f, (_, test) in enumerate(StratifiedKFold(k).split(np.zeros(n), y_fold)):
        place[test] = f
    folds.append(dict(labels=y_fold.tolist(), count=k, folds=place.tolist()))

curve_case = cases[1]
precision, recall, thresholds = m.precision_recall_curve(
    curve_case["labels"], curve_case["probabilities"])
fpr, tpr, roc_thresholds = m.roc_curve(
    curve_case["labels"], curve_case["probabilities"], drop_intermediate=False)
curves = dict(
    precision=precision[:-1][::-1].tolist(), recall=recall[:-1][::-1].tolist(),
    thresholds=thresholds[::-1].tolist(), fpr=fpr[1:].tolist(), tpr=tpr[1:].tolist(),
    rocThresholds=roc_thresholds[1:].tolist())

target = pathlib.Path(__file__).with_name("metrics.json")
target.write_text(json.dumps(
    dict(cases=cases, delong=delong(y, first, second), mcnemar=mcnemar, folds=folds,
         curves=curves), separators=(",", ":")) + "\n")
