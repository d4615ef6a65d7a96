"""Who tells the generator what is wrong. All of it is thrown away after training.

Parser    OASIS' idea (Sushko et al. 2021) on frozen features (Sauer et al. 2021, projected GANs): classify every pixel as one
          of the nine classes or as painted by the generator. It demands that a pixel be real and of the class asked for.
Heads     one small conditional patch critic on each tap of the frozen features, hinge loss: texture and composition.
Patches   a patch critic on raw pixels at the full size: what frozen features do not see (checkerboards, grain, rims).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils import spectral_norm

from training.data.classes import COUNT, PLANES
from training.nets.features import WIDTHS
from training.nets.model import double, lrelu

FAKE = COUNT  # the parser's tenth class


def one_hot(labels):
    """uint8 [N,H,W], void included -> float [N,10,H,W]."""
    kinds = torch.arange(PLANES, dtype=torch.uint8, device=labels.device).view(-1, 1, 1)
    return (labels.clamp(max=COUNT)[:, None] == kinds).float().contiguous(memory_format=torch.channels_last)


def normal(inputs, outputs, size=3, stride=1):
    return spectral_norm(nn.Conv2d(inputs, outputs, size, stride, size // 2 if stride == 1 else 1))


class Parser(nn.Module):
    """Feature maps -> logits [N,10,H/4,W/4], coarse to fine like a U-Net's second half."""

    def __init__(self, width=96):
        super().__init__()
        self.sides = nn.ModuleList(nn.Conv2d(w, width, 1) for w in WIDTHS[1:])
        self.joints = nn.ModuleList(nn.Conv2d(width, width, 3, 1, 1) for _ in WIDTHS[1:])
        self.out = nn.Conv2d(width, COUNT + 1, 1)

    def forward(self, maps):
        x = None
        for side, joint, here in reversed(list(zip(self.sides, self.joints, maps[1:]))):
            x = side(here) if x is None else side(here) + double(x)
            x = lrelu(joint(lrelu(x)))
        return self.out(x)


class Head(nn.Module):
    """One feature map and the label map at its size -> scores [N,1,h,w]."""

    def __init__(self, inputs, width=64):
        super().__init__()
        self.feature, self.scene = normal(inputs, width, 1), normal(PLANES, width, 1)
        self.middle, self.out = normal(width, width), normal(width, 1)

    def forward(self, x, scene):
        h = lrelu(self.feature(x) + self.scene(scene))
        return self.out(lrelu(self.middle(h)))


class Patches(nn.Module):
    """Picture + one-hot labels at full size -> scores [N,1,H/8,W/8]; each sees 46 pixels (48 with `fine`).

    fine: a first layer that steps by one pixel, so that a pattern of period 2 looks the same to it at every place."""

    def __init__(self, width=32, fine=False):
        super().__init__()
        first = [normal(3 + PLANES, width, 3, 1)] if fine else []
        before = width if fine else 3 + PLANES
        self.body = nn.ModuleList(first + [normal(before, width, 4, 2), normal(width, 2 * width, 4, 2), normal(2 * width, 4 * width, 4, 2)])
        self.out = normal(4 * width, 1)

    def forward(self, picture, scene):
        x = torch.cat([picture, scene], 1)
        for layer in self.body:
            x = lrelu(layer(x))
        return self.out(x)


class Critics(nn.Module):
    def __init__(self, fine=False):
        super().__init__()
        self.parser = Parser()
        self.heads = nn.ModuleList(Head(w) for w in WIDTHS[1:])
        self.patches = Patches(fine=fine)

    def adopt(self, state):
        """Take over another stage's critics; a layer of another shape starts anew."""
        own = self.state_dict()
        self.load_state_dict({k: state[k] if k in state and state[k].shape == v.shape else v for k, v in own.items()})

    def forward(self, picture, maps, scene):
        """Everything the losses need: (parser's logits, [scores of each head], [the patch critic's scores]).

        picture [N,3,H,W], its feature maps, and the `one_hot` of its labels."""
        scores = [head(m, F.adaptive_avg_pool2d(scene, m.shape[2:])) for head, m in zip(self.heads, maps[1:])]
        return self.parser(maps).float(), [s.float() for s in scores], [self.patches(picture, scene).float()]


def class_weights(target):
    """Inverse-frequency weights of a batch [N,h,w] (void aside), mean 1 over its pixels, at most 5 (OASIS eq. 1)."""
    seen = torch.bincount(target[target < COUNT], minlength=COUNT).float()
    weights = torch.where(seen > 0, seen.sum() / seen.clamp(min=1) / (seen > 0).sum().clamp(min=1), torch.zeros_like(seen))
    return weights.clamp(max=5)


def parsing_loss(logits, labels, fake):
    """Cross-entropy a pixel. Real or the generator's aim: the true classes, balanced. Critic on painted ones: FAKE.

    labels uint8 [N,H,W]; they are read at the logits' size, void pixels do not count."""
    step = labels.shape[-1] // logits.shape[-1]
    target = labels[:, step // 2::step, step // 2::step].long()
    known = (target < COUNT).float()
    loss = F.cross_entropy(logits, torch.full_like(target, FAKE) if fake else target.clamp(max=FAKE), reduction="none")
    weights = class_weights(target)[target.clamp(max=COUNT - 1)] * known
    return (loss * weights).sum() / weights.sum().clamp(min=1)


def hinge(scores, real):
    """Critics' hinge loss, mean over critics (Lim and Ye 2017)."""
    return sum(F.relu(1 - s if real else 1 + s).mean() for s in scores) / len(scores)
