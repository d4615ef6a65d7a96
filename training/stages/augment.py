"""DiffAugment (Zhao et al. 2020), colours only: the same random, differentiable changes for what any critic sees.

Translation is left to the random crops of the data, which move real and painted pictures alike; cut-outs would fight the
parser. Weak, because palettes are what styles are about.
"""
import torch


def draw(n, strength, device):
    """Amounts for n pictures: (brightness, saturation, contrast), each [n,1,1,1]."""
    uniform = lambda: torch.rand(n, 1, 1, 1, device=device) * 2 - 1
    return uniform() * 0.4 * strength, 1 + uniform() * 0.5 * strength, 1 + uniform() * 0.3 * strength


def colour(x, amounts):
    """x [N,3,H,W] in -1..1, changed by amounts from `draw`."""
    brightness, saturation, contrast = amounts
    grey = x.mean(1, keepdim=True)
    x = (x - grey) * saturation + grey + brightness
    mean = x.mean((1, 2, 3), keepdim=True)
    return (x - mean) * contrast + mean
