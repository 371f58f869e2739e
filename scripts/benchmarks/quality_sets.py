"""Data of different kinds for the comparison of quality. Each function writes one matrix (float32, label first, NaN for what is
missing, codes for categories), shuffled by the seed, of which every fifth row is held out."""
import numpy as np
import polars as pl

NUMBERS = ["video_duration_sec", "video_view_count", "video_like_count", "video_share_count", "video_download_count",
           "video_comment_count"]


def kept(material, id, seed, title, about, matrix, categories=()):
    file = material.data / f"quality_{id}_{seed}.npy"
    np.save(file, np.ascontiguousarray(matrix, dtype="<f4"))
    return {"id": id, "title": title, "about": about, "file": str(file), "rows": len(matrix), "columns": matrix.shape[1] - 1,
            "categories": list(categories)}


def drawn(random, score):
    """Labels with these log-odds."""
    return (random.random(len(score)) < 1 / (1 + np.exp(-score))).astype(np.float32)


def codes(column):
    return column.cast(pl.Categorical).to_physical().cast(pl.Float64).to_numpy()


def claims(material, seed, id, title, about, numbers, length, ratios):
    frame = pl.read_csv(material.videos).drop_nulls()
    columns = [(frame["claim_status"] == "claim").cast(pl.Float64).to_numpy()]
    columns += [frame[name].cast(pl.Float64).to_numpy() for name in numbers]
    if ratios:
        views = np.maximum(columns[2], 1)
        columns += [column / views for column in columns[3:7]]
    if length:
        columns.append(frame["video_transcription_text"].str.len_chars().cast(pl.Float64).to_numpy())
    columns += [codes(frame[name]) for name in ("verified_status", "author_ban_status")]
    matrix = np.random.default_rng(seed).permutation(np.stack(columns, 1))
    width = matrix.shape[1] - 1
    return kept(material, id, seed, title, about, matrix, (width - 2, width - 1))


def at_upload_without_text(material, seed):
    return claims(material, seed, "claims-upload-plain", "Claims, at upload, without text",
                  "Published data: duration, verified, ban status (two categories).", NUMBERS[:1], False, False)


def at_upload(material, seed):
    return claims(material, seed, "claims-upload", "Claims, at upload", "The same with the length of the text.", NUMBERS[:1], True, False)


def after_publication(material, seed):
    return claims(material, seed, "claims-after", "Claims, after publication", "All counts, counts a view, length, two categories.",
                  NUMBERS, True, True)


def after_publication_without_text(material, seed):
    return claims(material, seed, "claims-after-plain", "Claims, after publication, without text",
                  "All counts, counts a view, two categories.", NUMBERS, False, True)


def physics(material, seed):
    material.make("higgs_200k")
    rows = np.random.default_rng(seed).permutation(200_000)[:40_000]
    return kept(material, "physics", seed, "Generated, 28 smooth columns", "40,000 rows of the benchmark's first family.",
                np.load(material.path("higgs_200k"), mmap_mode="r")[np.sort(rows)][np.random.default_rng(seed).permutation(40_000)])


def generated_claims(material, seed):
    material.make("tiktok_200k")
    frame = pl.read_csv(material.path("tiktok_200k")).drop_nulls().sample(40_000, seed=seed, shuffle=True)
    columns = [(frame["claim_status"] == "claim").cast(pl.Float64).to_numpy()]
    columns += [frame[name].cast(pl.Float64).to_numpy() for name in NUMBERS]
    columns += [frame["video_transcription_text"].str.len_chars().cast(pl.Float64).to_numpy()]
    columns += [codes(frame[name]) for name in ("verified_status", "author_ban_status")]
    return kept(material, "claims-generated", seed, "Generated claims", "40,000 rows of the second family: heavy tails, overlap.",
                np.stack(columns, 1), (7, 8))


def categories(material, seed):
    random, rows = np.random.default_rng(100 + seed), 20_000
    sizes, score, columns = (12, 40, 90, 160, 250), np.zeros(rows), []
    for size in sizes:
        # Frequencies fall as 1/rank, so that many levels are rare.
        shares = 1 / np.arange(1, size + 1)
        level = random.choice(size, rows, p=shares / shares.sum())
        score += random.normal(0, 0.7, size)[level]
        columns.append(random.permutation(size)[level])
    numbers = random.normal(size=(rows, 4))
    score += numbers[:, 0] - numbers[:, 1] * (columns[0] % 2)
    return kept(material, "categories", seed, "Many categories", "Five columns of 12 to 250 levels, most of them rare; four numbers.",
                np.column_stack([drawn(random, score), *columns, numbers]), range(5))


def missing(material, seed):
    random, rows = np.random.default_rng(200 + seed), 30_000
    X = random.normal(size=(rows, 20))
    score = 1.2 * X[:, 0] * X[:, 1] + X[:, 2] - 0.8 * np.abs(X[:, 3]) + 0.7 * np.sin(2 * X[:, 4])
    # Half is missing, more often where the value is high; that one column is missing says something of the label itself.
    gone = random.random(X.shape) < 1 / (1 + np.exp(-X))
    score += 0.8 * (gone[:, 5] - 0.5)
    y = drawn(random, score)
    X[gone] = np.nan
    return kept(material, "missing", seed, "Half of the values missing", "20 numbers, missing more often where they are high.",
                np.column_stack([y, X]))


def rare(material, seed):
    random, rows = np.random.default_rng(300 + seed), 60_000
    X = random.normal(size=(rows, 15))
    score = 1.3 * X[:, 0] + np.where(X[:, 1] > 1, 1.5, 0) + 0.9 * X[:, 2] * X[:, 3] - 6.6
    return kept(material, "rare", seed, "One of a hundred", "About 1 % of the rows are positive.", np.column_stack([drawn(random, score), X]))


def wide(material, seed):
    random, rows, width = np.random.default_rng(400 + seed), 1_000, 1_000
    X = random.normal(size=(rows, width))
    score = 1.5 * X[:, 0] - 1.2 * X[:, 1] + X[:, 2] * (X[:, 3] > 0) + 0.8 * X[:, 4]
    return kept(material, "wide", seed, "Few rows, many columns", "1,000 rows of 1,000 columns, of which five matter.",
                np.column_stack([drawn(random, score), X]))


ALL = {"claims-upload-plain": at_upload_without_text, "claims-upload": at_upload, "claims-after-plain": after_publication_without_text,
       "claims-after": after_publication, "physics": physics, "claims-generated": generated_claims, "categories": categories,
       "missing": missing, "rare": rare, "wide": wide}
