"""Frozen ImageNet features that the critics and the reconstruction loss look through (MobileNetEdgeTPU, Apache-2.0).

Because the generator is trained against this net, no metric may use it.
"""
import copy
from pathlib import Path

import torch
import torch.nn.functional as F

from training.nets.tflite import Net

TAPS = [0, 10, 21, 46]  # operators of the TFLite graph
WIDTHS = [32, 128, 192, 384]  # channels at 1/2, 1/4, 1/8, 1/16


class Features:
    def __init__(self, data, device="cpu"):
        self.net = Net(str(data / "nets" / "mobilenet_edgetpu_224_1.0_uint8.tflite"))
        for tensor in self.net.tensors:
            if tensor["data"] is not None:
                tensor["data"] = tensor["data"].to(device)

    def __call__(self, x):
        """pictures (N, 3, H, W) in -1..1, H and W multiples of 16 -> one map a tap."""
        return self.net(x, taps=TAPS)


    def with_weights(self, weights):
        """A copy that reads with other numbers: {tensor's index: numbers} of net.learnable."""
        other = copy.copy(self)
        other.net = copy.copy(self.net)
        other.net.tensors = [dict(t, data=weights.get(i, t["data"])) for i, t in enumerate(self.net.tensors)]
        return other


class StandIn:
    """Random frozen convolutions with the same taps: for tests, where the real net is not at hand."""

    def __init__(self, device="cpu"):
        random = torch.Generator().manual_seed(0)
        widths = [3] + WIDTHS
        self.weights = [(torch.randn(b, a, 3, 3, generator=random) / (3 * a ** 0.5)).to(device) for a, b in zip(widths, widths[1:])]

    def __call__(self, x):
        maps = []
        for w in self.weights:
            x = F.relu(F.conv2d(x, w, stride=2, padding=1))
            maps.append(x)
        return maps


def load(data, device="cpu"):
    """The net from the data folder; an empty path gives the stand-in."""
    return Features(Path(data), device) if data else StandIn(device)
