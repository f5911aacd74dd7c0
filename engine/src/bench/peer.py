# Nadir, Apache License 2.0 (see LICENSE). The PyTorch side of "nadir bench peer".
"""Rotated RetinaNet as MMRotate defines it, in plain PyTorch on the CPU, measured beside Nadir.

Nadir starts this script with a folder (weights.safetensors, input.safetensors, boxes.safetensors, scene.rgb) and asks one
question a line: step, gradients NAME, idle, peak, scene SIDE WINDOW OVERLAP, iou, nms. Each answer is one line of
numbers, or "missing" where mmcv.ops is not installed. Needs torch alone; nothing here was copied from another project.
"""
import json
import math
import struct
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

try:
    from mmcv.ops import box_iou_rotated, nms_rotated
except ImportError:
    box_iou_rotated = nms_rotated = None

CLASSES, ANCHORS, STRIDES = 15, 9, (8, 16, 32, 64, 128)
MEAN, DEVIATION = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)
SCORE, NMS_IOU, CANDIDATES = 0.05, 0.1, 2000


def read_tensors(path):
    """The float32 tensors of a safetensors file by name."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = torch.frombuffer(data, dtype=torch.float32, offset=begin, count=(end - begin) // 4)
            tensors[name] = values.reshape(entry["shape"]).clone()
    return tensors


class BasicBlock(nn.Module):
    def __init__(self, channels, out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(out)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(out, out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out)
        self.downsample = None
        if stride != 1 or channels != out:
            self.downsample = nn.Sequential(nn.Conv2d(channels, out, 1, stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        side = x if self.downsample is None else self.downsample(x)
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        y += side
        return self.relu(y)


class ResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        channels = 64
        for stage in range(4):
            out = 64 << stage
            first = BasicBlock(channels, out, 1 if stage == 0 else 2)
            setattr(self, f"layer{stage + 1}", nn.Sequential(first, BasicBlock(out, out, 1)))
            channels = out

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        maps = []
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4):
            x = stage(x)
            maps.append(x)
        return maps


class Convolution(nn.Module):
    """One level deeper, so that names read as MMDetection's: ``fpn_convs.0.conv.weight``."""

    def __init__(self, channels, out, kernel, stride=1, active=False):
        super().__init__()
        self.conv = nn.Conv2d(channels, out, kernel, stride, kernel // 2)
        self.active = active

    def forward(self, x):
        y = self.conv(x)
        return F.relu(y, inplace=True) if self.active else y


class Pyramid(nn.Module):
    def __init__(self, channels=256):
        super().__init__()
        inputs = (128, 256, 512)
        self.lateral_convs = nn.ModuleList(Convolution(size, channels, 1) for size in inputs)
        outputs = [Convolution(channels, channels, 3) for _ in inputs]
        outputs += [Convolution(512, channels, 3, 2), Convolution(channels, channels, 3, 2)]
        self.fpn_convs = nn.ModuleList(outputs)

    def forward(self, maps):
        merged = [lateral(x) for lateral, x in zip(self.lateral_convs, maps[1:])]
        for i in (1, 0):
            merged[i] = merged[i] + F.interpolate(merged[i + 1], size=merged[i].shape[2:], mode="nearest")
        levels = [conv(x) for conv, x in zip(self.fpn_convs, merged)]
        levels.append(self.fpn_convs[3](maps[3]))
        levels.append(self.fpn_convs[4](levels[3]))
        return levels


class Head(nn.Module):
    def __init__(self, channels=256):
        super().__init__()
        self.cls_convs = nn.ModuleList(Convolution(channels, channels, 3, active=True) for _ in range(4))
        self.reg_convs = nn.ModuleList(Convolution(channels, channels, 3, active=True) for _ in range(4))
        self.retina_cls = nn.Conv2d(channels, ANCHORS * CLASSES, 3, padding=1)
        self.retina_reg = nn.Conv2d(channels, ANCHORS * 5, 3, padding=1)

    def forward(self, levels):
        """Per level logits (N, cells x anchors, classes) and offsets (N, cells x anchors, 5)."""
        logits, deltas = [], []
        for x in levels:
            y = z = x
            for conv in self.cls_convs:
                y = conv(y)
            for conv in self.reg_convs:
                z = conv(z)
            logits.append(self.retina_cls(y).permute(0, 2, 3, 1).reshape(len(x), -1, CLASSES))
            deltas.append(self.retina_reg(z).permute(0, 2, 3, 1).reshape(len(x), -1, 5))
        return logits, deltas


class RetinaNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone, self.neck, self.bbox_head = ResNet18(), Pyramid(), Head()

    def forward(self, images):
        return self.bbox_head(self.neck(self.backbone(images)))

    def reference_training(self):
        """Stem and first stage fixed, every norm by its stored statistics (frozen_stages=1, norm_eval=True)."""
        self.train()
        for module in self.backbone.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.eval()
        for part in (self.backbone.conv1, self.backbone.bn1, self.backbone.layer1):
            part.requires_grad_(False)
        return self


def anchors(height, width):
    """Upright anchors (cx, cy, w, h) of all levels, as the head orders its output."""
    levels = []
    for stride in STRIDES:
        rows, columns = math.ceil(height / stride), math.ceil(width / stride)
        ratios = torch.tensor([1.0, 0.5, 2.0], dtype=torch.float64).sqrt()[:, None]
        scales = 4 * stride * 2 ** (torch.arange(3, dtype=torch.float64) / 3)
        sizes = torch.stack([(scales / ratios).flatten(), (scales * ratios).flatten()], 1)
        y, x = torch.meshgrid(torch.arange(rows) * stride, torch.arange(columns) * stride, indexing="ij")
        centres = torch.stack([x, y], -1).double().reshape(-1, 1, 2)
        level = torch.cat([centres.expand(-1, ANCHORS, 2), sizes.expand(len(centres), -1, 2)], 2)
        levels.append(level.reshape(-1, 4).float())
    return levels


def assign(grid, boxes):
    """MaxIoUAssigner(0.5, 0.4, min_pos_iou=0) for upright boxes: index + 1 of the box, 0 background, -1 nothing."""
    a, b = grid.double()[:, None], boxes.double()[None]
    low = torch.maximum(a[..., :2] - a[..., 2:4] / 2, b[..., :2] - b[..., 2:4] / 2)
    high = torch.minimum(a[..., :2] + a[..., 2:4] / 2, b[..., :2] + b[..., 2:4] / 2)
    shared = (high - low).clamp(min=0).prod(-1)
    iou = (shared / (a[..., 2:4].prod(-1) + b[..., 2:4].prod(-1) - shared)).float()
    best, which = iou.max(1)
    assigned = torch.full((len(grid),), -1)
    assigned[best < 0.4] = 0
    assigned[best >= 0.5] = which[best >= 0.5] + 1
    for i in range(len(boxes)):
        top = iou[:, i].max()
        if top > 0:
            assigned[iou[:, i] == top] = i + 1
    return assigned


def offsets(grid, boxes):
    """What upright boxes of angle 0 are to the anchors they were assigned to (DeltaXYWHAOBBoxCoder, le90)."""
    shift = (boxes[:, :2] - grid[:, :2]) / grid[:, 2:]
    return torch.cat([shift, (boxes[:, 2:4] / grid[:, 2:]).log(), torch.zeros(len(grid), 1)], 1)


def wanted(boxes, labels, size):
    """Labels, their weights, offsets and the normaliser of a batch; not timed."""
    grid = torch.cat(anchors(*size))
    kinds, weights, deltas, normaliser = [], [], [], 0
    for own, kind in zip(boxes, labels):
        assigned = assign(grid, own)
        positive = assigned > 0
        kinds.append(torch.full((len(grid),), CLASSES))
        kinds[-1][positive] = kind.long()[assigned[positive] - 1]
        weights.append((assigned >= 0).float())
        deltas.append(torch.zeros(len(grid), 5))
        deltas[-1][positive] = offsets(grid[positive], own[assigned[positive] - 1])
        normaliser += max(1, int(positive.sum()))
    return torch.stack(kinds), torch.stack(weights), torch.stack(deltas), normaliser


def losses(logits, deltas, targets):
    """Sigmoid focal loss (gamma 2, alpha 0.25) and L1, both over the number of positives."""
    kinds, weights, goals, normaliser = targets
    x = torch.cat(logits, 1)
    hot = F.one_hot(kinds, CLASSES + 1)[..., :CLASSES].type_as(x)
    p = x.sigmoid()
    miss = (1 - p) * hot + p * (1 - hot)
    factor = (0.25 * hot + 0.75 * (1 - hot)) * miss.pow(2)
    focal = F.binary_cross_entropy_with_logits(x, hot, reduction="none") * factor
    positive = (kinds < CLASSES)[..., None]
    distance = (torch.cat(deltas, 1) - goals).abs() * positive
    return (focal * weights[..., None]).sum() / normaliser, distance.sum() / normaliser


def decode(logits, deltas, grid):
    """Boxes and scores of one image: of each level the best anchors, every class of them above the threshold."""
    boxes, scores, kinds = [], [], []
    for x, d, a in zip(logits, deltas, grid):
        top = x.sigmoid().max(1).values
        best = top.topk(min(CANDIDATES, len(top))).indices
        d, a, score = d[best], a[best], x[best].sigmoid()
        row, kind = (score > SCORE).nonzero(as_tuple=True)
        d, a = d[row], a[row]
        size = a[:, 2:] * d[:, 2:4].clamp(-4.135, 4.135).exp()
        box = torch.cat([a[:, :2] + d[:, :2] * a[:, 2:], size, d[:, 4:]], 1)
        boxes.append(box), scores.append(score[row, kind]), kinds.append(kind)
    return torch.cat(boxes), torch.cat(scores), torch.cat(kinds)


def scene(model, pixels, window, overlap):
    """Windows two at a time, decoding and, where mmcv is there, rotated NMS of each class and window."""
    starts = list(range(0, max(1, len(pixels) - window), window - overlap)) + [max(0, len(pixels) - window)]
    places = [(y, x) for y in sorted(set(starts)) for x in sorted(set(starts))]
    mean, deviation = torch.tensor(MEAN).view(3, 1, 1), torch.tensor(DEVIATION).view(3, 1, 1)
    grid, found = anchors(window, window), 0
    for i in range(0, len(places), 2):
        cuts = [pixels[y : y + window, x : x + window].permute(2, 0, 1) for y, x in places[i : i + 2]]
        logits, deltas = model((torch.stack(cuts).float() - mean) / deviation)
        for image in range(len(cuts)):
            boxes, scores, kinds = decode([x[image] for x in logits], [d[image] for d in deltas], grid)
            for kind in kinds.unique() if nms_rotated else ():
                own = kinds == kind
                found += len(nms_rotated(boxes[own], scores[own], NMS_IOU)[0])
    return found


def memory(key):
    """MiB of this process as the system counts them: VmRSS now, VmHWM at the highest."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(key))


def milliseconds(work, rounds):
    """The median of a few rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times)[len(times) // 2]


class Peer:
    def __init__(self, folder):
        self.folder = folder
        self.idle = memory("VmRSS")
        self.model = RetinaNet()
        self.model.load_state_dict(read_tensors(f"{folder}/weights.safetensors"), strict=False)
        self.model.reference_training()
        given = read_tensors(f"{folder}/input.safetensors")
        self.images = given["images"]
        self.targets = wanted(given["boxes"], given["labels"], self.images.shape[2:])
        self.trained = [p for p in self.model.parameters() if p.requires_grad]
        self.optimiser = torch.optim.SGD(self.trained, lr=1e-9, momentum=0.9, weight_decay=1e-4)
        self.terms = ()

    def backward(self):
        self.optimiser.zero_grad()
        terms = losses(*self.model(self.images), self.targets)
        sum(terms).backward()
        self.terms = [float(term.detach()) for term in terms]

    def step(self):
        start = time.perf_counter()
        self.backward()
        nn.utils.clip_grad_norm_(self.trained, 35)
        self.optimiser.step()
        return [1000 * (time.perf_counter() - start)]

    def gradients(self, name):
        """Writes one gradient and gives the terms of the loss."""
        self.backward()
        with open(f"{self.folder}/torch.gradients", "wb") as file:
            file.write(bytes(self.model.get_parameter(name).grad.contiguous().untyped_storage()))
        return self.terms

    def scene(self, side, window, overlap):
        with open(f"{self.folder}/scene.rgb", "rb") as file:
            pixels = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).reshape(int(side), int(side), 3)
        self.model.eval()
        with torch.no_grad():
            start = time.perf_counter()
            found = scene(self.model, pixels, int(window), int(overlap))
            spent = 1000 * (time.perf_counter() - start)
        self.model.reference_training()
        return [spent, found]

    def iou(self):
        boxes = read_tensors(f"{self.folder}/boxes.safetensors")
        matrix = box_iou_rotated(boxes["first"], boxes["second"])
        spent = milliseconds(lambda: box_iou_rotated(boxes["first"], boxes["second"]), 3)
        return [spent, float(matrix.double().sum())]

    def nms(self):
        boxes = read_tensors(f"{self.folder}/boxes.safetensors")
        kept = []
        spent = milliseconds(lambda: kept.append(nms_rotated(boxes["candidates"], boxes["scores"], NMS_IOU)[1]), 3)
        return [spent, len(kept[0])]

    def answer(self, question, *words):
        if question in ("iou", "nms") and nms_rotated is None:
            return ["missing"]
        if question in ("idle", "peak"):
            return [self.idle if question == "idle" else memory("VmHWM")]
        return getattr(self, question)(*words)


def main():
    peer = Peer(sys.argv[1])
    for line in sys.stdin:
        print(*peer.answer(*line.split()), flush=True)


if __name__ == "__main__":
    main()
