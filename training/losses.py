"""What the generator is asked for, one function a term. Pictures [N,3,H,W] in -1..1."""
import torch
import torch.nn.functional as F


def perceptual(painted, real):
    """Relative L1 distance of feature maps, mean over taps (lists of [N,C,h,w])."""
    return sum((a.float() - b.float()).abs().mean() / b.float().abs().mean().clamp(min=1e-3) for a, b in zip(painted, real)) / len(painted)


def palette(painted, real):
    """L1 distance of lightness, red-green and blue-yellow, in 16x16 and 4x4 cells: colours where they belong, textures free.

    Opponent axes because hues are small against light in RGB: with plain L1 styles took up brightness only (photos-128, step 700)."""
    total, difference = 0, painted - real
    for cells in (16, 4):
        r, g, b = F.avg_pool2d(difference, painted.shape[-1] // cells).unbind(1)
        total = total + ((r + g + b) / 3).abs().mean() + (r - g).abs().mean() + (b - (r + g) / 2).abs().mean()
    return total / 2


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


def blended(styles, rng):
    """For each row of styles [N,S] a blend of two random rows: moods between the pictures', never a sample from N(0, 1)."""
    n = len(styles)
    one, two = torch.from_numpy(rng.integers(0, n, n)), torch.from_numpy(rng.integers(0, n, n))
    share = torch.from_numpy(rng.uniform(0, 1, (n, 1)) ** 2).to(styles)
    return styles[one] * (1 - share) + styles[two] * share
