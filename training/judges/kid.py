"""Kernel Inception Distance (Binkowski et al. 2018) on any feature net: unbiased, cubic polynomial kernel, on whitened features."""
import numpy as np

COMPONENTS = 128  # of the features that the kernel sees


class Whitening:
    """Features of real training pictures [n,D] -> a map of any features [...,D] to their principal components [...,k], each with unit variance over
    those pictures, every vector of unit root mean square; k = COMPONENTS, or a fifth of the pictures when there are few.

    Without it a cubic kernel hears a few loud pictures and the palette only. On real pictures alone (five crops each; 326 training paintings against
    the 32 of validation, KIDx10^3 with 95 % intervals): judge 80 (-133 to 417), where a blur of 1.5 pixels scored 100 and one of 6 pixels 384;
    whitened -8 (-32 to 21), 34 and 203. SqueezeNet 12 (-53 to 98) and 355; whitened -3 (-21 to 21) and 279."""

    def __init__(self, features):
        features = np.asarray(features, np.float64)
        self.mean = features.mean(0)
        _, size, axes = np.linalg.svd(features - self.mean, full_matrices=False)
        count = min(COMPONENTS, max(1, len(features) // 5), len(size))
        self.axes = axes[:count].T / (size[:count] / np.sqrt(len(features)) + 1e-9 * size[0])

    def __call__(self, features):
        x = (np.asarray(features, np.float64) - self.mean) @ self.axes
        return x / np.sqrt(np.mean(x ** 2, -1, keepdims=True) + 1e-12)


def kernel(a, b):
    return (a @ b.T / a.shape[1] + 1) ** 3


def kid(a, b):
    """Squared maximum mean discrepancy of two feature sets [n,D], [m,D] (float64), unbiased."""
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    n, m = len(a), len(b)
    aa, bb = kernel(a, a), kernel(b, b)
    return (aa.sum() - np.trace(aa)) / (n * (n - 1)) + (bb.sum() - np.trace(bb)) / (m * (m - 1)) - 2 * kernel(a, b).mean()
