"""What is measured beside what: the programs of each contest, and what is asked of ours (floor: must; goal: wanted)."""
import os
import pathlib
import sys

from running import Contest, Program, Row

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OURS = pathlib.Path(os.environ.get("OURS") or ROOT / "Benchmarks" / ".build" / "release")
CLAIMCTL = str(ROOT / ".build" / "release" / "claimctl")
SHAP = str(ROOT / ".venv-shap" / "bin" / "python")
PEERS = pathlib.Path(os.environ["PEERS"]).resolve()

BOOSTERS = {"lgb": "LightGBM", "lgb_quant": "LightGBM, quantised gradients", "xgb_31leaves": "XGBoost, 31 leaves",
            "xgb": "XGBoost, depth 6", "hgb": "HistGradientBoosting", "cat": "CatBoost, symmetric trees"}
# Depth 6 and symmetric trees are other models, so their AUC is no yardstick for 31 leaves.
OTHER_MODELS = {"xgb", "cat"}
SCORERS = (("lightgbm_capi_singlerowfast_ctypes", "LightGBM, C call for one row"), ("lleaves", "lleaves"))
SMALLER = {"factor": 1}, {"factor": 0.7}


def script(name, *arguments):
    return (sys.executable, str(PEERS / name), *map(str, arguments))


def own(name, *arguments):
    return (str(OURS / name), *map(str, arguments), "--threads", "2")


def generated(file):
    """The name by which `Material` makes a file; none for the published data."""
    name = pathlib.Path(file).stem
    return (name,) if name.startswith(("higgs_", "tiktok_")) and name != "tiktok_dataset" else ()


def times(factor, of=None):
    return {"factor": factor, "of": of}


def fit_rows(id, title, floor, goal, key="fit_s", ours_key=None, remark=""):
    """The seconds of a fit and the memory at its end."""
    return (Row(id, title, key, floor=times(floor), goal=times(goal), shown=remark),
            Row(f"{id}-memory", f"{title}: peak memory", "peak_rss_mb", unit="MiB", floor=SMALLER[0], goal=SMALLER[1],
                ours_key=ours_key))


def boosting(material, id, title, data_set, file, kinds, floor, rows=(), latency=False, shap=0, scorers=False):
    programs = [Program(BOOSTERS[k], script("p4_gbdt.py", k, data_set, *(["lat"] if latency else [])), matched=k not in OTHER_MODELS)
                for k in kinds]
    if scorers:
        programs.append(Program("other ways to run LightGBM's trees", script("p4b_predict.py", data_set), names=SCORERS,
                                keys=("pred_rows_per_s", "lat_p50_us", "lat_p99_us")))
    if shap:
        programs += [Program(name, (python, str(HERE / "peers" / "shap_values.py"), kind, data_set, str(shap)), keys=("shap_rows_per_s",))
                     for name, kind, python in (("LightGBM pred_contrib", "lgb", sys.executable),
                                                ("XGBoost pred_contribs", "xgb", sys.executable),
                                                ("shap on HistGradientBoosting", "shap", SHAP))]
    programs.append(Program("claims", own("learn", "boost", file, "--shap", shap, "--latency", 2000 if latency else 0), ours=True))
    return Contest(id, title, "300 trees, 31 leaves, rate 0.1, at most 255 bins, each one's own penalty; binning counts.", tuple(programs),
                   fit_rows(f"{id}-fit", title, floor, 0.5) + rows, generated(file))


SCORING = (
    Row("score-batch", "Batch scoring, 300 trees × 31 leaves, 28 columns", "pred_rows_per_s", unit="rows/s", more=True,
        floor=times(1.5, "XGBoost, 31 leaves"), goal=times(1, "CatBoost, symmetric trees")),
    Row("score-one-median", "One row in process, median", "lat_p50_us", unit="µs", floor={"value": 9}, goal={"value": 3}),
    Row("score-one-99", "One row in process, 99 of 100 below", "lat_p99_us", unit="µs", floor={"value": 14}, goal={"value": 6}),
    Row("shap", "SHAP values of the same trees", "shap_rows_per_s", unit="rows/s", more=True, floor=times(1), goal=times(3)),
)


