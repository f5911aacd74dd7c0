"""Makes MMRotate 0.3.4, MMDetection 2.28.2 and MMCV 1.7.2 importable without a full build of MMCV.

MMCV's compiled operators are one extension, of which MMRotate's detectors run five on the CPU: nms, box_iou_rotated,
nms_rotated, roi_align and roi_align_rotated. README.md says how that small extension is built. Every other operator is
made to fail when it is called, not when it is imported.
"""
import sys
import types
import warnings

warnings.filterwarnings("ignore")

# only the rotation-equivariant backbone asks for e2cnn, and no golden file is made with that one
_empty = types.ModuleType("e2cnn")
_empty.nn = types.ModuleType("e2cnn.nn")
_empty.gspaces = types.ModuleType("e2cnn.gspaces")
for _type in ("EquivariantModule", "FieldType", "GeometricTensor"):
    setattr(_empty.nn, _type, object)
_empty.gspaces.Rot2dOnR2 = lambda **ignored: None
sys.modules.update({"e2cnn": _empty, "e2cnn.nn": _empty.nn, "e2cnn.gspaces": _empty.gspaces})

import numpy as np
import mmcv.utils.ext_loader as ext_loader


def _partial(name, functions):
    import importlib

    extension = importlib.import_module("mmcv." + name)

    class Partial:
        def __getattr__(self, function):
            return getattr(extension, function)

    return Partial()


ext_loader.load_ext = _partial
for old, new in (("int", int), ("float", float), ("bool", bool), ("object", object)):
    if old not in np.__dict__:
        setattr(np, old, new)

import mmcv.ops  # noqa: E402,F401
import mmrotate  # noqa: E402,F401
import torch  # noqa: E402
from mmdet.core.anchor import AnchorGenerator  # noqa: E402

_grid_priors = AnchorGenerator.grid_priors


def _on_the_cpu(self, sizes, dtype=torch.float32, device="cpu"):
    # MMRotate hands the device over where MMDetection 2.28 expects the type
    return _grid_priors(self, sizes, dtype if isinstance(dtype, torch.dtype) else torch.float32, "cpu")


AnchorGenerator.grid_priors = _on_the_cpu
