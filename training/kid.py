"""Kernel Inception Distance (Binkowski et al. 2018) on any feature net: unbiased, cubic polynomial kernel."""
import numpy as np


def scale_of(features):
    """Root mean square of real features [..., D]: divide by it, or the cubic kernel of a net with large activations
    (SqueezeNet's reach hundreds) is ruled by a few pairs."""
    return float(np.sqrt(np.mean(np.square(features, dtype=np.float64))))


def kernel(a, b):
    return (a @ b.T / a.shape[1] + 1) ** 3


def kid(a, b):
    """Squared maximum mean discrepancy of two feature sets [n,D], [m,D] (float64), unbiased."""
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    n, m = len(a), len(b)
    aa, bb = kernel(a, a), kernel(b, b)
    return (aa.sum() - np.trace(aa)) / (n * (n - 1)) + (bb.sum() - np.trace(bb)) / (m * (m - 1)) - 2 * kernel(a, b).mean()
