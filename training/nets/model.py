"""The generator (label map + position + style + noise -> painting) and the style encoder (picture -> style).

Written from the papers: SPADE (Park et al. 2019: normalise, then scale and shift from the label map), CLADE (Tan et al.
2020: the scale and shift need only a 1x1 convolution of the one-hot map), OASIS (Sushko et al. 2021: noise joins the
label map, so that it passes through the class-wise modulation), ICNR (Aitken et al. 2017: start of the pixel shuffle).

Ours: one table of class vectors a level, made from the style ("what does sky mean in this mood, at this scale"), takes
the place of the label embedding. So style acts through the classes, at every scale, and costs no pass over the picture.

Level k works at 1/64, 1/32 ... of the finished 512 (`CHANNELS[k]`); a generator of n levels paints 8 * 2^n pixels a side
for a start of 8x8: 4 levels paint 128, 5 paint 256, 6 paint 512. Growing adds a level and a new last step.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from training.data.classes import COUNT, PLANES

STYLE = 32  # numbers in a style vector
NOISE = 4  # noise planes at half the picture's size: one standard-normal number a pixel of the picture
GUIDE = PLANES + 2 + NOISE  # 9 classes, unlabelled, y, x squared, noise: 16 planes
HIDDEN = 64  # width of the style's own small net
CHANNELS = [128, 160, 160, 112, 64, 32]  # features a level
EMBED = [64, 64, 48, 48, 32, 16]  # class embedding a level
SLOPE = 0.2  # leaky ReLU
FINAL = 4  # planes after the pixel shuffle


class Edge(torch.autograd.Function):
    """Repeat the border pixels once: zeros there would be painted as a dark rim. F.pad's replicate has no bf16 in torch
    1.13, and a cat of slices costs a pass over the whole gradient for each slice; hence the written-out backward."""

    @staticmethod
    def forward(ctx, x):
        x = torch.cat([x[:, :, :1], x, x[:, :, -1:]], 2)
        return torch.cat([x[..., :1], x, x[..., -1:]], 3)

    @staticmethod
    def backward(ctx, grad):
        rows = grad[:, :, 1:-1].clone(memory_format=torch.preserve_format)
        rows[:, :, 0] += grad[:, :, 0]
        rows[:, :, -1] += grad[:, :, -1]
        out = rows[..., 1:-1].clone(memory_format=torch.preserve_format)
        out[..., 0] += rows[..., 0]
        out[..., -1] += rows[..., -1]
        return out


edge = Edge.apply


def lrelu(x):
    return F.leaky_relu(x, SLOPE)


def double(x):
    return F.interpolate(x, scale_factor=2.0, mode="nearest")


class Conv(nn.Module):
    """3x3 (edge-padded) or 1x1 convolution; with norm=True followed by BatchNorm without affine (folds at export)."""

    def __init__(self, inputs, outputs, size=3, norm=False, gain=math.sqrt(2 / (1 + SLOPE ** 2))):
        super().__init__()
        self.size = size
        self.conv = nn.Conv2d(inputs, outputs, size, bias=not norm)
        nn.init.normal_(self.conv.weight, 0, gain / math.sqrt(inputs * size * size))
        if not norm:
            nn.init.zeros_(self.conv.bias)
        self.norm = nn.BatchNorm2d(outputs, affine=False, momentum=0.03) if norm else None

    def forward(self, x):
        y = self.conv(edge(x) if self.size == 3 else x)
        return self.norm(y) if self.norm else y

    def folded(self):
        """(weight, bias) of the one convolution that this is in evaluation."""
        w = self.conv.weight.detach().float()
        if not self.norm:
            return w, self.conv.bias.detach().float()
        scale = (self.norm.running_var + self.norm.eps).rsqrt()
        return w * scale.view(-1, 1, 1, 1), -self.norm.running_mean * scale


class Modulated(nn.Module):
    """Convolution, normalisation, then scale and shift from the class embedding: (1 + gamma) * h + beta."""

    def __init__(self, inputs, outputs, embed, size=3, gamma=True):
        super().__init__()
        self.conv = Conv(inputs, outputs, size, norm=True)
        self.gamma = Conv(embed, outputs, 1, gain=0.3) if gamma else None
        self.beta = Conv(embed, outputs, 1, gain=0.7)

    def forward(self, x, embedding):
        h = self.conv(x)
        if self.gamma:
            h = h * (1 + self.gamma(embedding))
        return h + self.beta(embedding)


class Level(nn.Module):
    """Double the features, then a residual pair of modulated convolutions (the finest level has one, without gamma)."""

    def __init__(self, k, channels=CHANNELS):
        super().__init__()
        before, width, embed = channels[k - 1], channels[k], EMBED[k]
        self.up = Conv(EMBED[k - 1], embed, 1, gain=0.7)  # the coarser embedding's part in this one
        self.skip = Conv(before, width, 1 if k == 1 else 3, gain=1)
        finest = k == len(CHANNELS) - 1
        self.first = Modulated(width, width, embed, gamma=not finest)
        self.second = None if finest else Modulated(width, width, embed)

    def forward(self, x, embedding):
        u = double(self.skip(x))
        h = self.first(u, embedding)
        if self.second:
            h = self.second(lrelu(h), embedding)
        return lrelu(h + u)


def class_vectors(table, mood, planes):
    """A table (linear: HIDDEN -> E * planes) and moods, one for all [N,HIDDEN] or one for each of the ten classes [N,10,HIDDEN] -> class vectors
    [N,E,planes]: each class's column from its own mood; those of position and noise, which have no class, from the mean of all ten."""
    if mood.dim() == 2:
        return table(mood).view(len(mood), -1, planes)
    columns = torch.cat([mood, mood.mean(1, keepdim=True).expand(-1, planes - PLANES, -1)], 1)
    weight, bias = (t.view(-1, planes, *t.shape[1:]) for t in (table.weight, table.bias))
    return torch.einsum("ngh,egh->neg", columns.to(weight.dtype), weight) + bias


