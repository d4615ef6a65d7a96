"""KID between painted and real pictures whose unit is the scene: features of crops, and a distance with its interval."""
import numpy as np
import torch

from training.data.classes import VOID
from training.judges.kid import kernel
from training.judges.views import crops

DRAWS = 1000


def greyed(picture, labels):
    """Void is grey, on real and painted pictures alike (cabins, frames, people: 5.7 % of the television painter's training pixels): no row is asked
    for these, so no net may miss them."""
    return np.where((labels == VOID)[..., None], np.uint8(128), picture)


def seen(net, pictures):
    """uint8 [N,H,W,3] -> features [N,D]."""
    with torch.no_grad():
        return net(torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1).numpy()


def describe(nets, pictures, labels, whiten=None):
    """{net: features [S*P,5,D]} of uint8 pictures [S*P,512,512,3], P a label map, of label maps [S,512,512], through whiten[net]."""
    out, per = {name: [] for name in nets}, len(pictures) // len(labels)
    for i, picture in enumerate(pictures):
        five = crops(greyed(picture, labels[i // per]))
        for name, net in nets.items():
            out[name].append(seen(net, five))
    return {name: whiten[name](np.stack(rows)) if whiten else np.stack(rows) for name, rows in out.items()}


def scenes_kernel(a, b):
    """Mean kernel between scenes: a [S,P,D] and b [T,Q,D] -> [S,T] (P and Q run over styles, windows and crops)."""
    values = kernel(a.reshape(-1, a.shape[2]).astype(np.float64), b.reshape(-1, b.shape[2]).astype(np.float64))
    return values.reshape(len(a), a.shape[1], len(b), b.shape[1]).mean((1, 3))


def distance(painted, real, same_scenes, rng):
    """KID of painted [S,P,D] against real [T,Q,D] with its 95 % interval. same_scenes: real[i] is the painting of scene i,
    so pairs (i, i) are left out and both sides are drawn anew together."""
    pp, rr, pr = scenes_kernel(painted, painted), scenes_kernel(real, real), scenes_kernel(painted, real)

    def estimate(c, d):
        def mean(k, u, v, apart):
            w = np.outer(u, v).astype(np.float64)
            if apart:
                np.fill_diagonal(w, 0)
            return (w * k).sum() / w.sum()
        return mean(pp, c, c, True) + mean(rr, d, d, True) - 2 * mean(pr, c, d, same_scenes)

    count = lambda n: np.bincount(rng.integers(0, n, n), minlength=n)
    draws = []
    for _ in range(DRAWS):
        c = count(len(pp))
        draws.append(estimate(c, c if same_scenes else count(len(rr))))
    low, high = np.quantile(draws, [0.025, 0.975])
    return dict(kid=estimate(np.ones(len(pp)), np.ones(len(rr))), low=low, high=high)


def same_style(painted):
    """What pairs in the same style add to the KID of painted [S,K,P,D] (scenes, styles, crops): the same K styles come back in every scene."""
    scenes, styles, _, width = painted.shape
    each = painted.reshape(scenes * styles, -1, width)
    pairs = scenes_kernel(each, each).reshape(scenes, styles, scenes, styles).transpose(0, 2, 1, 3)[~np.eye(scenes, dtype=bool)]
    return pairs.mean() - pairs[:, ~np.eye(styles, dtype=bool)].mean()
