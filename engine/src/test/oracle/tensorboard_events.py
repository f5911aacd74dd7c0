"""Writes small event files with the real writers, or reads event files with the real reader.

    python tensorboard_events.py write FOLDER    torch.utils.tensorboard, and the tensor form of newer writers
    python tensorboard_events.py read FOLDER     what tensorboard's EventAccumulator finds, as JSON
"""
import json
import os
import struct
import sys

import numpy as np

BEGUN = 1_700_000_000.0


def torch_form(folder):
    from torch.utils.tensorboard import SummaryWriter

    writer = SummaryWriter(folder, filename_suffix=".torch")
    for step in range(1, 7):
        at = BEGUN + 2 * step
        writer.add_scalar("train/loss", 1.0 / step, step, walltime=at)
        writer.add_scalar("train/loss_cls", 0.75 / step, step, walltime=at)
        writer.add_scalar("train/loss_bbox", 0.25 / step, step, walltime=at)
        writer.add_scalar("learning_rate", 0.01, step, walltime=at)
        if step % 3 == 0:
            writer.add_scalar("epoch", step // 3, step, walltime=at)
            writer.add_scalar("val/mAP", 0.125 * step, step, walltime=at + 0.5)
    writer.add_histogram("weights", np.arange(8.0), 6, walltime=BEGUN + 13)
    writer.add_image("picture", np.zeros((3, 4, 4), np.uint8), 6, walltime=BEGUN + 13)
    writer.close()


def tensor_form(file):
    """The form that TensorFlow 2 and Keras write, made with PyTorch and tensorboard's own protocol buffers."""
    from tensorboard.compat.proto import event_pb2
    from tensorboard.summary.writer.record_writer import RecordWriter
    from torch.utils.tensorboard.summary import scalar

    with open(file, "wb") as out:
        records = RecordWriter(out)

        def write(**event):
            records.write(event_pb2.Event(**event).SerializeToString())

        write(wall_time=BEGUN, file_version="brain.Event:2")
        for step in range(3):
            for tag, value in (("epoch_loss", 2.0 - step), ("epoch_learning_rate", 0.5)):
                content = scalar(tag, value, new_style=True)
                if step:
                    # later values of a tag do not say again what they are
                    content.value[0].ClearField("metadata")
                if step == 2:
                    tensor = content.value[0].tensor
                    number = tensor.float_val[0]
                    tensor.ClearField("float_val")
                    tensor.tensor_content = struct.pack("<f", number)
                write(wall_time=BEGUN + step, step=step, summary=content)


def read(folder):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    accumulator = EventAccumulator(folder, size_guidance={"scalars": 0, "tensors": 0})
    accumulator.Reload()
    found = {}
    for tag in accumulator.Tags()["scalars"]:
        found[tag] = [[e.wall_time, e.step, e.value] for e in accumulator.Scalars(tag)]
    print(json.dumps(found))


def main(what, folder):
    if what == "read":
        read(folder)
        return
    made = os.path.join(folder, "torch")
    torch_form(made)
    names = os.listdir(made)
    os.replace(os.path.join(made, names[0]), os.path.join(folder, "events.out.tfevents.1700000000.torch"))
    os.rmdir(made)
    tensor_form(os.path.join(folder, "events.out.tfevents.1700000000.tensor"))


if __name__ == "__main__":
    main(*sys.argv[1:])
