"""Trains two numbers for three epochs with MMEngine, for the log that it writes: python mmengine_log.py FOLDER"""
import sys

import torch
from mmengine.evaluator import BaseMetric
from mmengine.model import BaseModel
from mmengine.runner import Runner
from torch import nn
from torch.utils.data import DataLoader


class Model(BaseModel):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def forward(self, x, mode="tensor", **rest):
        out = self.layer(x)
        if mode == "loss":
            return {"loss_cls": (out**2).mean(), "loss_bbox": out.abs().mean()}
        return [out.sum()]


class Metric(BaseMetric):
    default_prefix = "dota"

    def process(self, batch, outputs):
        self.results.append(1)

    def compute_metrics(self, results):
        return {"mAP": 0.25, "AP50": 0.5, "AP75": 0.125}


def loader():
    return DataLoader([torch.randn(2) for _ in range(14)], 2, collate_fn=lambda batch: {"x": torch.stack(batch)})


Runner(
    model=Model(), work_dir=sys.argv[1], train_dataloader=loader(), val_dataloader=loader(), val_cfg={},
    val_evaluator={"type": Metric}, train_cfg={"by_epoch": True, "max_epochs": 3, "val_interval": 1},
    optim_wrapper={"optimizer": {"type": "SGD", "lr": 0.01}},
    default_hooks={"logger": {"type": "LoggerHook", "interval": 3}},
).train()
