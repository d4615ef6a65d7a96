"""The scene reader: a picture -> how likely each of the nine classes, or something foreign, is at each place.

ImageNet features (MobileNetEdgeTPU, Apache-2.0; nets/features.py), whose later half goes on learning, and a decoder that is learnt from our polygons.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from training.data.classes import PLANES
from training.nets import features
from training.nets.model import SLOPE, double, lrelu

SIDE = 256  # pixels a side of the picture, squashed to a square
SMALL = 160  # ... and of the smaller copy that is read as well: what a wide meadow is, fine features don't tell
LEAST = 1e-6  # of a chance, before its logarithm
WIDTH = 96


def load(data, path):
    """(feature net, decoder) of a state.pt of learn.py: the running means, in evaluation."""
    state, maps, decoder = torch.load(path), features.load(data), Decoder()
    decoder.load_state_dict(state["mean"])
    return maps.with_weights(state["learnt_mean"]) if state.get("learnt") else maps, decoder.eval()


def chances(maps, decoder, x):
    """pictures [N,3,SIDE,SIDE] in -1..1 -> [N,10,SIDE,SIDE]: how likely each class is at each place; their sum is 1. At each size the mean of the picture
    and its mirror image; of the two sizes the geometric mean."""
    logs = 0
    for side in (SIDE, SMALL):
        y = x if side == SIDE else F.interpolate(x, (side, side), mode="bilinear", align_corners=False)
        ones = lambda v: F.interpolate(decoder(maps(v)).float(), (side, side), mode="bilinear", align_corners=False).softmax(1)
        mean = (ones(y) + ones(y.flip(3)).flip(3)) / 2
        logs = logs + (F.interpolate(mean, (SIDE, SIDE), mode="bilinear", align_corners=False) + LEAST).log()
    return (logs / 2).softmax(1)


class Decoder(nn.Module):
    """Feature maps [N,C,h,w] at 1/2 .. 1/16 -> logits [N,10,H/2,W/2]: nine classes and foreign."""

    def __init__(self, width=WIDTH):
        super().__init__()
        self.sides = nn.ModuleList(nn.Conv2d(w, width, 1) for w in features.WIDTHS)
        self.joints = nn.ModuleList(nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(SLOPE)) for _ in features.WIDTHS)
        self.drop, self.out = nn.Dropout2d(0.2), nn.Conv2d(width, PLANES, 1)

    def forward(self, maps):
        x = None
        for side, joint, here in reversed(list(zip(self.sides, self.joints, maps))):
            here = side(self.drop(here))
            x = joint(lrelu(here if x is None else here + double(x)))
        return self.out(x)
