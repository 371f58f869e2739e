"""Writes text_features.json: what scikit-learn and Python make of some texts.

Made with Python 3.11.7 and scikit-learn 1.9.1:  python text_features.py > text_features.json
"""
import json
import random
import re
import sys

from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

unicode_texts = [
    "Hello, World! it's 2 o'clock", "ALL CAPS_and_under_scores x y zz", "",
    "   ", "a", "ab", "a b c dd", "naïve café CAFÉ Ærøskøbing",
    "İstanbul İİ ııı IŞIK", "Straße STRASSE ẞẞ groß", "ΟΔΥΣΣΕΥΣ ΣΑΣ Σ ΑΣ. ΑΣ' ΣΑ ΑΣ\u0301 ΑΣ\u0301Β",
    "cafe\u0301 combining e\u0301e\u0301 marks", "１２３ ４５ ٣٤٥ ²³ ½½ Ⅷ Ⅷx", "日本語 の テキスト 漢字",
    "emoji 😀😀 flag 🇩🇪 ok", "non\u00a0breaking\u2003space", "soft\u00adhyphen zero\u200bwidth",
    "don’t “quoted” words—dash", "\U0001D400\U0001D401 math \U00010400\U00010428",
    "tab\tnew\nline\r\nend", "ﬁne ﬂag ﬁ ǅ ǅǆ", "__ _ _a a_", "x\u0000y null zz\u0000zz",
    "verylongwordbeyondeightbytes verylongwordbeyondeightbytez verylongword",
    "हिन्दी भाषा ไทย ภาษา", "Ａｆｕｌｌ Ｗｉｄｔｈ", "\u1e9e \u0130 \u03a3\u03a3 \ufb03x \u2c7dz",
]
word = re.compile(r"(?u)\b\w\w+\b")

random.seed(5)
openings = ["someone shared with me that", "my friends think that", "a colleague read on the news that",
            "I learned from the Media that", "we are willing to wager that"]
facts = ["the moon is made of rock", "apple seeds contain cyanide", "café culture began in Vienna",
         "the metro of st. petersburg is deep", "bees can see colours that we cannot"]
corpus = [f"{random.choice(openings)} {random.choice(facts)}" for _ in range(60)] + ["", "!?"]

tfidf = TfidfVectorizer(ngram_range=(1, 2), min_df=2)
matrix = tfidf.fit_transform(corpus).tocsr()
matrix.sort_indices()


def without_tie(ngrams, most):
    """The largest limit up to `most` that does not cut through terms with equal totals."""
    counter = CountVectorizer(ngram_range=ngrams, stop_words="english")
    totals = sorted(counter.fit_transform(corpus).sum(axis=0).tolist()[0], reverse=True)
    return max(k for k in range(1, most + 1) if totals[k - 1] > totals[k])


limit, count_limit = without_tie((1, 3), 40), without_tie((2, 3), 9)
limited = TfidfVectorizer(ngram_range=(1, 3), max_features=limit, stop_words="english").fit(corpus)
counter = CountVectorizer(ngram_range=(2, 3), max_features=count_limit, stop_words="english")
counts = counter.fit_transform(corpus).toarray()
new = ["the moon and my friends", "Bees can see rock, rock can see bees", "nothing known here xyz"]

json.dump({
    "tokens": [{"text": t, "words": word.findall(t.lower())} for t in unicode_texts],
    "corpus": corpus,
    "tfidf": {"terms": tfidf.get_feature_names_out().tolist(), "idf": tfidf.idf_.tolist(),
              "starts": matrix.indptr.tolist(), "columns": matrix.indices.tolist(),
              "values": matrix.data.tolist()},
    "limited_terms": limited.get_feature_names_out().tolist(),
    "counts": {"terms": counter.get_feature_names_out().tolist(), "rows": counts.tolist()},
    "new": new,
    "new_tfidf": tfidf.transform(new).toarray().tolist(),
}, sys.stdout, ensure_ascii=True, separators=(",", ":"))
