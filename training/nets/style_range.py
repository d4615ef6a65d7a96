"""Styles stay in range: whatever picture it is given, the shipped style encoder answers with a style that its generator can paint.

The encoder is a net: one flat magenta comes out ten times as far from the paintings' styles as they are from each other, and is painted as
noise. So a style that is farther from every training painting's than these are from each other moves back along the line to their middle,
until it is as near. It keeps its direction, so red stays red: the mean of the nearest paintings, tried first, made of flat green a yellow field.
Only for pictures: named styles and blends never pass here.
"""
import numpy as np
import torch
from torch import nn

from training.export.onnx_graph import grid

STEPS = 128  # on the line from the middle; what is kept is exact to 1/128 of it
SHARE = 0.9  # of the training paintings have another one within the reach


class StyleRange:
    """Where styles may lie: within `reach` of one of the `anchors` [N,S], which are the training paintings' styles as the file stores them."""

    def __init__(self, styles):
        """styles: float [N,S], N > 1"""
        self.anchors = grid(np.asarray(styles, np.float32)).astype(np.float32)
        self.middle = self.anchors.mean(0)
        self.reach = float(np.quantile(nearest(self.anchors), SHARE))
        self.farthest = float(np.linalg.norm(self.anchors - self.middle, axis=1).max()) + self.reach
        self.steps = np.linspace(0, 1, STEPS + 1, dtype=np.float32)


def nearest(styles):
    """[N]: of each style the distance to the nearest other one."""
    far = np.linalg.norm(styles[:, None] - styles[None], axis=2)
    np.fill_diagonal(far, np.inf)
    return far.min(1)


class RangedEncoder(nn.Module):
    """Picture [N,3,64,64] in -1..1 -> its style [N,S], in range."""

    def __init__(self, encoder, within):
        super().__init__()
        self.encoder, self.within = encoder, within

    def forward(self, picture):
        return torch.cat([drawn_in(style[None], self.within) for style in self.encoder(picture)])


def drawn_in(style, within):
    """style [1,S] -> [1,S] in range; one that is there already stays as it is. The same operators as `export.graphs.encoder_graph`."""
    anchors, middle = torch.from_numpy(within.anchors), torch.from_numpy(within.middle)[None]
    away = style - middle
    length = away.norm(dim=1, keepdim=True)
    # Beyond the farthest painting nothing is in range: the steps begin there.
    first = length.clamp(max=within.farthest) / length.clamp(min=1e-6)
    steps = torch.from_numpy(within.steps)[:, None]
    candidates = middle + away * first * steps
    far = (candidates ** 2).sum(1, keepdim=True) - 2 * candidates @ anchors.T + (anchors ** 2).sum(1)[None]
    inside = (far.min(1, keepdim=True)[0] <= within.reach ** 2).float()
    return middle + away * (first * (inside * steps).max())