def forest(material, id, title, data_set, file, depth, kinds):
    names = {"sklearnex": "scikit-learn-intelex", "sklearn": "scikit-learn", "xgb_rf": "XGBoost forest"}
    programs = [Program(names[k], script("p5_rf.py", k, data_set, depth, 200)) for k in kinds]
    programs.append(Program("claims", own("learn", "forest", file, "--trees", 200, "--depth", depth, "--latency", 0), ours=True))
    return Contest(id, title, f"200 trees, √columns a node, depth {depth or 'unlimited'}.", tuple(programs),
                   fit_rows(f"{id}-fit", title, 0.9, 0.5, ours_key="end_rss_mb"), generated(file))


LOGISTIC = (("scikit-learn newton-cholesky", "sklearn_newton_cholesky"), ("scikit-learn lbfgs", "sklearn_lbfgs"),
            ("scikit-learn-intelex", "sklearnex"), ("statsmodels Logit", "sm_logit"))


def logistic(material, id, title, data_set, file, peers=LOGISTIC):
    programs = [Program(name, script("p3_logit.py", k, data_set)) for name, k in peers]
    programs.append(Program("claims", own("learn", "logistic", file), ours=True))
    rows = fit_rows(f"{id}-fit", title, 0.6, 0.3, ours_key="end_rss_mb",
                    remark="The fit alone, on columns that were standardised before.")
    more = Row(f"{id}-whole", f"{title}: standardising too", "scale_s+fit_s", floor=times(0.6), goal=times(0.3))
    return Contest(id, title, "L2 penalty 1 on standardised columns (statsmodels: none), gradient 1e-8.", tuple(programs), (*rows, more),
                   generated(file))


def grids(material):
    train, test = material.grid()
    for kind, peer, title, floor, goal in (
            ("forest", "rf", "The course's forest grid, 72 settings, 5 folds", 0.1, 0.03),
            ("boost", "xgb", "The course's boosting grid, 24 settings, 5 folds", 0.7, 0.3)):
        name = {"rf": "scikit-learn GridSearchCV", "xgb": "GridSearchCV with XGBoost"}[peer]
        yield Contest(f"grid-{kind}", title, "11,450 rows, 25 columns; the winner is refitted.", (
            Program(name, script("p6_grid.py", peer)),
            Program("claims", own("grid", kind, train, test), ours=True)),
            fit_rows(f"grid-{kind}-fit", title, floor, goal), ("grid",))


def texts(material, id, size, file):
    title = f"TF-IDF of words and pairs, {'158k' if size == '200k' else '15k'} transcripts"
    return Contest(id, title, "No term is left out; both learn the same terms.", (
        Program("scikit-learn TfidfVectorizer", script("p8_text.py", size)),
        Program("claims", own("text", file), ours=True)),
        fit_rows(f"{id}-fit", f"{title}: learning and weighing", 0.4, 0.15, key="tfidf_fit_s", ours_key="end_rss_mb")
        + (Row(f"{id}-transform", f"{title}: weighing new ones", "tfidf_transform_s", floor=times(0.4), goal=times(0.15)),),
        generated(file))


def tests(material, id, rows, file):
    peer = (sys.executable, str(HERE / "peers" / "hypothesis_tests.py"), file)
    return Contest(id, f"Tests of {rows} rows", "Views by class and by the author's status; each the median of five.", (
        Program("SciPy", peer), Program("claims", own("tests", file), ours=True)),
        tuple(Row(f"{id}-{key}", f"{title}, {rows} rows", f"{key}_s", floor=times(1), goal=times(0.7))
              for key, title in (("welch", "Welch's t"), ("mannwhitney", "Mann–Whitney"), ("kruskal", "Kruskal–Wallis"))), generated(file))


