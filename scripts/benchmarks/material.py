"""Makes the data that the works run on, once, in the cache."""
import os
import pathlib
import subprocess
import sys

import numpy as np

SEEDS = {"higgs_200k": (200_000, 11), "higgs_1m": (1_000_000, 12), "tiktok_200k": (200_000, 1), "tiktok_1m": (1_000_000, 2),
         "tiktok_5m": (5_000_000, 3)}


class Material:
    def __init__(self, peers, cache, videos):
        self.peers, self.cache, self.videos = peers, cache, videos
        self.data = cache / "data"
        for folder in (self.data, cache / "models"):
            folder.mkdir(parents=True, exist_ok=True)

    def path(self, name):
        """Where a data set of the peers' scripts is, or will be."""
        return str(self.data / (name + (".npy" if name.startswith("higgs") else ".csv")))

    def make(self, name):
        """Makes a data set if it is not there."""
        if all(map(os.path.exists, self.grid() if name == "grid" else [self.path(name)])):
            return
        print(f"bench: making {name}", file=sys.stderr, flush=True)
        if name == "grid":
            script = pathlib.Path(__file__).parent / "peers" / "grid_matrix.py"
            subprocess.run([sys.executable, str(script), *self.grid()], check=True)
            return
        sys.path.insert(0, str(self.peers))
        import make_data

        rows, seed = SEEDS[name]
        if name.startswith("higgs"):
            make_data.higgs(rows, seed, str(self.data / name))
        else:
            make_data.tiktok(rows, seed, self.path(name))

    def grid(self):
        """Where the training and the held-out matrix of the course's grid searches are."""
        return [str(self.data / f"grid_{part}.npy") for part in ("train", "test")]

    def growth(self, rows, columns):
        """A matrix of normal numbers with a label that a few of them decide; float32, the label first."""
        file = self.data / f"growth_{rows}x{columns}.npy"
        if not file.exists():
            print(f"bench: making {file.name}", file=sys.stderr, flush=True)
            random = np.random.default_rng(rows + columns)
            matrix = np.lib.format.open_memmap(file, mode="w+", dtype="<f4", shape=(rows, columns + 1))
            for start in range(0, rows, 100_000):
                part = random.standard_normal((min(100_000, rows - start), columns), dtype=np.float32)
                score = part[:, 0] * part[:, 1] + np.sin(2 * part[:, 2]) + 0.5 * part[:, 3:8].sum(1)
                matrix[start:start + len(part), 0] = random.random(len(part)) < 1 / (1 + np.exp(-score))
                matrix[start:start + len(part), 1:] = part
            matrix.flush()
        return str(file)
