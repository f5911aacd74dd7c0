"""Runs the real MMRotate 0.3.4 detectors on the CPU and writes what they answer: python mmrotate_golden.py FOLDER

A golden file holds the raw outputs of the heads, the detections (as they are, and `detections_free` without moving the
centres of boxes into the image, which Nadir leaves out) and, for one-stage detectors, the losses of two made-up
objects. Weights and image come from formulas (filled.py); their names, shapes and ranges are in the metadata.
"""
import json
import os
import sys

import mm_environment  # noqa: F401
import mmrotate
import torch
from filled import fill, values
from mmcv import Config
from mmrotate.models import build_detector
from safetensors.torch import save_file

CONFIGS = os.path.join(os.path.dirname(mmrotate.__file__), ".mim", "configs")
CLASSES = ["plane", "ship", "harbor"]
HEIGHT, WIDTH = 64, 96
BOXES = torch.tensor([[30.0, 24.0, 40.0, 16.0, 0.4], [70.0, 40.0, 30.0, 28.0, -1.2]])
LABELS = torch.tensor([0, 2])


def configured(path, depth, channels):
    config = Config.fromfile(os.path.join(CONFIGS, path))
    model = config.model
    model.backbone.depth = depth
    model.backbone.init_cfg = None
    model.neck.out_channels = channels
    if depth == 18:
        model.neck.in_channels = [64, 128, 256, 512]
    for name in ("bbox_head", "rpn_head"):
        if name in model:
            model[name].in_channels = channels
            model[name].feat_channels = channels
    if "bbox_head" in model:
        model.bbox_head.num_classes = len(CLASSES)
    if "roi_head" in model:
        model.roi_head.bbox_roi_extractor.out_channels = channels
        model.roi_head.bbox_head.in_channels = channels
        model.roi_head.bbox_head.fc_out_channels = 128
        model.roi_head.bbox_head.num_classes = len(CLASSES)
    return model


def image():
    return values("image", (1, 3, HEIGHT, WIDTH), -2.0, 2.0)


def meta():
    return [dict(img_shape=(HEIGHT, WIDTH, 3), ori_shape=(HEIGHT, WIDTH, 3), pad_shape=(HEIGHT, WIDTH, 3),
                 scale_factor=1.0, flip=False, flip_direction=None, filename="made-up.png")]


def detections(results):
    rows = []
    for label, boxes in enumerate(results[0]):
        rows += [list(map(float, box)) + [float(label)] for box in boxes]
    rows.sort(key=lambda row: -row[5])
    return torch.tensor(rows, dtype=torch.float32).reshape(-1, 7)


def flat(maps, per_anchor):
    """Maps of all levels (1, A k, H, W) as (anchors, k) in the order level, row, column, anchor."""
    return torch.cat([m.permute(0, 2, 3, 1).reshape(-1, per_anchor) for m in maps])


def one_stage(model, tensors):
    outputs = model.bbox_head(model.extract_feat(image()))
    tensors["logits"] = flat(outputs[0], len(CLASSES))
    tensors["deltas"] = flat(outputs[1], 5 if len(outputs) == 2 else 4)
    if len(outputs) == 4:
        tensors["angles"] = flat(outputs[2], 1)
        tensors["centerness"] = flat(outputs[3], 1)
        return  # the loss of rotated FCOS asks for an operator that MMCV has for CUDA only
    losses = model.forward_train(image(), meta(), [BOXES], [LABELS])
    for name, value in losses.items():
        total = sum(value) if isinstance(value, list) else value
        tensors[name] = total.detach().reshape(1)


def two_stage(model, tensors):
    levels = model.extract_feat(image())
    scores, deltas = model.rpn_head(levels)
    tensors["rpn_logits"] = flat(scores, 1)
    tensors["rpn_deltas"] = flat(deltas, 6 if "Oriented" in type(model).__name__ else 4)
    proposals = model.rpn_head.simple_test_rpn(levels, meta())
    tensors["proposals"] = proposals[0][:40]
    from mmrotate.core import rbbox2roi
    from mmdet.core import bbox2roi
    oriented = proposals[0].shape[1] == 6
    rois = (rbbox2roi if oriented else bbox2roi)([p[:12, :-1] for p in proposals])
    answer = model.roi_head._bbox_forward(levels, rois)
    tensors["roi_logits"] = answer["cls_score"]
    tensors["roi_deltas"] = answer["bbox_pred"]


def leave_centres(head):
    """From now on the head does not move the centres of boxes into the image, which Nadir does not do either."""
    decode = head.bbox_coder.decode
    head.bbox_coder.decode = lambda boxes, deltas, max_shape=None: decode(boxes, deltas, max_shape=None)


def make(folder, name, path, depth, channels, ranges):
    model = build_detector(configured(path, depth, channels))
    model.eval()
    described = fill(model, ranges)
    tensors = {}
    with torch.no_grad():
        (two_stage if hasattr(model, "roi_head") else one_stage)(model, tensors)
        tensors["detections"] = detections(model.simple_test(image(), meta()))
        leave_centres(model.bbox_head if "bbox_head" in model._modules else model.roi_head.bbox_head)
        tensors["detections_free"] = detections(model.simple_test(image(), meta()))
    notes = {
        "made_by": "mmrotate_golden.py, mmrotate 0.3.4, mmdet 2.28.2, mmcv 1.7.2, torch 2.7.1",
        "config": path,
        "classes": json.dumps(CLASSES),
        "image": json.dumps(["image", [1, 3, HEIGHT, WIDTH], -2.0, 2.0]),
        "boxes": json.dumps(BOXES.tolist()),
        "labels": json.dumps(LABELS.tolist()),
        "weights": json.dumps(described, separators=(",", ":")),
    }
    tensors = {key: value.contiguous() for key, value in tensors.items()}
    save_file(tensors, os.path.join(folder, name + ".safetensors"), notes)
    print(name, {key: list(value.shape) for key, value in tensors.items()})
    for key, value in tensors.items():
        print("  ", key, "%.4f .. %.4f" % (value.min(), value.max()) if value.numel() else "")


if __name__ == "__main__":
    folder = sys.argv[1]
    retina = [("retina_cls.weight", -0.06, 0.06), ("retina_cls.bias", -3.0, -2.0), ("retina_reg.weight", -0.03, 0.03)]
    make(folder, "mmrotate-rotated-retinanet-r18", "rotated_retinanet/rotated_retinanet_obb_r50_fpn_1x_dota_le90.py",
         18, 32, retina)
    make(folder, "mmrotate-rotated-retinanet-r50", "rotated_retinanet/rotated_retinanet_obb_r50_fpn_1x_dota_le90.py",
         50, 32, retina)
    two = [("rpn_reg.weight", -0.02, 0.02), ("fc_reg.weight", -0.1, 0.1)]
    make(folder, "mmrotate-rotated-faster-rcnn-r18",
         "rotated_faster_rcnn/rotated_faster_rcnn_r50_fpn_1x_dota_le90.py", 18, 32, two)
    make(folder, "mmrotate-oriented-rcnn-r18", "oriented_rcnn/oriented_rcnn_r50_fpn_1x_dota_le90.py", 18, 32, two)
    make(folder, "mmrotate-rotated-fcos-r18", "rotated_fcos/rotated_fcos_r50_fpn_1x_dota_le90.py", 18, 64,
         [("conv_cls.weight", -0.06, 0.06), ("conv_cls.bias", -3.0, -2.0)])