class Painter(nn.Module):
    """The learned last step: features at half size -> pixel shuffle -> 3x3 convolution at full size -> RGB in -1..1."""

    def __init__(self, width):
        super().__init__()
        self.spread = Conv(width, FINAL * 4, gain=0.5)
        quarter = self.spread.conv.weight.data[::4].clone()  # ICNR: the four sub-pixels start alike
        self.spread.conv.weight.data.copy_(quarter.repeat_interleave(4, 0))
        self.last = Conv(FINAL, 3)
        with torch.no_grad():  # starts as a light blur of the first three planes: a plain identity let the shuffle's checkerboard through
            blur = torch.tensor([1.0, 2.0, 1.0])
            self.last.conv.weight.zero_()
            for c in range(3):
                self.last.conv.weight[c, c] = 0.75 * torch.outer(blur, blur) / 16
                self.last.conv.weight[c, c, 1, 1] += 0.25

    def forward(self, x):
        x = F.pixel_shuffle(self.spread(x), 2)
        return torch.tanh(self.last(lrelu(x)).float())


class Generator(nn.Module):
    def __init__(self, levels=len(CHANNELS), channels=CHANNELS):
        """channels: features a level, at least so many as there are levels (stages/distil.py makes narrower ones)."""
        super().__init__()
        self.channels = channels = list(channels)
        self.mood = nn.Sequential(nn.Linear(STYLE, HIDDEN), nn.LeakyReLU(SLOPE), nn.Linear(HIDDEN, HIDDEN), nn.LeakyReLU(SLOPE))
        self.tables = nn.ModuleList(self._table(k) for k in range(levels))
        self.start = Conv(EMBED[0], channels[0], 1, gain=1)
        self.ground = Modulated(channels[0], channels[0], EMBED[0], size=1)
        self.levels = nn.ModuleList(Level(k, channels) for k in range(1, levels))
        self.painter = Painter(channels[levels - 1])

    @staticmethod
    def _table(k):
        """Style -> class vectors of level k. Starts as mostly the same table for every style."""
        table = nn.Linear(HIDDEN, EMBED[k] * GUIDE)
        nn.init.normal_(table.weight, 0, 0.5 / math.sqrt(HIDDEN))
        nn.init.normal_(table.bias, 0, 0.7)
        return table

    @property
    def multiple(self):
        """Height and width must be multiples of this."""
        return 2 ** len(self.tables)

    def grow(self):
        """Add the next level and a fresh last step; everything else that was learnt stays."""
        k = len(self.tables)
        self.tables.append(self._table(k))
        self.levels.append(Level(k, self.channels))
        self.painter = Painter(self.channels[k])

    def guides(self, labels, position, noise):
        """Planes for each level, coarse to fine: [N, 16, H/2^j, W/2^j] for j = levels .. 1.

        labels uint8/int [N,1,H,W] (0..8, anything else is unlabelled), position [N,2,H,W], noise [N,1,H,W].
        Half the label pixels in each direction are enough: the finest features are at half size.
        """
        half = labels[:, :, ::2, ::2].int().clamp(max=COUNT)
        planes = half == torch.arange(PLANES, dtype=torch.int32, device=half.device).view(1, -1, 1, 1)
        # x squared: given x itself, the net tinted every picture from left to right (seen at step 500 of photos-128).
        y, x = position[:, :, ::2, ::2].split(1, 1)
        scene = torch.cat([planes.float(), y, x * x], 1)
        noise, guides = F.pixel_unshuffle(noise, 2), []
        for j in range(len(self.tables)):
            scene = F.avg_pool2d(scene, 2) if j else scene
            guides.append(torch.cat([scene, noise[:, :, ::2 ** j, ::2 ** j]], 1))
        return guides[::-1]

    def forward(self, labels, position, style, noise):
        """Paint: labels [N,1,H,W], position [N,2,H,W] in -1..1 (y, x), style [N,10,32] (of each plane: nine classes, unlabelled) or [N,32] (one
        for all), noise [N,1,H,W] (standard normal) -> [N,3,H,W] in -1..1."""
        return self.painter(self.features(labels, position, style, noise))

    def features(self, labels, position, style, noise):
        """The last level's features [N,C,H/2,W/2], from which `painter` and the detail heads (detail.py) paint."""
        guides = self.guides(labels, position, noise)
        mood = self.mood(style)
        embedding = x = None
        for k, guide in enumerate(guides):
            table = class_vectors(self.tables[k], mood, GUIDE)
            n, _, height, width = guide.shape
            here = torch.bmm(table, guide.to(table.dtype).flatten(2)).view(n, EMBED[k], height, width)
            if k == 0:
                embedding = lrelu(here)
                x = lrelu(self.ground(lrelu(self.start(embedding)), embedding))
            else:
                level = self.levels[k - 1]
                embedding = lrelu(here + double(level.up(embedding)))
                x = level(x, embedding)
        return x


