"""What the generator is asked for, one function a term. Pictures [N,3,H,W] in -1..1."""
import math

import torch
import torch.nn.functional as F

from training.data.classes import COUNT, PLANES
from training.nets.model import double

OCTAVES = 8  # that `spread` tells apart
FINE = 3  # the finest of them, in which `uneven` compares places
PLACE = 16  # pixels a side of such a place
SQUARE = 32  # pixels a side of the squares whose waves `waves` counts
SHORT = 4  # from so many in a square on: of longer ones `spread` tells enough
WAVES = 2 * ((SQUARE // 2 + 1) ** 2 - SHORT ** 2)  # in both diagonals


def perceptual(painted, real):
    """Relative L1 distance of feature maps, mean over taps (lists of [N,C,h,w])."""
    return sum((a.float() - b.float()).abs().mean() / b.float().abs().mean().clamp(min=1e-3) for a, b in zip(painted, real)) / len(painted)


def opponent(pictures):
    """RGB [N,3,H,W] -> lightness, red-green, blue-yellow. Hues are small against light in RGB: with plain L1 styles took up brightness only
    (photos-128, step 700)."""
    r, g, b = pictures.unbind(1)
    return torch.stack([(r + g + b) / 3, r - g, b - (r + g) / 2], 1)


def palette(painted, real):
    """L1 distance in opponent axes of 4x4 cells: colours about where they belong. Not finer: what no one can foresee (where a cloud hangs) comes out
    as its median, and skies go flat (paintings-512, step 2400, where cells were 16x16 too)."""
    return opponent(F.avg_pool2d(painted - real, painted.shape[-1] // 4)).abs().sum(1).mean()


def spread(pictures, scene):
    """How much each class varies inside each picture, octave by octave: pictures [N,3,2H,2W], scene [N,K,H,W] (one-hot, of every square of four
    pixels) -> (mean [N,K,3], deviation [N,K,3,OCTAVES], share of the picture [N,K]). Octave l is what averaging over squares of 2^l pixels keeps and
    of 2^(l+1) loses; the last one is all that is left. Means over a class's pixels alone. Deviations are mean absolute ones: of squares, a few dark blots in
    a bright sky make as much as all its clouds (masters-512, steps 3600 to 4500)."""
    pool = lambda x: F.avg_pool2d(x.flatten(0, -3), 2, ceil_mode=True).unflatten(0, x.shape[:-2])
    larger = lambda x, like: x.repeat_interleave(2, -1).repeat_interleave(2, -2)[..., :like.shape[-2], :like.shape[-1]]
    size = lambda w: w.sum((-2, -1)).clamp(min=1e-6)
    coarse, area = pool(pictures), size(scene)
    bands = [torch.einsum("nchw,nkhw->nkc", pool((pictures - larger(coarse, pictures)).abs()), scene) / area[..., None]]
    weight, total = scene[:, :, None], coarse[:, None] * scene[:, :, None]
    mean = total.sum((3, 4)) / area[..., None]
    for octave in range(1, OCTAVES):
        last = octave == OCTAVES - 1
        above = (weight, total) if last else (pool(weight), pool(total))
        around = mean[..., None, None] if last else larger(above[1] / above[0].clamp(min=1e-6), total)
        bands.append((total - around * weight).abs().sum((3, 4)) / size(weight))
        weight, total = above
    return mean, torch.stack(bands, 3) + 1e-2, area / scene[0, 0].numel()


def uneven(pictures, scene):
    """How unevenly a class's texture lies: pictures [N,3,2H,2W], scene [N,K,H,W] as for `spread` -> [N,K,3,FINE], 0 where it is the same in every place.
    In each of the finest octaves: mean absolute deviation of the places' own deviations, as a share of their mean (plus 0.01, as in `spread`). Paintings
    have calm beside busy (0.51 in skies, at the finest); as much in every octave, spread like a net over everything, has 0.38 (masters-512, step 7000)."""
    within = (F.avg_pool2d(scene, PLACE // 2) > 0.9).float()
    area = within.sum((2, 3)).clamp(min=1e-6)
    shares = []
    for octave in range(FINE):
        coarse = F.avg_pool2d(pictures, 2)
        here = F.avg_pool2d((pictures - double(coarse)).abs(), PLACE >> octave)
        mean = torch.einsum("nchw,nkhw->nkc", here, within) / area[..., None]
        apart = ((here[:, None] - mean[..., None, None]).abs() * within[:, :, None]).sum((3, 4)) / area[..., None]
        shares.append(apart / (mean + 1e-2))
        pictures = coarse
    return torch.stack(shares, 3)


def waves(pictures, scene, top, left):
    """How strong waves of each length and direction are in each class: pictures [N,3,2H,2W], scene [N,K,H,W] as for `spread` -> [N,K,3,WAVES], the mean
    amplitude over squares of SQUARE pixels, the first one's corner at (top, left), even numbers. White noise has about its deviation in each. An octave
    is too wide a band: with the paintings' power in every one, skies had 1.3 times theirs in upright waves of 3.2 pixels (water 5 times), 0.7 in those
    of 2.5 and 2.6 in those of 2, a net over the picture (masters-512, step 8500). Nor is lightness enough, or both diagonals in one: rainbow streaks all
    in one direction were the answer (step 12000). Plus 0.005, so that a calm sky does not pull harder than all else."""
    window = torch.hann_window(SQUARE, device=pictures.device)
    turns = torch.outer(torch.arange(SQUARE // 2 + 1.0, device=pictures.device), torch.arange(SQUARE, device=pictures.device)) / SQUARE
    basis = torch.cat([(2 * math.pi * turns).cos(), (2 * math.pi * turns).sin()]) * window / window.norm()
    short = torch.arange(SQUARE // 2 + 1, device=pictures.device) >= SHORT
    high, wide = ((n - at) // SQUARE for n, at in zip(pictures.shape[2:], (top, left)))
    squares = pictures[..., top:top + high * SQUARE, left:left + wide * SQUARE].unflatten(3, (wide, SQUARE)).unflatten(2, (high, SQUARE)).transpose(3, 4)
    parts = (basis @ squares @ basis.T).unflatten(-2, (2, -1)).unflatten(-1, (2, -1))  # cosine and sine along y, and along x
    cc, cs, sc, ss = (parts[..., y, :, x, :] for y in (0, 1) for x in (0, 1))
    one, other = (cc - ss) ** 2 + (sc + cs) ** 2, (cc + ss) ** 2 + (sc - cs) ** 2  # the two diagonals' squares of the Fourier transform
    size = (torch.stack([one, other], -1) + 1e-12).sqrt()[..., short[:, None] | short[None], :].flatten(-2)
    within = (F.avg_pool2d(scene[:, :, top // 2:, left // 2:], SQUARE // 2) > 0.75).float()
    return torch.einsum("nchwf,nkhw->nkcf", size, within) / within.sum((2, 3)).clamp(min=1e-6)[..., None, None] + 5e-3


class Spreads:
    """`spread`, `uneven` and `waves` of painted [N,3,H,W] and of the real pictures of the same scenes [N,9,H,W] (one-hot), in opponent axes. Only
    classes that the batch has; after them all classes together, for the contrast of the whole: `kinds` [K] says which, with COUNT for all. `weight`
    [N,K]: classes count by the root of their share; below a hundredth of the picture they do not."""

    def __init__(self, painted, real, scene):
        there = scene.mean((0, 2, 3)) > 0.005
        self.kinds = F.pad(there, (0, 1), value=True).nonzero().flatten()
        scene = F.avg_pool2d(torch.cat([scene[:, there], scene.sum(1, keepdim=True)], 1), 2)
        painted, real = opponent(painted), opponent(real)
        self.mean, self.bands, share = spread(painted, scene)
        self.real_mean, self.real_bands, _ = spread(real, scene)
        self.uneven, self.real_uneven = uneven(painted, scene), uneven(real, scene)
        at = (2 * torch.randint(SQUARE // 2, (2,))).tolist()
        self.waves, self.real_waves = waves(painted, scene, *at), waves(real, scene, *at)
        self.weight = share.sqrt() * (share > 0.01)


def texture(s, count):
    """L1 distance of each class's mean colour, of its deviation in each octave, of a twentieth of its `uneven` and of the logarithm of its `waves`, over
    the first `count` pictures of Spreads, which repaint a real one: as much cloud in the sky and relief on the rock as that has, wherever."""
    apart = (s.mean - s.real_mean).abs().sum(2) + (s.bands - s.real_bands).abs().sum((2, 3)) + (s.uneven - s.real_uneven).abs().sum((2, 3)) / 20
    apart = apart + (s.waves / s.real_waves).log().abs().mean((2, 3))
    weight = s.weight[:count]
    return (apart[:count] * weight).sum() / weight.sum().clamp(min=1e-6)


class Balance(torch.nn.Module):
    """Holds the mean over all pictures painted in a foreign style at the real pictures' mean: of each class's colour, of the logarithm of its
    deviation in each octave, of its `uneven` (plus 0.1) and of each of its `waves`, and of how far its colour lies from grey (opposite hues have the
    same mean as none: styles kept 0.89 of their pictures' chroma, masters-512, step 4200). Those that repaint their own picture are told what to be,
    and hid that the others were up to 10 levels of 255 too dark (settled-512, step 1000). One Lagrange multiplier for each, which grows while the mean
    is off (dual ascent). L1 terms ask for medians, and of what can not be foreseen the median is dull: contrast stayed at 0.8 of the real one's in
    every octave (paintings-512, step 5250)."""

    # Growth a step for a colour off by 1 (of -1..1), a deviation off by a factor of e, a distance from grey off by 1, an unevenness off by a factor of e.
    RATES = (0.03, *[0.02] * OCTAVES, 0.1, *[0.02] * FINE)
    WAVE_RATE = 0.02  # a wave off by a factor of e
    WAVE_WEIGHT = 0.015  # there are many in an octave
    LIMIT = 2.0

    def __init__(self):
        super().__init__()
        self.register_buffer("pull", torch.zeros(COUNT + 1, 3, len(self.RATES)))
        self.register_buffer("wave_pull", torch.zeros(COUNT + 1, 3, WAVES))

    def _load_from_state_dict(self, state, prefix, *rest):
        """Multipliers kept from before something more was held begin with a zero for that."""
        kept = state[prefix + "pull"]
        state[prefix + "pull"] = F.pad(kept, (0, len(self.RATES) - kept.shape[-1]))
        if state.get(prefix + "wave_pull", self.pull).shape != self.wave_pull.shape:
            state[prefix + "wave_pull"] = torch.zeros_like(self.wave_pull)
        super()._load_from_state_dict(state, prefix, *rest)

    def forward(self, s, first):
        """The term for one batch of Spreads, of the pictures from `first` on; moves the multipliers, save where a gap is no finite number (`train_step`
        skips such a step too)."""
        look = lambda mean, bands, uneven: torch.cat([mean[..., None], bands.log(), mean[..., None].abs(), (uneven + 0.1).log()], 3)
        weight = s.weight[first:]
        of_kind = weight.sum(0)

        def held(pull, off, rates):
            gap = torch.einsum("nk...,nk->k...", off[first:], weight) / of_kind.clamp(min=1e-6).view(-1, *[1] * (off.dim() - 2))
            term = ((pull[s.kinds] * gap).flatten(1).sum(1) * of_kind).sum() / of_kind.sum().clamp(min=1e-6)
            pull[s.kinds] = (pull[s.kinds] + rates * gap.detach().nan_to_num(0, 0, 0)).clamp(-self.LIMIT, self.LIMIT)
            return term
        off = look(s.mean, s.bands, s.uneven) - look(s.real_mean, s.real_bands, s.real_uneven)
        return held(self.pull, off, off.new_tensor(self.RATES)) + self.WAVE_WEIGHT * held(self.wave_pull, (s.waves / s.real_waves).log(), self.WAVE_RATE)


def alike(one, other, cells=16, enough=0.28):
    """How much too alike two paintings [N,3,H,W] of one label map in one style are, that differ in their noise alone: what their mean distance in
    opponent axes falls short of `enough`, over cells of 1/16 of the side, so that light, clouds and cover must differ, not grain (mode seeking, Mao
    et al. 2019, with an end to it). No cell counts as more than twice that: a few brown blots in a bright sky were a cheap way to differ (masters-512,
    steps 3600 to 4400)."""
    far = opponent(F.adaptive_avg_pool2d(one - other, cells)).abs().sum(1).clamp(max=2 * enough).mean((1, 2))
    return F.relu(enough - far).mean() / enough


def rim(painted, real, depths=(8, 24), along=32):
    """How much more the outermost rows and columns of pictures [N,3,H,W], 8 of them and 24, differ from twice as many beside them than in the real
    ones. What repeats its border pixels behaves otherwise there, and other terms were served by it: black dashes along the upper edge (masters-512, step
    2350), wherever the picture was told to lie; brown blots as deep as 25 (step 5000, where 8 rows were all)."""
    def size(x, deep):
        rows = lambda x: x.split([3 * deep, x.shape[2] - 6 * deep, 3 * deep], 2)  # one split: a slice's gradient is as large as the picture
        (top, _, bottom), (left, _, right) = rows(x), rows(x.transpose(2, 3))
        pairs = [s.split([deep, 2 * deep], 2) for s in (top, bottom.flip(2), left, right.flip(2))]
        return sum((F.avg_pool2d(edge, (1, along)) - F.avg_pool2d(beside, (2 * deep, along))).abs().mean() for edge, beside in pairs) / len(pairs)
    return sum(F.relu(size(painted, deep) - size(real, deep)) for deep in depths) / len(depths)


def seams(painted, real, scene, deep=3, around=16):
    """How much more each class differs along its outline from itself a little farther in than in the real pictures: pictures [N,3,H,W], scene [N,K,H,W]
    (one-hot). Like `rim`, inside the picture: horizons of seas had a red-brown band in every style, a coast that nobody drew (masters-512, step 2662).
    Measured at a quarter of the size, along `deep` pixels and `deep` to 3 * `deep` farther in, as means over squares of `around` pixels, in
    shares of each picture's own deviation, so that a dull scene asks nothing of a bright style."""
    small = lambda x: F.avg_pool2d(x, 4)
    within = (small(scene) > 0.99).float()
    wide = lambda x, size: F.max_pool2d(F.max_pool2d(x, (size, 1), 1, (size // 2, 0)), (1, size), 1, (0, size // 2))
    without = lambda rows: -wide(-within, 2 * rows + 1)  # the picture's own border is no outline
    inside = without(deep)
    rings = (within - inside, inside - without(3 * deep))
    pool = lambda x: F.avg_pool2d(x.flatten(1, -3), around, around // 2)
    areas = [pool(ring) for ring in rings]
    weight = torch.minimum(*areas)

    def size(x):
        x = opponent(small(x))
        means = [pool(x[:, None] * ring[:, :, None]).unflatten(1, (-1, 3)) / area.clamp(min=1e-4)[:, :, None] for ring, area in zip(rings, areas)]
        apart = (means[0] - means[1]).abs().sum(2) * weight
        return apart.sum((1, 2, 3)) / weight.sum((1, 2, 3)).clamp(min=1e-6) / x.detach().std((2, 3)).sum(1).clamp(min=1e-3)
    return F.relu(size(painted) - size(real)).mean()


def lattice(painted):
    """Mean size of patterns of period 2 (columns, rows, chequers) that keep step over 8x8 pixels: multiplied by (-1)^x, (-1)^y or
    (-1)^(x+y) and averaged there, textures cancel out and the last step's checkerboard does not. Critics whose layers step by 2
    reward it (seen in photos-128 and, in spite of random windows and a layer of stride 1, in photos-256)."""
    height, width = painted.shape[2:]
    x, y = (1 - 2 * (torch.arange(n, device=painted.device) % 2).to(painted) for n in (width, height))
    carriers = (x.view(1, -1), y.view(-1, 1), x.view(1, -1) * y.view(-1, 1))
    return sum(F.avg_pool2d(painted * c, 8).abs().mean() for c in carriers) / len(carriers)


def compact(styles):
    """Mean square of the styles: keeps them near the origin, so that blends of them are nothing new."""
    return (styles ** 2).mean()


def mixed(styles, others, rng, share):
    """Styles [N,32] -> one for each plane [N,10,32]: in a `share` of the pictures a random half of the planes takes its style from `others`, as a
    person may give the sky another style than the ground."""
    swap = torch.from_numpy((rng.random((len(styles), PLANES)) < 0.5) & (rng.random((len(styles), 1)) < share)).to(styles.device)
    return torch.where(swap[..., None], others[:, None], styles[:, None])


def blended(one, two, rng):
    """Blends of styles one and two [N,S], mostly the first: moods between the pictures', never a sample from N(0, 1)."""
    share = torch.from_numpy(rng.uniform(0, 1, (len(one), 1)) ** 2).to(one)
    return one * (1 - share) + two * share
