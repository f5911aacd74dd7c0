"""Writes one level of PyWavelets' 2-D transforms, and their synthesis filters: python wavelet_golden.py FOLDER

Bands are stacked (N, C, 4, h, w) as LL, B0 (PyWavelets' cH), B1 (cV), B2 (cD). Mode periodization; Haar's odd sizes are
padded with zeros first, as the reference of DS2D2 has them.
"""
import json
import os
import sys

import numpy as np
import pywt
import torch
from filled import values
from safetensors.torch import save_file

SHAPES = {"even": (2, 2, 12, 10), "odd": (1, 2, 7, 9), "tiny": (1, 1, 2, 1)}
NAMES = ["haar", "db2", "sym4", "coif1", "bior1.3"]


def main(folder):
    tensors, notes = {}, {"made_by": f"wavelet_golden.py, PyWavelets {pywt.__version__}"}
    for kind, shape in SHAPES.items():
        x = values(kind, shape, -2.0, 2.0).numpy().astype(np.float64)
        notes[kind] = json.dumps([kind, list(shape), -2.0, 2.0])
        for name in NAMES:
            odd = [(0, 0), (0, 0), (0, shape[2] % 2), (0, shape[3] % 2)]
            padded = np.pad(x, odd) if name == "haar" else x
            low, high = pywt.dwt2(padded, name, mode="periodization")
            again = pywt.idwt2((low, high), name, mode="periodization")[:, :, : shape[2], : shape[3]]
            assert np.abs(again - x).max() < 1e-10
            tensors[f"{name}/{kind}"] = torch.from_numpy(np.stack([low, *high], 2).astype(np.float32))
    for name in NAMES:
        wavelet = pywt.Wavelet(name)
        notes[f"rec/{name}"] = json.dumps([wavelet.rec_lo, wavelet.rec_hi])
    save_file(tensors, os.path.join(folder, "pywavelets.safetensors"), notes)


if __name__ == "__main__":
    main(sys.argv[1])
