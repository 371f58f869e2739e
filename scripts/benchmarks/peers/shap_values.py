"""Exact SHAP values of 300 boosted trees, rows a second (median of five). argv: lgb|xgb|shap data set, rows to explain.
`shap` explains scikit-learn's histogram trees, because for LightGBM and XGBoost it only calls those libraries. Data sets are
those of common.py, which must be on PYTHONPATH."""
import sys
import warnings

from common import T, emit, load

warnings.simplefilter("ignore")
name, data_set, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
train, labels, test, _ = load(data_set)
rows = test[:count]
if name == "lgb":
    import lightgbm

    model = lightgbm.train(
        dict(objective="binary", num_leaves=31, learning_rate=0.1, max_bin=255, num_threads=2, verbosity=-1, seed=1),
        lightgbm.Dataset(train, labels), 300)
    def explain(): return model.predict(rows, pred_contrib=True, num_threads=2)
elif name == "xgb":
    import xgboost

    model = xgboost.train(
        dict(objective="binary:logistic", tree_method="hist", eta=0.1, max_bin=255, nthread=2, seed=1, verbosity=0,
             grow_policy="lossguide", max_leaves=31, max_depth=0),
        xgboost.QuantileDMatrix(train, labels, max_bin=255, nthread=2), 300)
    matrix = xgboost.DMatrix(rows, nthread=2)
    def explain(): return model.predict(matrix, pred_contribs=True)
else:
    import shap
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(max_iter=300, learning_rate=0.1, max_leaf_nodes=31, max_bins=255, early_stopping=False)
    explainer = shap.TreeExplainer(model.fit(train, labels))
    def explain(): return explainer.shap_values(rows, check_additivity=False)
times = []
for _ in range(5):
    with T() as t:
        values = explain()
    times.append(t.s)
emit(task="shap", name=name, ds=data_set, shap_rows=len(rows), shap_rows_per_s=round(len(rows) / sorted(times)[2], 1))
