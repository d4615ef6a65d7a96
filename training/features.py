"""Frozen ImageNet features that the critics and the reconstruction loss look through (MobileNetEdgeTPU, Apache-2.0).

Because the generator is trained against this net, no metric may use it.
"""
from training.tflite import Net

TAPS = [0, 10, 21, 46]  # operators of the TFLite graph
WIDTHS = [32, 128, 192, 384]  # channels at 1/2, 1/4, 1/8, 1/16


class Features:
    def __init__(self, data, device="cpu"):
        self.net = Net(str(data / "nets" / "mobilenet_edgetpu_224_1.0_uint8.tflite"))
        for tensor in self.net.tensors:
            if tensor["data"] is not None:
                tensor["data"] = tensor["data"].to(device)

    def __call__(self, x):
        """(N, 3, H, W) in -1..1, H and W multiples of 16 -> one map a tap."""
        return self.net(x, taps=TAPS)
