"""Boosted trees of one library on one matrix. argv: library, matched|defaults, file, seed, columns of categories (may be empty).
Matched: 100 trees of 31 leaves grown best first, rate 0.1, L2 penalty 10, no least number of rows, least hessian 1, 255 bins; the noise
that CatBoost alone adds to scores and weights is off."""
import json
import os
import sys
import time

THREADS = int(os.environ.get("THREADS", "2"))
os.environ["OMP_NUM_THREADS"] = str(THREADS)
import numpy as np
from sklearn.metrics import log_loss, roc_auc_score

library, settings, file, seed = sys.argv[1], sys.argv[2] == "matched", sys.argv[3], int(sys.argv[4])
categories = [int(place) for place in sys.argv[5].split(",") if place]
matrix = np.load(file)
test = np.arange(len(matrix)) % 5 == 4
X, y = np.ascontiguousarray(matrix[:, 1:]), matrix[:, 0].astype(np.int32)


def lightgbm():
    import lightgbm
    options = dict(objective="binary", num_threads=THREADS, verbosity=-1, seed=seed)
    if settings:
        options |= dict(num_leaves=31, learning_rate=0.1, max_bin=255, lambda_l2=10, min_data_in_leaf=1, min_sum_hessian_in_leaf=1)
    start = time.perf_counter()
    data = lightgbm.Dataset(X[~test], y[~test], categorical_feature=categories)
    model = lightgbm.train(options, data, 100)
    return time.perf_counter() - start, model.predict(X[test], num_threads=THREADS)


def xgboost():
    import xgboost
    options = dict(objective="binary:logistic", tree_method="hist", nthread=THREADS, seed=seed, verbosity=0)
    if settings:
        options |= dict(grow_policy="lossguide", max_leaves=31, max_depth=0, eta=0.1, max_bin=255, reg_lambda=10, min_child_weight=1)
    kinds = ["c" if place in categories else "float" for place in range(X.shape[1])]
    start = time.perf_counter()
    data = xgboost.QuantileDMatrix(X[~test], y[~test], feature_types=kinds, enable_categorical=True, nthread=THREADS,
                                   max_bin=options.get("max_bin", 256))
    model = xgboost.train(options, data, 100)
    seconds = time.perf_counter() - start
    return seconds, model.predict(xgboost.DMatrix(X[test], feature_types=kinds, enable_categorical=True))


def histgradientboosting():
    from sklearn.ensemble import HistGradientBoostingClassifier
    options = dict(random_state=seed, categorical_features=categories or None)
    if settings:
        options |= dict(max_iter=100, learning_rate=0.1, max_leaf_nodes=31, max_bins=255, l2_regularization=10, min_samples_leaf=1,
                        early_stopping=False)
    start = time.perf_counter()
    model = HistGradientBoostingClassifier(**options).fit(X[~test], y[~test])
    return time.perf_counter() - start, model.predict_proba(X[test])[:, 1]


def catboost():
    import catboost
    options = dict(thread_count=THREADS, verbose=0, random_seed=seed, allow_writing_files=False)
    if settings:
        options |= dict(iterations=100, grow_policy="Lossguide", max_leaves=31, max_depth=16, learning_rate=0.1, l2_leaf_reg=10,
                        min_data_in_leaf=1, border_count=254, random_strength=0, bootstrap_type="No")

    def pool(rows):
        if not categories:
            return X[rows]
        import pandas
        return pandas.DataFrame({place: X[rows, place].astype(int) if place in categories else X[rows, place]
                                 for place in range(X.shape[1])})
    train, held = pool(~test), pool(test)
    start = time.perf_counter()
    model = catboost.CatBoostClassifier(**options).fit(train, y[~test], cat_features=categories)
    return time.perf_counter() - start, model.predict_proba(held, thread_count=THREADS)[:, 1]


seconds, p = {"LightGBM": lightgbm, "XGBoost": xgboost, "HistGradientBoosting": histgradientboosting, "CatBoost": catboost}[library]()
peak = next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
p = np.clip(np.asarray(p, np.float64), 1e-15, 1 - 1e-15)
print(json.dumps({"name": library, "fit_s": seconds, "peak_rss_mb": peak, "auc": roc_auc_score(y[test], p), "logloss": log_loss(y[test], p)}))
