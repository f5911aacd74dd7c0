"""Trains two numbers for three epochs with MMCV 1.7, for the log that it writes: python mmcv_log.py FOLDER"""
import sys

import torch
from mmcv.runner import EpochBasedRunner, Hook
from mmcv.utils import get_logger
from torch import nn
from torch.utils.data import DataLoader


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def train_step(self, data, optimizer, **rest):
        out = self.layer(data)
        terms = {"loss_cls": (out**2).mean(), "loss_bbox": out.abs().mean()}
        loss = sum(terms.values())
        shown = {name: value.item() for name, value in terms.items()}
        return {"loss": loss, "log_vars": {**shown, "loss": loss.item()}, "num_samples": len(data)}


class Score(Hook):
    def after_train_epoch(self, runner):
        runner.log_buffer.output["mAP"] = 0.25
        runner.log_buffer.ready = True


model = Model()
runner = EpochBasedRunner(
    model, optimizer=torch.optim.SGD(model.parameters(), lr=0.01), work_dir=sys.argv[1], logger=get_logger("x"),
    meta={"env_info": "x\ny", "seed": 3, "exp_name": "tiny.py"}, max_epochs=3)
runner.timestamp = "20230405_101112"
runner.register_training_hooks(
    lr_config={"policy": "step", "step": [2]}, optimizer_config={"grad_clip": None}, checkpoint_config=None,
    log_config={"interval": 3, "hooks": [{"type": "TextLoggerHook"}]})
runner.register_hook(Score(), priority="LOW")
runner.run([DataLoader([torch.randn(2) for _ in range(14)], 2)], [("train", 1)])
