"""Prints the training losses of MMRotate's Rotated FCOS on the image and objects of mmrotate_golden.py: python fcos_losses.py

Three numbers to copy into FcosParityTest. Its own rotated IoU loss asks for an operator that MMCV has for CUDA only, hence
GDLoss kld; everything else, the assignment of points and the centreness among it, is as configured. Only the head is in
training mode, as it has no statistics and multiplies distances with the stride otherwise.
"""
import mm_environment  # noqa: F401
import torch
from filled import fill
from mmrotate.models import build_detector
from mmrotate.models.losses import GDLoss
from mmrotate_golden import BOXES, LABELS, configured, image, meta

model = build_detector(configured("rotated_fcos/rotated_fcos_r50_fpn_1x_dota_le90.py", 18, 64))
model.eval()
fill(model, [("conv_cls.weight", -0.06, 0.06), ("conv_cls.bias", -3.0, -2.0)])
model.bbox_head.train()
divergence = GDLoss("kld", fun="log1p", tau=1, sqrt=False, loss_weight=1.0)


class InDoublePrecision(torch.nn.Module):
    """Boxes without a width make the divergence no number in single precision."""

    def forward(self, box, truth, weight, avg_factor):
        return divergence(box.double(), truth.double(), weight.double(), avg_factor)


model.bbox_head.loss_bbox = InDoublePrecision()
with torch.no_grad():
    for name, value in model.forward_train(image(), meta(), [BOXES], [LABELS]).items():
        print(name, "%.7g" % value.item())
