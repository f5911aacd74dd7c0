"""Detectors to and from the real MMRotate 0.3.4, to be compared with what `nadir import` and `nadir export` make of them.

    python mmrotate_exchange.py make FOLDER [IMAGE]
        writes NAME.pth for every detector as MMCV's trainers do (save_checkpoint with its meta and an optimiser), and what
        it finds on the image as NAME.txt
    python mmrotate_exchange.py check FILE.safetensors IMAGE CHANNELS [THRESHOLD]
        loads what `nadir export` wrote strictly into the detector that its metadata names and prints what it finds above
        the threshold, 0.05 if none is given

A line is: label, score, centre, sides, angle; by falling score. The image is taken as it is, and its sides are multiples of 32.
"""
import json
import os
import sys

import mm_environment  # noqa: F401
import cv2
import mmrotate
import torch
from filled import fill
from mmcv import Config
from mmcv.runner import save_checkpoint
from mmrotate.models import build_detector
from mmrotate_golden import CONFIGS, leave_centres
from safetensors import safe_open
from safetensors.torch import load_file

CLASSES = ["plane", "ship", "harbor"]
DETECTORS = {
    "rotated-retinanet": "rotated_retinanet/rotated_retinanet_obb_r50_fpn_1x_dota_le90.py",
    "rotated-fcos": "rotated_fcos/rotated_fcos_r50_fpn_1x_dota_le90.py",
    "rotated-faster-rcnn": "rotated_faster_rcnn/rotated_faster_rcnn_r50_fpn_1x_dota_le90.py",
    "oriented-rcnn": "oriented_rcnn/oriented_rcnn_r50_fpn_1x_dota_le90.py",
}
RANGES = [("retina_cls.weight", -0.06, 0.06), ("retina_cls.bias", -3.0, -2.0), ("retina_reg.weight", -0.03, 0.03),
          ("conv_cls.weight", -0.06, 0.06), ("conv_cls.bias", -3.0, -2.0), ("rpn_reg.weight", -0.02, 0.02),
          ("fc_reg.weight", -0.1, 0.1)]


def configured(name, backbone, channels, classes, head_convs=4, anchor_base=4.0):
    config = Config.fromfile(os.path.join(CONFIGS, DETECTORS[name]))
    model = config.model
    depth = int(backbone.replace("resnet", ""))
    model.backbone.depth = depth
    model.backbone.init_cfg = None
    model.neck.out_channels = channels
    if depth < 50:
        model.neck.in_channels = [64, 128, 256, 512]
    for head in ("bbox_head", "rpn_head"):
        if head in model:
            model[head].in_channels = channels
            model[head].feat_channels = channels
    if "bbox_head" in model:
        model.bbox_head.num_classes = classes
        model.bbox_head.stacked_convs = head_convs
        if "octave_base_scale" in model.bbox_head.get("anchor_generator", {}):
            model.bbox_head.anchor_generator.octave_base_scale = anchor_base
    else:
        model.rpn_head.anchor_generator.scales = [2 * anchor_base]
        model.roi_head.bbox_roi_extractor.out_channels = channels
        model.roi_head.bbox_head.in_channels = channels
        model.roi_head.bbox_head.fc_out_channels = 4 * channels
        model.roi_head.bbox_head.num_classes = classes
    return config, build_detector(model)


def pixels(path):
    """As MMRotate's Normalize does: RGB less its mean, by its standard deviation."""
    rgb = torch.from_numpy(cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)).float()
    mean = torch.tensor([123.675, 116.28, 103.53])
    std = torch.tensor([58.395, 57.12, 57.375])
    return ((rgb - mean) / std).permute(2, 0, 1)[None]


def found(model, path):
    x = pixels(path)
    shape = (x.shape[2], x.shape[3], 3)
    meta = [dict(img_shape=shape, ori_shape=shape, pad_shape=shape, scale_factor=1.0, flip=False,
                 flip_direction=None, filename=path)]
    leave_centres(model.bbox_head if "bbox_head" in model._modules else model.roi_head.bbox_head)
    with torch.no_grad():
        results = model.simple_test(x, meta)
    rows = [(label, float(box[5]), *map(float, box[:5])) for label, boxes in enumerate(results[0]) for box in boxes]
    rows.sort(key=lambda row: -row[1])
    return ["%d %.6f %.3f %.3f %.3f %.3f %.5f" % row for row in rows]


def make(folder, image=None):
    for name in DETECTORS:
        config, model = configured(name, "resnet18", 64, len(CLASSES))
        fill(model, RANGES)
        model.eval()
        if image:
            with open(os.path.join(folder, name + ".txt"), "w") as file:
                print(*found(model, image), sep="\n", file=file)
        optimizer = torch.optim.SGD(model.parameters(), 0.0025, momentum=0.9)
        meta = dict(CLASSES=tuple(CLASSES), config=config.pretty_text, epoch=12, iter=100)
        save_checkpoint(model, os.path.join(folder, name + ".pth"), optimizer, meta)


def check(file, image, channels, threshold=0.05):
    with safe_open(file, "pt") as opened:
        notes = opened.metadata()
    classes = json.loads(notes["classes"])
    tensors = load_file(file)
    convs = 1 + max([int(key.split(".")[2]) for key in tensors if "cls_convs" in key], default=3)
    base = float(notes.get("anchor_base", 4))
    _, model = configured(notes["detector"], notes["backbone"], int(channels), len(classes), convs, base)
    print("strict:", model.load_state_dict(tensors, strict=True), file=sys.stderr)
    model.eval()
    (model.bbox_head if "bbox_head" in model._modules else model.roi_head).test_cfg.score_thr = float(threshold)
    print(*found(model, image), sep="\n")


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
