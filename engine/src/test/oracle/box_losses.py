"""Prints what MMRotate's box losses say of a few pairs, with their gradients: python box_losses.py

Text to copy into BoxLossTest: loss, then the gradient by the five values of the predicted box, of GDLoss gwd and kld as the
RetinaNet configurations have them, and of KFLoss with an anchor of side 10 at the origin. The rotated IoU loss asks for an
operator that MMCV has for CUDA only.
"""
import mm_environment  # noqa: F401
import torch
from mmrotate.models.losses import GDLoss, KFLoss

PAIRS = [
    ([3.0, 1.0, 9.0, 6.0, -0.5], [1.0, 2.0, 12.0, 5.0, 0.2]),
    ([0.5, 0.2, 40.0, 4.0, 0.29], [0.0, 0.0, 36.0, 5.0, 0.35]),
    ([60.0, -20.0, 8.0, 8.0, 1.0], [0.0, 0.0, 14.0, 6.0, -1.5]),
]


def told(name, loss, box):
    loss.backward()
    print(name, ["%.7g" % v for v in [loss.item()] + box.grad[0].tolist()])


for pair in PAIRS:
    for name, loss in (("gwd", GDLoss("gwd", loss_weight=1.0)),
                       ("kld", GDLoss("kld", fun="log1p", tau=1, sqrt=False, loss_weight=1.0))):
        box = torch.tensor([pair[0]], dtype=torch.float64, requires_grad=True)
        told(name, loss(box, torch.tensor([pair[1]], dtype=torch.float64), reduction_override="sum"), box)
    box = torch.tensor([pair[0]], dtype=torch.float64, requires_grad=True)
    truth = torch.tensor([pair[1]], dtype=torch.float64)
    # offsets of centres from an anchor (0, 0, 10, 10)
    told("kfiou", KFLoss()(box / 10, truth / 10, pred_decode=box, targets_decode=truth, reduction_override="sum"), box)
