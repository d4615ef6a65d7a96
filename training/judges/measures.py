"""What the evaluation measures beside the KID. Pictures are uint8, at 512x512 or windows of that size."""
import numpy as np

from training.data.classes import NAMES, VOID
from training.judges.distance import greyed, seen
from training.judges.kid import Whitening
from training.judges.views import SIDE, tiles

LUMA = [0.299, 0.587, 0.114]
NEARLY_BLACK, BLOWN = 12, 250  # of 255: lightness (luma) below the one; a channel at or above the other
PATCH, LEAST_KNOWN, NEAREST_SHARE = 128, 0.9, 0.05


def spectrum(pictures):
    """Mean power of luminance above half of Nyquist, as a share of all power but the mean's."""
    f = np.fft.fftfreq(SIDE)
    radius = np.hypot(f[:, None], f[None])
    window = np.outer(np.hanning(SIDE), np.hanning(SIDE))
    high, all_of_it = 0.0, 0.0
    for picture in pictures:
        y = picture.astype(np.float64) @ LUMA
        power = np.abs(np.fft.fft2((y - y.mean()) * window)) ** 2
        high, all_of_it = high + power[(radius > 0.25) & (radius <= 0.5)].sum(), all_of_it + power[radius > 0].sum()
    return high / all_of_it


def memory(painted, train, other, rng):
    """How much nearer the nearest training painting is than chance has it: nearest of as many training paintings as there are real ones (median of
    200 draws) over the nearest real painting of another scene. painted [S,P,D] mean features, train [N,D], other [S,D] (painting i belongs to scene i)."""
    nearest = lambda x, y: np.sqrt(((x[:, None] - y[None]) ** 2).sum(2))
    ratios = []
    for s in range(len(painted)):
        away = nearest(painted[s], np.delete(other, s, 0)).min(1)
        to_train = nearest(painted[s], train)
        picks = [to_train[:, rng.choice(len(train), len(other) - 1, replace=False)].min(1) for _ in range(200)]
        ratios += list(np.median(picks, 0) / away)
    return float(np.median(ratios))


class Patches:
    """Is a patch taken from a training painting? Then one training painting is much nearer to it than any other: for each patch, the distance to its
    nearest training patch over that to the nearest one of another painting (the ratio test of Lowe 2004), in a judge's whitened features.
    Of these ratios the one that a twentieth lies below, as a share of what real paintings that no one trained on have."""

    def __init__(self, net, train, real):
        """train, real: (pictures uint8 [N,512,512,3], labels [N,512,512])."""
        self.net = net
        known, self.owners = self.describe(*train)
        self.whiten = Whitening(known)
        self.known = self.whiten(known)
        self.real = self.low(*real)

    def describe(self, pictures, labels):
        """(features [n,D] of the patches that are hardly void, which picture each is of [n])."""
        features, owners, per = [], [], len(pictures) // len(labels)
        for i, picture in enumerate(pictures):
            mask = labels[i // per]
            keep = (tiles(mask, PATCH) != VOID).mean((1, 2)) >= LEAST_KNOWN
            if keep.any():
                features.append(seen(self.net, tiles(greyed(picture, mask), PATCH)[keep]))
                owners += [i] * int(keep.sum())
        return np.concatenate(features), np.array(owners)

    def low(self, pictures, labels):
        """Pictures [S*P,...] of label maps [S,...] -> the ratio that a twentieth of their patches lies below."""
        ratios = []
        for patch in self.whiten(self.describe(pictures, labels)[0]):
            far = np.linalg.norm(self.known - patch, axis=1)
            nearest = far.argmin()
            ratios.append(far[nearest] / far[self.owners != self.owners[nearest]].min())
        return float(np.quantile(ratios, NEAREST_SHARE))

    def __call__(self, pictures, labels):
        return self.low(pictures, labels) / self.real


def tones(pictures, labels):
    """Shares of rock pixels that are nearly black and of sky pixels that are blown, of pictures [S*P,512,512,3] of label maps [S,512,512]."""
    per = len(pictures) // len(labels)
    counts = np.zeros((2, 2), np.int64)  # rock, sky; found, all
    for i, picture in enumerate(pictures):
        mask = labels[i // per]
        rock, sky = (picture[mask == NAMES.index(name)] for name in ("rock", "sky"))
        counts += [[(rock @ LUMA < NEARLY_BLACK).sum(), len(rock)], [(sky >= BLOWN).any(1).sum(), len(sky)]]
    return dict(zip(("near-black rock", "blown sky"), (float(found / max(of, 1)) for found, of in counts)))


def drift(shrunk, reseeded):
    """Does a scene stay the same picture at every size? shrunk: for each scene float [3,h,w,3], 0..255, what was painted at 512, 1024 and 2048 with the
    same mask, style and seed, shrunk to 256; reseeded: for each [h,w,3], painted at 512 with another seed, shrunk alike.
    For each larger size the mean difference from 512 in 1/255, and as a share of what two seeds differ by."""
    apart = lambda a, b: float(np.abs(a - b).mean())
    seeds = np.mean([apart(sizes[0], other) for sizes, other in zip(shrunk, reseeded)])
    differ = {name: np.mean([apart(sizes[0], sizes[k]) for sizes in shrunk]) for k, name in ((1, "1024"), (2, "2048"))}
    return {name: {"levels": float(d), "share": float(d / seeds)} for name, d in differ.items()}
