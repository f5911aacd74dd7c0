"""Prints losses and detections of MMDetection's RetinaNet: python retinanet_upright.py

Numbers to copy into UprightParityTest: the losses of the bounding rectangles of the objects of mmrotate_golden.py on its
image, then how many detections there are and the best of them (left, top, right, bottom, score, label).
"""
import os

import mm_environment  # noqa: F401
import mmdet
import torch
from filled import fill
from mmcv import Config
from mmdet.models import build_detector
from mmrotate_golden import BOXES, CLASSES, LABELS, image, meta

path = os.path.join(os.path.dirname(mmdet.__file__), ".mim", "configs", "_base_", "models", "retinanet_r50_fpn.py")
model = Config.fromfile(path).model
model.backbone.depth = 18
model.backbone.init_cfg = None
model.neck.in_channels = [64, 128, 256, 512]
model.neck.out_channels = model.bbox_head.in_channels = model.bbox_head.feat_channels = 32
model.bbox_head.num_classes = len(CLASSES)
model = build_detector(model)
model.eval()
fill(model, [("retina_cls.weight", -0.06, 0.06), ("retina_cls.bias", -3.0, -2.0), ("retina_reg.weight", -0.03, 0.03)])
cos, sin = BOXES[:, 4].cos().abs(), BOXES[:, 4].sin().abs()
half = torch.stack([BOXES[:, 2] * cos + BOXES[:, 3] * sin, BOXES[:, 2] * sin + BOXES[:, 3] * cos], 1) / 2
rectangles = torch.cat([BOXES[:, :2] - half, BOXES[:, :2] + half], 1)
with torch.no_grad():
    for name, value in model.forward_train(image(), meta(), [rectangles], [LABELS]).items():
        print(name, "%.7g" % sum(value).item())
    found = [list(map(float, box)) + [label] for label, boxes in enumerate(model.simple_test(image(), meta())[0])
             for box in boxes]
    found.sort(key=lambda row: -row[4])
    print(len(found))
    for row in found[:5]:
        print(", ".join("%.6g" % v for v in row))
