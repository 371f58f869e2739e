"""Writes the matrix on which the peers' script searches its grids, so that ours searches the same: label, then features.
argv: train.npy test.npy; CLAIMS_CSV names the file. Features, split and order are those of p6_grid.py."""
import os
import sys

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import train_test_split

NUMBERS = ["video_duration_sec", "video_view_count", "video_like_count", "video_share_count", "video_download_count",
           "video_comment_count"]
TEXT = "video_transcription_text"

data = pd.read_csv(os.environ["CLAIMS_CSV"]).dropna(axis=0)
data["text_length"] = data[TEXT].str.len()
y = (data["claim_status"] == "claim").astype(int)
X = pd.get_dummies(data[NUMBERS + [TEXT, "verified_status", "author_ban_status", "text_length"]],
                   columns=["verified_status", "author_ban_status"], drop_first=True)
rest, test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
train, held, y_train, y_held = train_test_split(rest, y_rest, test_size=0.25, random_state=0)
words = CountVectorizer(ngram_range=(2, 3), max_features=15, stop_words="english")
words.fit(train[TEXT])


def matrix(part, label):
    counts = words.transform(part[TEXT]).toarray()
    return np.c_[label, part.drop(columns=[TEXT]).astype(float).to_numpy(), counts].astype("<f8")


np.save(sys.argv[1], np.ascontiguousarray(matrix(train, y_train)))
np.save(sys.argv[2], np.ascontiguousarray(matrix(held, y_held)))
