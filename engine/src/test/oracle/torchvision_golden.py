"""Runs torchvision's RetinaNet on the CPU and writes what it answers: python torchvision_golden.py FOLDER

A golden file holds the logits of every anchor and label (label 0 is the background), the offsets, the boxes that they decode
to and the detections. The image is no multiple of the coarse strides, where torchvision moves anchors closer together.
With a second argument a network of the usual size is written there as a .pth file, as torchvision's own trainer writes it
(NAME.pth), and what it finds on the image of the third argument (NAME.txt: label, score, left, top, right, bottom):

    python torchvision_golden.py FOLDER NAME.pth IMAGE
"""
import argparse
import json
import os
import sys

import torch
import torchvision
from filled import fill, values
from safetensors.torch import save_file
from torchvision.models import resnet18
from torchvision.models.detection import RetinaNet, retinanet_resnet50_fpn
from torchvision.models.detection.backbone_utils import BackboneWithFPN
from torchvision.models.detection.image_list import ImageList
from torchvision.ops.feature_pyramid_network import LastLevelP6P7
from torchvision.ops.misc import FrozenBatchNorm2d

CLASSES = ["plane", "ship", "harbor"]
HEIGHT, WIDTH, CHANNELS = 64, 96, 32
RANGES = [("cls_logits.weight", -0.06, 0.06), ("cls_logits.bias", -3.0, -2.0), ("bbox_reg.weight", -0.03, 0.03)]


def small():
    layers = {"layer2": "0", "layer3": "1", "layer4": "2"}
    backbone = BackboneWithFPN(resnet18(norm_layer=FrozenBatchNorm2d), layers, [128, 256, 512], CHANNELS,
                               LastLevelP6P7(CHANNELS, CHANNELS))
    return RetinaNet(backbone, len(CLASSES) + 1, min_size=HEIGHT, max_size=WIDTH, image_mean=[0.0] * 3,
                     image_std=[1.0] * 3, topk_candidates=10000, detections_per_img=10000)


def golden(folder):
    model = small().eval()
    described = fill(model, RANGES)
    with torch.no_grad():
        image = values("image", (1, 3, HEIGHT, WIDTH), -2.0, 2.0)
        maps = list(model.backbone(image).values())
        answer = model.head(maps)
        anchors = model.anchor_generator(ImageList(image, [(HEIGHT, WIDTH)]), maps)[0]
        found = model([image[0]])[0]
    rows = torch.cat([found["boxes"], found["scores"][:, None], found["labels"][:, None].float()], 1)
    tensors = {
        "logits": answer["cls_logits"][0],
        "deltas": answer["bbox_regression"][0],
        "boxes": model.box_coder.decode_single(answer["bbox_regression"][0], anchors),
        "detections": rows[(rows[:, 5] > 0) & (rows[:, 2] > rows[:, 0]) & (rows[:, 3] > rows[:, 1])][:100],
    }
    notes = {
        "made_by": f"torchvision_golden.py, torchvision {torchvision.__version__}, torch {torch.__version__}",
        "classes": json.dumps(CLASSES),
        "image": json.dumps(["image", [1, 3, HEIGHT, WIDTH], -2.0, 2.0]),
        "weights": json.dumps(described, separators=(",", ":")),
    }
    kept = {name: value.contiguous() for name, value in tensors.items()}
    save_file(kept, os.path.join(folder, "torchvision-retinanet-r18.safetensors"), notes)
    for name, value in tensors.items():
        print(name, list(value.shape), "%.4f .. %.4f" % (value.min(), value.max()))


def usual(path, image):
    model = retinanet_resnet50_fpn(weights=None, weights_backbone=None, num_classes=len(CLASSES) + 1).eval()
    fill(model, RANGES)
    optimizer = torch.optim.SGD(model.parameters(), 0.02, momentum=0.9)
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, [16, 22])
    checkpoint = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "lr_scheduler": schedule.state_dict(),
                  "args": argparse.Namespace(dataset="coco", lr=0.02), "epoch": 3}
    torch.save(checkpoint, path)
    pixels = torchvision.io.read_image(image, torchvision.io.ImageReadMode.RGB).float() / 255
    model.transform.min_size, model.transform.max_size = (min(pixels.shape[1:]),), max(pixels.shape[1:])
    with torch.no_grad():
        found = model([pixels])[0]
    with open(path[:-4] + ".txt", "w") as file:
        for box, score, label in zip(found["boxes"].tolist(), found["scores"].tolist(), found["labels"].tolist()):
            print(label, "%.6f %.3f %.3f %.3f %.3f" % (score, *box), file=file)


if __name__ == "__main__":
    golden(sys.argv[1])
    if len(sys.argv) > 2:
        usual(*sys.argv[2:])