def describing(material, size, kinds=("pandas_c", "pandas", "polars", "duckdb")):
    file = material.path(f"tiktok_{size}")
    names = {"pandas_c": "pandas, C reader", "pandas": "pandas, pyarrow reader", "polars": "polars", "duckdb": "DuckDB"}
    peers = [Program(names[k], script("p2_eda.py", k, size)) for k in kinds]
    title = f"Describe, group, quantiles, correlations, {size.upper().replace('K', 'k')} rows"
    return Contest(f"describe-{size}", title, "All columns are read first; six numbers, three groupings.", (
        *peers, Program("claims", (str(OURS / "describe"), file, "2"), ours=True),
        Program("claimctl explore, pages and tables too",
                (CLAIMCTL, "explore", "--data", file, "--output", str(material.cache / "explored"), "--threads", "2"),
                ours=True, silent=True)),
        (Row(f"describe-{size}-read", title, "total_s", floor=times(0.7), goal=times(0.5)),
         Row(f"describe-{size}-memory", f"{title}: peak memory", "maxrss_mb", unit="MiB", floor=times(1), goal=times(0.7)),
         Row(f"describe-{size}-explore", f"The same from start to end, {size} rows", "elapsed_s", floor=times(1), goal=times(0.7),
             contestant="claimctl explore, pages and tables too", shown="explore does far more than its peers, and writes pages.")),
        generated(file))


def study(material):
    def train(profile):
        return (CLAIMCTL, "train", "--data", material.videos, "--force", "--quiet", "--profile", profile, "--output",
                str(material.cache / profile), "--threads", "2")
    title = "The whole study, published data"
    full, quick = "claimctl train --profile full", "claimctl train --profile quick"
    return Contest("train", title, "The peer is one Python script that does the analysis once, without folds and without pages.", (
        Program("pandas + SciPy + scikit-learn + XGBoost", script("pipeline_baseline.py", material.videos), silent=True),
        Program(quick, train("quick"), ours=True, silent=True), Program(full, train("full"), ours=True, silent=True)),
        (Row("train-quick", f"{title}: quick profile", "elapsed_s", floor=times(1), goal=times(0.5), contestant=quick),
         Row("train-full", f"{title}: full profile", "elapsed_s", floor=times(1), goal=times(0.5), contestant=full),
         Row("train-memory", f"{title}: peak memory", "maxrss_mb", unit="MiB", floor=times(1), goal=times(0.7), contestant=full)))


def small(material):
    """Ends within five minutes on two cores."""
    videos = material.videos
    yield boosting(material, "boost-claims", "Boosted trees, 15k rows of claims", "tiktok19k", videos, ("lgb", "xgb_31leaves"), 1)
    yield forest(material, "forest-claims", "Random forest, 15k rows of claims", "tiktok19k", videos, 0, ("sklearnex",))
    yield logistic(material, "logistic-160k", "Logistic regression, 160k × 28", "higgs200k", material.path("higgs_200k"), LOGISTIC[:2])
    yield texts(material, "tfidf-15k", "19k", videos)
    yield tests(material, "tests-200k", "200k", material.path("tiktok_200k"))
    yield describing(material, "200k", ("pandas_c", "polars"))


def full(material):
    """The table that the project promises."""
    videos, h200, h1m = material.videos, material.path("higgs_200k"), material.path("higgs_1m")
    t200, t1m = material.path("tiktok_200k"), material.path("tiktok_1m")
    everyone = tuple(BOOSTERS)
    yield boosting(material, "boost-800k", "Boosted trees, 800k × 28", "higgs1m", h1m, everyone, 0.9)
    yield boosting(material, "boost-160k", "Boosted trees, 160k × 28", "higgs200k", h200, everyone, 0.9, SCORING, latency=True,
                   shap=1000, scorers=True)
    yield boosting(material, "boost-claims", "Boosted trees, 15k rows of claims", "tiktok19k", videos, everyone, 1)
    yield forest(material, "forest-160k", "Random forest, 160k × 28, depth 12", "higgs200k", h200, 12, ("sklearnex", "xgb_rf"))
    yield forest(material, "forest-claims", "Random forest, 15k rows of claims", "tiktok19k", videos, 0,
                 ("sklearnex", "sklearn", "xgb_rf"))
    yield logistic(material, "logistic-800k", "Logistic regression, 800k × 28", "higgs1m", h1m)
    yield logistic(material, "logistic-788k", "Logistic regression, 788k × 10, claims-like", "tiktok1m", t1m)
    yield texts(material, "tfidf-158k", "200k", t200)
    yield tests(material, "tests-1m", "1M", t1m)
    yield study(material)
    yield describing(material, "1m")
    yield describing(material, "5m")
    yield from grids(material)


SELECTIONS = {"small": small, "full": full}
