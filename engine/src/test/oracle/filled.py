"""Weights by formula, so that a golden file needs names and ranges only; OracleValues.java computes the same bits.

Value i of the tensor NAME lies in [low, high): low + (high - low) u, with u the upper 24 bits of SplitMix64's finaliser of
fnv1a64(NAME) + (i + 1) * 0x9E3779B97F4A7C15, all of it in double precision and rounded to float32 once.
"""
import math

import numpy as np
import torch

MASK = (1 << 64) - 1


def fnv1a64(text):
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def values(name, shape, low, high):
    count = int(np.prod(shape)) if len(shape) else 1
    with np.errstate(over="ignore"):
        z = np.uint64(fnv1a64(name)) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    u = (z >> np.uint64(40)).astype(np.float64) / (1 << 24)
    return torch.from_numpy((low + (high - low) * u).astype(np.float32).reshape(shape))


def fill(model, ranges=()):
    """Fills a module in place; `ranges` are (end of the name, low, high). Gives [name, shape, low, high] of each tensor."""
    described = []
    state = model.state_dict()
    for name, tensor in state.items():
        if not tensor.is_floating_point():
            continue
        low, high = _range(name, tensor, ranges)
        tensor.copy_(values(name, tuple(tensor.shape), low, high))
        described.append([name, list(tensor.shape), low, high])
    return described


def _range(name, tensor, ranges):
    for end, low, high in ranges:
        if name.endswith(end):
            return low, high
    if name.endswith("running_var"):
        return 0.5, 1.5
    if name.endswith("running_mean") or name.endswith("bias"):
        return -0.1, 0.1
    if tensor.dim() == 0:
        return 0.8, 1.2
    if tensor.dim() == 1:
        return 0.5, 1.0
    bound = round(math.sqrt(4.0 / (tensor.numel() / tensor.shape[0])), 6)
    return -bound, bound
