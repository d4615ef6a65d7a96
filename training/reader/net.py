"""The scene reader: a picture -> how likely each of the nine classes, or something foreign, is at each place.

Frozen features of an ADE20K net (`deeplabv3_mnv2_ade20k`, Apache-2.0: MobileNetV2 with stride 16, Chen et al. 2018), its own decoder left out;
ours is learnt from our polygons of the masters alone (learn.py).
"""
from pathlib import Path

import torch
import torch.nn as nn

from training.data.classes import PLANES
from training.nets.model import SLOPE, double, lrelu
from training.nets.tflite import Net

FILE = Path("nets") / "deeplabv3_mnv2_ade20k_uint8.tflite"
SIDE = 512  # pixels a side of the picture, squashed to a square: the net's pooling over the whole picture is made for it
TAPS = [10, 21, 48, 66]  # operators of the TFLite graph
INPUTS = [144, 192, 576, 256]  # their channels
SCALES = [4, 8, 16, 16]  # pixels of the picture a pixel of theirs
WIDTHS = [48, 80, 112]  # ours at 1/4, 1/8, 1/16


class Features:
    """float [N,3,512,512] in -1..1 -> one map a tap, half the size of which each operator's range is."""

    def __init__(self, data):
        self.net = Net(str(Path(data) / FILE))

    def __call__(self, x):
        return self.net(x, taps=TAPS)


def joint(width):
    return nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(SLOPE))


class Decoder(nn.Module):
    """The taps' maps -> logits [N,10,128,128]: nine classes and foreign. It knows how high a place lies: sky is above."""

    def __init__(self):
        super().__init__()
        fine, middle, coarse = WIDTHS
        self.deep = nn.Conv2d(INPUTS[2] + INPUTS[3] + 1, coarse, 1)
        self.middle, self.fine = nn.Conv2d(INPUTS[1], middle, 1), nn.Conv2d(INPUTS[0], fine, 1)
        self.to_middle, self.to_fine = nn.Conv2d(coarse, middle, 1), nn.Conv2d(middle, fine, 1)
        self.joints = nn.ModuleList(joint(w) for w in (coarse, middle, fine))
        self.drop, self.out = nn.Dropout2d(0.15), nn.Conv2d(fine, PLANES, 1)

    def forward(self, maps):
        fine, middle, deep, whole = maps
        n, _, h, w = deep.shape
        height = torch.linspace(-1, 1, h, dtype=deep.dtype, device=deep.device).view(1, 1, h, 1).expand(n, 1, h, w)
        x = self.joints[0](lrelu(self.deep(torch.cat([self.drop(deep), self.drop(whole), height], 1))))
        x = self.joints[1](lrelu(self.middle(self.drop(middle)) + double(self.to_middle(x))))
        x = self.joints[2](lrelu(self.fine(fine) + double(self.to_fine(x))))
        return self.out(x)
