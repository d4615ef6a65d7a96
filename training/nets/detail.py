"""Detail heads: one picture at every size, sharper at each.

The generator decides what a painting shows at its base size. A head doubles the picture and adds the octave between: from the picture and the
features behind it, the label map at the new size, the style and noise. What it adds averages to nothing over every square of four pixels, so the
larger picture, shrunk by averaging, IS the smaller one, by construction and not by training. Heads see few pixels far, so they also paint windows.

Two heads, one above the other: a base of 512 a side becomes 1024 and 2048. Each has noise of its own.

Close to Laplacian-pyramid GANs (Denton et al. 2015); the exact projection onto the coarser picture is ours. Windows of the paintings at their own
pixels train it, as in any-resolution training (Chai et al. 2022).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from training.data.classes import COUNT, PLANES
from training.nets.model import CHANNELS, Conv, class_vectors, double, lrelu

WIDTH, EMBED = 16, 16  # features and class embedding of a head
NOISE = 4  # planes of noise, a number for each pixel of the larger picture
GUIDE = PLANES + NOISE
OCTAVES = 2  # heads, one above the other
REACH = 8  # pixels of the larger picture: what lies farther away has no influence


class Head(nn.Module):
    """One octave: picture [N,3,H,W] and features [N,C,H/2,W/2] -> picture [N,3,2H,2W] and features [N,WIDTH,H,W] for the next head."""

    def __init__(self, features=CHANNELS[-1], mood=64):
        super().__init__()
        self.table = nn.Linear(mood, EMBED * GUIDE)
        nn.init.normal_(self.table.weight, 0, 0.3 / mood ** 0.5)
        nn.init.normal_(self.table.bias, 0, 0.7)
        self.bring = Conv(features, WIDTH, 1)
        self.first, self.second = Conv(WIDTH + 3, WIDTH), Conv(WIDTH, WIDTH)
        self.gamma, self.beta, self.again = Conv(EMBED, WIDTH, 1, gain=0.3), Conv(EMBED, WIDTH, 1, gain=0.7), Conv(EMBED, WIDTH, 1, gain=0.5)
        self.out = Conv(WIDTH + 3, 12, gain=0.05)
        with torch.no_grad():  # starts as a linear enlargement of the picture, the four sub-pixels alike in all else (ICNR, see model.Painter)
            self.out.conv.weight[:, :WIDTH] = self.out.conv.weight[::4, :WIDTH].repeat_interleave(4, 0)
            self.out.conv.weight[:, WIDTH:] = 0
            for c in range(3):
                for row in (0, 1):
                    for column in (0, 1):
                        taps = [torch.tensor([0.25, 0.75, 0.0]) if near == 0 else torch.tensor([0.0, 0.75, 0.25]) for near in (row, column)]
                        self.out.conv.weight[4 * c + 2 * row + column, WIDTH + c] = torch.outer(*taps)

    def forward(self, picture, features, labels, mood, noise):
        """labels uint8/int [N,1,2H,2W], mood [N,64] or [N,10,64] (Generator.mood of the style), noise [N,1,2H,2W]."""
        here = labels[:, :, ::2, ::2].int().clamp(max=COUNT) == torch.arange(PLANES, dtype=torch.int32, device=labels.device).view(1, -1, 1, 1)
        guide = torch.cat([here.float(), F.pixel_unshuffle(noise, 2)], 1)
        table = class_vectors(self.table, mood, GUIDE)
        embedding = lrelu(torch.bmm(table, guide.to(table.dtype).flatten(2)).view(len(guide), EMBED, *guide.shape[2:]))
        u = double(lrelu(self.bring(features)))
        h = self.first(torch.cat([u, picture.to(u.dtype)], 1)) * (1 + self.gamma(embedding)) + self.beta(embedding)
        h = lrelu(self.second(lrelu(h)) + self.again(embedding)) + u
        raw = self.out(torch.cat([h, picture.to(h.dtype)], 1)).float().unflatten(1, (3, 4))
        quarters = raw - raw.mean(2, keepdim=True) + picture.float()[:, :, None]  # averages to the picture, exactly
        return F.pixel_shuffle(quarters.flatten(1, 2), 2), h


class Heads(nn.Module):
    """All octaves above a generator whose last level has so many `features`."""

    def __init__(self, features=CHANNELS[-1]):
        super().__init__()
        self.heads = nn.ModuleList(Head(features if octave == 0 else WIDTH) for octave in range(OCTAVES))

    def forward(self, picture, features, labels, mood, noises):
        """labels uint8/int [N,1,H,W] at the size of the last octave, whose head is the one that noises [N,1,h,w] ends with: one for each head, each at
        its own size -> (picture, features) of the last."""
        for octave, noise in enumerate(noises):
            step = 2 ** (len(noises) - 1 - octave)
            picture, features = self.heads[octave](picture, features, labels[:, :, ::step, ::step], mood, noise)
        return picture, features
