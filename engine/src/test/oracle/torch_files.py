"""Writes small files with torch.save in its forms: python torch_files.py FOLDER"""
import argparse
import collections
import os
import sys

import torch
from torch import nn


def main(folder):
    def save(name, content, **how):
        torch.save(content, os.path.join(folder, name + ".pth"), **how)

    base = torch.arange(12, dtype=torch.float32) / 4
    plain = collections.OrderedDict(a=base[:6].clone().reshape(2, 3), b=torch.tensor(2.5), c=torch.zeros(0, 3))
    save("zip", plain)
    save("legacy", plain, _use_new_zipfile_serialization=False)
    save("half", {"h": base[:4].half(), "b": base[:4].bfloat16(), "d": base[:4].double(), "l": torch.arange(4),
                  "u": torch.arange(4, dtype=torch.uint8), "t": torch.tensor([True, False])})
    save("shared", {"all": base.reshape(3, 4), "columns": base.reshape(3, 4)[:, 1:3], "turned": base.reshape(3, 4).t(),
                    "row": base.reshape(3, 4)[2]})
    save("shared-legacy", {"all": base.reshape(3, 4), "turned": base.reshape(3, 4).t()},
         _use_new_zipfile_serialization=False)
    network = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
    save("state", network.state_dict())
    save("parameters", {"model": dict(network.named_parameters())})
    save("module", network)
    classes = ("plane", "ship")
    save("mmrotate", {"meta": {"CLASSES": classes, "PALETTE": [(1, 2, 3)], "mmrotate_version": "0.3.4", "epoch": 12},
                      "state_dict": plain, "optimizer": torch.optim.SGD([nn.Parameter(base)], 0.1).state_dict()})
    scheduler = torch.optim.lr_scheduler.MultiStepLR(torch.optim.SGD([nn.Parameter(base)], 0.1), [16, 22])
    save("torchvision", {"model": plain, "lr_scheduler": scheduler.state_dict(), "epoch": 3,
                         "args": argparse.Namespace(dataset="coco", lr=0.02)})
    save("mmengine", {"meta": {"dataset_meta": {"classes": classes, "palette": [(1, 2, 3)]}, "cfg": "angle_version = 'le90'"},
                      "message_hub": mmengine_history(), "state_dict": plain})


def mmengine_history():
    """What MMEngine keeps beside the weights: objects of its own with arrays of numpy in them."""
    import types

    import numpy

    module = types.ModuleType("mmengine.logging.history_buffer")
    buffer = type("HistoryBuffer", (), {"__module__": module.__name__})
    module.HistoryBuffer = buffer
    sys.modules.update({"mmengine": types.ModuleType("mmengine"),
                        "mmengine.logging": types.ModuleType("mmengine.logging"), module.__name__: module})
    history = buffer()
    history._log_history = numpy.array([1.5, 2.5])
    history._statistics_methods = collections.OrderedDict()
    return {"log_scalars": {"train/loss": history}, "resumed_keys": {"train/loss": True}}


if __name__ == "__main__":
    main(sys.argv[1])
