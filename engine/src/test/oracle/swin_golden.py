"""Runs torchvision's Swin Transformer with small sizes and writes its maps: python swin_golden.py FOLDER

Maps are taken before each patch merging and after the last stage and normalised as MMDetection's norm0 to norm3 do.
"""
import json
import os
import sys

import torch
import torchvision
from filled import fill, values
from safetensors.torch import save_file
from torch import nn
from torchvision.models.swin_transformer import SwinTransformer

HEIGHT, WIDTH = 148, 100


class Outputs(nn.Module):
    def __init__(self, dim):
        super().__init__()
        for i in range(4):
            setattr(self, f"norm{i}", nn.LayerNorm(dim << i))


def main(folder):
    torch.manual_seed(0)
    swin = SwinTransformer([4, 4], 8, [2, 2, 2, 2], [1, 2, 4, 8], [7, 7]).eval()
    outputs = Outputs(8)
    table = [("relative_position_bias_table", -1.0, 1.0), ("norm.weight", 0.5, 1.5)]
    described = fill(swin, table) + fill(outputs)
    tensors = {}
    with torch.no_grad():
        x = values("image", (1, 3, HEIGHT, WIDTH), -2.0, 2.0)
        stage = 0
        for layer in swin.features:
            x = layer(x)
            if isinstance(layer, nn.Sequential) and hasattr(layer[0], "attn"):
                tensors[f"c{stage + 2}"] = getattr(outputs, f"norm{stage}")(x).permute(0, 3, 1, 2).contiguous()
                stage += 1
    kept = {name: value.flatten()[:: 3 if value.numel() > 3000 else 1].contiguous() for name, value in tensors.items()}
    notes = {
        "made_by": f"swin_golden.py, torchvision {torchvision.__version__}, torch {torch.__version__}",
        "image": json.dumps(["image", [1, 3, HEIGHT, WIDTH], -2.0, 2.0]),
        "shapes": json.dumps({name: list(value.shape) for name, value in tensors.items()}),
        "weights": json.dumps([d for d in described if not d[0].startswith("head.")], separators=(",", ":")),
    }
    save_file(kept, os.path.join(folder, "torchvision-swin-small.safetensors"), notes)
    for name, value in tensors.items():
        print(name, list(value.shape), "%.4f .. %.4f" % (value.min(), value.max()))


if __name__ == "__main__":
    main(sys.argv[1])