class StyleEncoder(nn.Module):
    """Picture [N,3,64,64] in -1..1 -> its style [N,32]. Only palette and mood can pass: the plane is averaged away, and
    training shows it another crop of the picture than the one to be painted.

    Not a VAE: with a learned variance the numbers that carried hue drowned in their own noise while the one for brightness
    did not (photos-128, step 840). Training adds a fixed small noise instead."""

    def __init__(self):
        super().__init__()
        widths, layers = [3, 32, 64, 96, 128], []
        for before, width in zip(widths, widths[1:]):
            layers += [nn.Conv2d(before, width, 3, 2, 1), nn.LeakyReLU(SLOPE)]
        self.body = nn.Sequential(*layers)
        self.mean = nn.Linear(widths[-1], STYLE)

    def forward(self, picture):
        return self.mean(self.body(picture).float().mean((2, 3)))


def positions(height, width, window=(0.0, 0.0, 1.0, 1.0)):
    """Pixel-centre coordinates of a window (top, left, bottom, right in fractions of the whole picture): [2, height, width]
    in -1..1, y then x. The whole picture's own are (2 * row + 1) / height - 1."""
    top, left, bottom, right = window
    y = 2 * (top + (bottom - top) * (torch.arange(height) + 0.5) / height) - 1
    x = 2 * (left + (right - left) * (torch.arange(width) + 0.5) / width) - 1
    return torch.stack([y.view(-1, 1).expand(height, width), x.view(1, -1).expand(height, width)])


def settle(generator, steps=30, size=256):
    """Give an untrained generator's BatchNorm plausible statistics, so that its export can be measured."""
    generator.train()
    with torch.no_grad():
        for _ in range(steps):
            cells = torch.randint(0, COUNT, (1, 1, size // 16, size // 16))
            generator(cells.repeat_interleave(16, 2).repeat_interleave(16, 3), positions(size, size)[None],
                      torch.randn(1, STYLE), torch.randn(1, 1, size, size))
    return generator.eval()
