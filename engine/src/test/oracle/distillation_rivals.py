"""Writes the values and gradients of the published distillation losses on two small maps: python distillation_rivals.py FOLDER

The formulas are those of the papers and of their configurations for RetinaNet, spelt out with PyTorch's own operators and its
automatic differentiation. Maps and weights are computed from their index, as DistillationRivalsTest computes them again.
FGD's mask has rows and columns in the order of the map and is scaled by the whole image, which the reference does not do.
"""
import json
import math
import sys

import torch
import torch.nn.functional as F

N, C, H, W = 2, 4, 3, 4
IMAGE = (96, 128)
# (x1, y1, x2, y2) in pixels, the second one of the first image overlaps the first
BOXES = [[(10, 20, 30, 40), (25, 30, 120, 90)], [(96, 64, 128, 96)]]


def filled(shape, scale, step, start):
    count = math.prod(shape)
    return torch.tensor([scale * math.sin(step * i + start) for i in range(count)], dtype=torch.float32).reshape(shape)


def student():
    return (filled((N, C, H, W), 1.0, 0.9, 0.2) + filled((N, C, H, W), 0.5, 2.3, 1.0)).requires_grad_()


TEACHER = filled((N, C, H, W), 1.2, 1.1, 0.5)


def parameters(shapes):
    return [filled(shape, 0.5, 1.7, k + 1) for k, shape in enumerate(shapes)]


def fitnets(s):
    w, b = parameters([(C, C, 1, 1), (C,)])
    return [F.mse_loss(F.conv2d(s, w, b), TEACHER)]


def mgd(s):
    w1, b1, w2, b2 = parameters([(C, C, 3, 3), (C,), (C, C, 3, 3), (C,)])
    made = F.conv2d(F.relu(F.conv2d(s, w1, b1, padding=1)), w2, b2, padding=1)
    return [F.mse_loss(made, TEACHER, reduction="sum") / N * 2e-5]


def pkd(s):
    def norm(x):
        flat = x.permute(1, 0, 2, 3).reshape(C, -1)
        return (flat - flat.mean(1, keepdim=True)) / (flat.std(1, keepdim=True) + 1e-6)

    return [6 * F.mse_loss(norm(s), norm(TEACHER)) / 2]


def cwd(s, tau=1.0):
    p = F.log_softmax(s.reshape(N * C, -1) / tau, 1)
    q = F.softmax(TEACHER.reshape(N * C, -1) / tau, 1)
    return [10 * tau**2 * F.kl_div(p, q, reduction="sum") / (N * C)]


def attention(x):
    cells = x.abs().mean(1)
    channels = x.abs().mean((2, 3))
    return (
        H * W * F.softmax(cells.reshape(N, -1) / 0.5, 1).reshape(N, H, W),
        C * F.softmax(channels / 0.5, 1),
    )


def masks():
    foreground = torch.zeros(N, H, W)
    background = torch.zeros(N, H, W)
    for n, boxes in enumerate(BOXES):
        for x1, y1, x2, y2 in boxes:
            left, right = math.floor(x1 / IMAGE[1] * W), math.ceil(x2 / IMAGE[1] * W)
            top, bottom = math.floor(y1 / IMAGE[0] * H), math.ceil(y2 / IMAGE[0] * H)
            share = 1 / ((right + 1 - left) * (bottom + 1 - top))
            region = foreground[n, top : bottom + 1, left : right + 1]
            region.copy_(region.clamp(min=share))
        background[n] = (foreground[n] == 0).float()
        if background[n].sum() > 0:
            background[n] /= background[n].sum()
    return foreground, background


def context(x, weights):
    mask_w, mask_b, w1, b1, gamma, beta, w2, b2 = weights
    shares = F.softmax(F.conv2d(x, mask_w, mask_b).reshape(N, -1), 1).reshape(N, H * W, 1)
    mean = torch.bmm(x.reshape(N, C, H * W), shares).reshape(N, C, 1, 1)
    inner = F.layer_norm(F.conv2d(mean, w1, b1), [C // 2, 1, 1], gamma.reshape(-1, 1, 1), beta.reshape(-1, 1, 1))
    return x + F.conv2d(F.relu(inner), w2, b2)


def fgd(s):
    cells_s, channels_s = attention(s)
    cells_t, channels_t = attention(TEACHER)
    foreground, background = masks()

    def weighted(x, mask):
        return x * cells_t.sqrt()[:, None] * channels_t.sqrt()[:, :, None, None] * mask.sqrt()[:, None]

    shapes = [(1, C, 1, 1), (1,), (C // 2, C, 1, 1), (C // 2,), (C // 2,), (C // 2,), (C, C // 2, 1, 1), (C,)]
    weights = parameters(shapes + shapes)
    return [
        1e-3 * F.mse_loss(weighted(s, foreground), weighted(TEACHER, foreground), reduction="sum") / N,
        5e-4 * F.mse_loss(weighted(s, background), weighted(TEACHER, background), reduction="sum") / N,
        5e-4 * ((channels_s - channels_t).abs().sum() + (cells_s - cells_t).abs().sum()) / N,
        5e-6 * F.mse_loss(context(s, weights[:8]), context(TEACHER, weights[8:]), reduction="sum") / N,
    ]


LOGITS = {"binary": (1, 3, 2), "categorical": (3, 4)}
ROWS = torch.tensor([1.0, 0.0, 2.0])


def logits(kind):
    shape = LOGITS[kind]
    x = filled(shape, 3.0, 0.9, 0.2).requires_grad_()
    y = filled(shape, 2.0, 1.1, 0.5)
    if kind == "binary":
        p, q = torch.sigmoid(x.double() / 3), torch.sigmoid(y.double() / 3)
        rows = (q * (q / p).log() + (1 - q) * ((1 - q) / (1 - p)).log()).sum(-1).reshape(-1)
    else:
        rows = F.kl_div(F.log_softmax(x / 3, 1), F.softmax(y / 3, 1), reduction="none").sum(1)
    loss = 9 * (rows * ROWS).sum()
    loss.backward()
    return {"terms": [loss.item()], "gradient": x.grad.flatten().tolist()}


def measured(rule):
    s = student()
    terms = rule(s)
    # each term weighs in the gradient as in no loss, so that none hides behind another
    sum(term / term.detach() for term in terms).backward()
    return {"terms": [term.item() for term in terms], "gradient": s.grad.flatten().tolist()}


golden = {rule.__name__: measured(rule) for rule in (fitnets, mgd, pkd, cwd, fgd)}
golden["cwd tau 2"] = measured(lambda s: cwd(s, 2.0))
golden.update({kind: logits(kind) for kind in LOGITS})
rounded = json.loads(json.dumps(golden), parse_float=lambda text: float("%.7g" % float(text)))
with open(sys.argv[1] + "/distillation-rivals.json", "w") as file:
    json.dump(rounded, file, separators=(",", ":"))
    file.write("\n")
