"""The scene reader -> ONNX: the operators of the feature net up to its last tap, then the decoder."""
import numpy as np
import torch
from onnx import TensorProto

from training.data.classes import PLANES
from training.export.graphs import array
from training.export.onnx_graph import Graph
from training.nets.features import TAPS
from training.nets.model import SLOPE
from training.reader.net import LEAST, SIDE, SMALL

CONV, DEPTHWISE, ADD = 3, 4, 0  # operators of TFLite that the frozen net has


def same(size, kernel, stride):
    """TFLite's padding: as much as gives size / stride, the odd pixel at the end. -> (before, after)"""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def feature_maps(g, net, learnt, picture, side):
    """The taps of a tflite.Net as values of the graph. Each operator's output is clipped to the range that the quantised net had. `learnt`: the
    indices of tensors that are no longer on the net's own int8 grid."""
    values, sides, taps = {net.input: picture}, {net.input: side}, []
    for index, op in enumerate(net.ops[:TAPS[-1] + 1]):
        code, options = net.codes[op.scalar(0, "I")], op.table(4)
        ins, out = [int(i) for i in op.vector(1, "<i4")], int(op.vector(2, "<i4")[0])
        side, low, high = sides[ins[0]], -np.inf, np.inf
        relu = lambda field: {0: (low, high), 1: (0, high), 3: (0, 6)}[options.scalar(field, "b", 0)]
        if code in (CONV, DEPTHWISE):
            more = 1 if code == DEPTHWISE else 0
            t = net.tensors[ins[1]]
            weight = t["data"].detach().permute((3, 0, 1, 2) if more else (0, 3, 1, 2)).numpy()
            zero, scale = float(t["zero"][0]), float(t["scale"][0])
            stride, dilation, kernel = options.scalar(1, "i", 1), options.scalar(4 + more, "i", 1), weight.shape[2]
            before, after = same(side, (kernel - 1) * dilation + 1, stride)
            stored = weight if ins[1] in learnt else (g.codes(np.rint(weight / scale + zero), zero, scale), kernel)
            y = g.conv(values[ins[0]], stored, net.tensors[ins[2]]["data"].detach().numpy(),
                       stride, [before, before, after, after], len(weight) if more else 1, dilation)
            side, (low, high) = side // stride, relu(3 + more)
        elif code == ADD:
            y, (low, high) = g.node("Add", [values[i] for i in ins]), relu(0)
        else:
            raise NotImplementedError(f"TFLite operator {code}")
        t = net.tensors[out]
        if t["scale"].size == 1 and t["kind"] == 3:
            low = max(low, float((0 - t["zero"][0]) * t["scale"][0]))
            high = min(high, float((255 - t["zero"][0]) * t["scale"][0]))
        values[out], sides[out] = (g.clip(y, low, high) if np.isfinite(low) else y), side
        if index in TAPS:
            taps.append(values[out])
    return taps


def mirrored(g, x):
    """x[..., ::-1]"""
    ints = lambda v: g.constant(np.array([v], np.int64))
    return g.node("Slice", [x, ints(-1), ints(-(2 ** 31)), ints(3), ints(-1)])


def part(g, x, i):
    """x[i:i+1]"""
    return g.node("Slice", [x] + [g.constant(np.array([v], np.int64)) for v in (i, i + 1, 0)])


def read(g, net, learnt, decoder, picture, side):
    """Chances [1,10,side,side] of a picture [1,3,side,side]: the mean of what is read of it and of its mirror image, both at once."""
    maps = feature_maps(g, net, learnt, g.node("Concat", [picture, mirrored(g, picture)], axis=0), side)
    lrelu = lambda x: g.lrelu(x, SLOPE)
    x = None
    for flat, (conv, norm, _), here in reversed(list(zip(decoder.sides, decoder.joints, maps))):
        here = g.conv(here, array(flat.weight), array(flat.bias))
        scale = (norm.running_var + norm.eps).rsqrt() * norm.weight
        x = lrelu(here if x is None else g.node("Add", [here, g.double(x)]))
        x = lrelu(g.conv(x, array(conv.weight * scale.view(-1, 1, 1, 1)), array(norm.bias - norm.running_mean * scale), pad=1))
    both = g.node("Softmax", [g.enlarge(g.conv(x, array(decoder.out.weight), array(decoder.out.bias)), 2)], axis=1)
    one, other = (part(g, both, i) for i in (0, 1))
    return g.node("Mul", [g.node("Add", [one, mirrored(g, other)]), g.constant(np.float32(0.5))])


def reader_graph(net, decoder, learnt=()):
    """picture float32 [1,3,256,256] in -1..1 -> chances float32 [1,10,256,256]: of the nine classes and of something foreign, their sum 1 (net.chances)."""
    g = Graph("alla-prima-scene-reader")
    picture = g.input("picture", TensorProto.FLOAT, [1, 3, SIDE, SIDE])
    large = read(g, net, learnt, decoder, picture, SIDE)
    small = g.enlarge(read(g, net, learnt, decoder, g.enlarge(picture, SMALL / SIDE), SMALL), SIDE / SMALL)
    log = lambda x: g.node("Log", [g.node("Add", [x, g.constant(np.float32(LEAST))])])
    mean = g.node("Softmax", [g.node("Mul", [g.node("Add", [log(large), log(small)]), g.constant(np.float32(0.5))])], axis=1)
    g.output(mean, "chances", [1, PLANES, SIDE, SIDE])
    with torch.no_grad():
        return g.model(parameters=sum(p.numel() for p in decoder.parameters()))
