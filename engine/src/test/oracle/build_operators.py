"""Compiles the operators of MMCV that MMRotate calls on the CPU: python build_operators.py MMCV_SOURCES build_ext --inplace"""
import os
import re
import sys

from setuptools import setup
from torch.utils.cpp_extension import BuildExtension, CppExtension

SOURCES = os.path.join(sys.argv.pop(1), "mmcv", "ops", "csrc")
FILES = ("nms", "box_iou_rotated", "nms_rotated", "roi_align", "roi_align_rotated")
FUNCTIONS = ("nms", "softnms", "nms_match", "roi_align_forward", "roi_align_backward", "box_iou_rotated", "nms_rotated",
             "roi_align_rotated_forward", "roi_align_rotated_backward")


def bindings():
    """MMCV's own declarations and bindings, of the functions above only."""
    with open(os.path.join(SOURCES, "pytorch", "pybind.cpp")) as file:
        text = file.read()
    lines = ["#include <torch/extension.h>", '#include "pytorch_cpp_helper.hpp"']
    lines += [re.search(r"^[\w:<>, ]+ " + name + r"\([^;]*;", text, re.M).group(0) for name in FUNCTIONS]
    lines.append("PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) {")
    lines += [re.search(r'm\.def\("' + name + r'",[^;]*;', text).group(0) for name in FUNCTIONS]
    return "\n".join(lines + ["}\n"])


with open("operators.cpp", "w") as file:
    file.write(bindings())
sources = ["operators.cpp"]
for name in FILES:
    sources += [f"{SOURCES}/pytorch/{name}.cpp", f"{SOURCES}/pytorch/cpu/{name}.cpp"]
include = [os.path.abspath(SOURCES + "/common"), os.path.abspath(SOURCES + "/pytorch")]
setup(
    name="mmcv_operators",
    ext_modules=[CppExtension("_ext", sources, include_dirs=include, extra_compile_args=["-O3", "-std=c++17"])],
    cmdclass={"build_ext": BuildExtension},
)
