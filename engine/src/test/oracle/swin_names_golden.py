"""Runs MMDetection's and timm's Swin Transformers with small sizes: python swin_names_golden.py FOLDER

Both are filled by their own names, so that a loader has to rename (and for MMDetection re-sort) to get the same maps.
"""
import json
import os
import sys

import mm_environment  # noqa: F401
import timm
import torch
from filled import fill, values
from mmdet.models.backbones.swin import SwinTransformer
from safetensors.torch import save_file
from timm.models.swin_transformer import SwinTransformer as TimmSwin

TABLE = [("relative_position_bias_table", -1.0, 1.0)]
STEP = 41


def save(folder, name, tensors, described, side):
    notes = {
        "made_by": f"swin_names_golden.py, mmdet 2.28.2, timm {timm.__version__}, torch {torch.__version__}",
        "image": json.dumps(["image", [1, 3, *side], -2.0, 2.0]),
        "step": str(STEP),
        "weights": json.dumps(described, separators=(",", ":")),
    }
    kept = {key: value.flatten()[::STEP].contiguous() for key, value in tensors.items()}
    save_file(kept, os.path.join(folder, name + ".safetensors"), notes)
    for key, value in tensors.items():
        print(name, key, list(value.shape), "%.4f .. %.4f" % (value.min(), value.max()))


def main(folder):
    with torch.no_grad():
        swin = SwinTransformer(embed_dims=8, depths=(2, 2, 2, 2), num_heads=(1, 2, 4, 8))
        swin.eval()
        described = fill(swin, TABLE)
        side = (264, 232)
        maps = swin(values("image", (1, 3, *side), -2.0, 2.0))
        save(folder, "mmdet-swin-small", {f"c{i + 2}": m for i, m in enumerate(maps)}, described, side)

        swin = TimmSwin(img_size=224, embed_dim=8, depths=(2, 2, 2, 2), num_heads=(1, 2, 4, 8), num_classes=0).eval()
        described = fill(swin, TABLE)
        side = (224, 224)  # timm shifts before it pads, the others after: no padding here
        last = swin.forward_features(values("image", (1, 3, *side), -2.0, 2.0))
        save(folder, "timm-swin-small", {"c5": last.permute(0, 3, 1, 2)}, described, side)


if __name__ == "__main__":
    main(sys.argv[1])
