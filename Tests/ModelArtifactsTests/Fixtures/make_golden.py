"""Writes golden.safetensors with the reference implementation (safetensors 0.4 or later, numpy)."""

import pathlib

import numpy as np
from safetensors.numpy import save_file

save_file(
    {
        "a.doubles": np.array([[1.5, -2.25, 0.1], [np.pi, -0.0, 1e300]], dtype=np.float64),
        "b.longs": np.array([2**62, -1, 0], dtype=np.int64),
        "c.floats": np.array([0.5, 0.1], dtype=np.float32),
        "d.ints": np.array([[-7], [2**31 - 1]], dtype=np.int32),
        "e.bytes": np.array([0, 255, 3], dtype=np.uint8),
        "f.flags": np.array([True, False], dtype=np.bool_),
        "g.empty": np.array([], dtype=np.float64),
        "h.scalar": np.array(42.0, dtype=np.float64),
    },
    pathlib.Path(__file__).with_name("golden.safetensors"),
    metadata={"greeting": 'h\u00e4ll\u00f6 "world"\n\\ \u2713', "empty": "", "control": "\u0001"},
)
