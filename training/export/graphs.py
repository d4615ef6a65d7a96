"""Nets -> ONNX. The graphs are written node by node, so that they do not depend on the version of torch."""
import copy

import numpy as np
import torch
from onnx import TensorProto

from training.data.classes import COUNT, PLANES, VOID
from training.nets.model import EMBED, GUIDE, HIDDEN, SLOPE, STYLE, Conv, Level
from training.export.onnx_graph import Graph, grid


def array(tensor):
    return tensor.detach().float().cpu().numpy()


def baked(net):
    """A copy of a net in evaluation as the int8 graph computes it: BatchNorm folded, weights on their int8 grid."""
    net = copy.deepcopy(net).eval()

    def rounded(weight):
        return torch.from_numpy(grid(array(weight)))

    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, Conv):
                weight, bias = module.folded()
                module.norm, module.conv.bias = None, torch.nn.Parameter(bias)
                module.conv.weight.copy_(weight)
        centred = {m.first.conv.conv for m in net.modules() if isinstance(m, Level) and not m.second}
        for module in net.modules():
            if not isinstance(module, (torch.nn.Conv2d, torch.nn.Linear)):
                continue
            centre = torch.zeros_like(module.weight)
            if module in centred:  # stored with the skip's identity in the kernel's centre
                centre[range(len(centre)), range(len(centre)), 1, 1] = 1
            module.weight.copy_(rounded(module.weight + centre) - centre)
    return net


def generator_graph(net, quantise=True):
    """The graph of a Generator in evaluation. Inputs and output as in `Generator.forward`, batch 1, H and W symbolic."""
    g = Graph("alla-prima-generator", quantise)
    labels = g.input("labels", TensorProto.INT32, [1, 1, "height", "width"])
    position = g.input("position", TensorProto.FLOAT, [1, 2, "height", "width"])
    style = g.input("style", TensorProto.FLOAT, [1, PLANES, STYLE])
    noise = g.input("noise", TensorProto.FLOAT, [1, 1, "height", "width"])

    def conv(module, x, add=None):
        """A model.Conv; `add` changes the folded (weight, bias)."""
        w, b = map(array, module.folded())
        w, b = add(w, b) if add else (w, b)
        return g.conv(g.edge(x) if module.size == 3 else x, w, b)

    def modulated(module, x, embedding, identity=False):
        """identity: add x itself, by way of the kernel's centre (only without gamma)."""
        def centre(w, b):
            w = w.copy()
            w[range(len(w)), range(len(w)), 1, 1] += 1
            return w, b
        h = conv(module.conv, x, centre if identity else None)
        if module.gamma:
            h = g.node("Mul", [h, conv(module.gamma, embedding, lambda w, b: (w, b + 1))])
        return g.node("Add", [conv(module.beta, embedding), h])

    lrelu = lambda x: g.lrelu(x, SLOPE)
    values = np.array(list(range(COUNT)) + [VOID], np.float32).reshape(1, PLANES, 1, 1)
    half = g.every(g.node("Cast", [labels], to=TensorProto.FLOAT), 2)  # WebGPU has no Slice of int32
    planes = g.node("Cast", [g.node("Equal", [half, g.constant(values)])], to=TensorProto.FLOAT)
    y, x = (g.every(g.plane(position, i), 2) for i in (0, 1))
    scene = g.node("Concat", [planes, y, g.node("Mul", [x, x])], axis=1)
    guides = []
    for j in range(len(net.tables)):
        if j:
            scene = g.node("AveragePool", [scene], kernel_shape=[2, 2], strides=[2, 2])
        # The four phases of the noise one by one: alone in a Concat, onnxruntime makes a SpaceToDepth of them, which WebGPU has not.
        phases = [g.every(noise, 2 ** (j + 1), top, left) for top in (0, 1) for left in (0, 1)]
        guides.insert(0, g.node("Concat", [scene, *phases], "guide", axis=1))

    mood = g.node("Reshape", [style, g.constant(np.array([PLANES, STYLE], np.int64))])
    for layer in (net.mood[0], net.mood[2]):
        mood = lrelu(g.gemm(mood, array(layer.weight), array(layer.bias)))
    # One mood a plane of the guide: the class's own, or the mean of all for position and noise (Generator.class_vectors).
    whose = np.concatenate([np.eye(PLANES), np.full((GUIDE - PLANES, PLANES), 1 / PLANES)]).astype(np.float32)
    # Reckoned as differences from the first: equal rows then come out equal to the last bit, their mean too.
    first = g.node("Slice", [mood] + [g.constant(np.array([v], np.int64)) for v in (0, 1, 0)])
    moods = g.node("Add", [g.node("MatMul", [g.constant(whose), g.node("Sub", [mood, first])]), first])
    moods = g.node("Reshape", [moods, g.constant(np.array([GUIDE, 1, HIDDEN], np.int64))])
    embedding = x = None
    for k, guide in enumerate(guides):
        planes_first = lambda a: a.reshape(EMBED[k], GUIDE, -1).transpose(1, 2, 0)  # [EMBED*GUIDE, n] -> [GUIDE, n, EMBED]
        table = g.node("MatMul", [moods, g.weight(array(net.tables[k].weight), arrange=planes_first)])
        table = g.node("Add", [table, g.constant(planes_first(array(net.tables[k].bias)), "b")])
        table = g.node("Transpose", [g.node("Reshape", [table, g.constant(np.array([GUIDE, EMBED[k], 1, 1], np.int64))])], perm=[1, 0, 2, 3])
        here = g.conv(guide, (table, 1))
        if k == 0:
            embedding = lrelu(here)
            x = lrelu(modulated(net.ground, lrelu(conv(net.start, embedding)), embedding))
            continue
        level = net.levels[k - 1]
        embedding = lrelu(g.node("Add", [here, g.double(conv(level.up, embedding))]))
        u = g.double(conv(level.skip, x))
        if level.second:
            h = modulated(level.second, lrelu(modulated(level.first, u, embedding)), embedding)
            x = lrelu(g.node("Add", [h, u]))
        else:
            x = lrelu(modulated(level.first, u, embedding, identity=True))

    spread = conv(net.painter.spread, x)
    full = g.node("DepthToSpace", [spread], blocksize=2, mode="CRD")
    image = g.node("Tanh", [conv(net.painter.last, lrelu(full))])
    g.output(image, "image", [1, 3, "height", "width"])
    return g.model(levels=len(net.tables), parameters=sum(p.numel() for p in net.parameters()))


def encoder_graph(net, within=None, quantise=True):
    """The graph of a StyleEncoder: picture float32 [1,3,64,64] in -1..1 -> style [1,32]; with a StyleRange, of a RangedEncoder."""
    g = Graph("alla-prima-style-encoder", quantise)
    x = g.input("picture", TensorProto.FLOAT, [1, 3, 64, 64])
    for layer in net.body:
        x = g.conv(x, array(layer.weight), array(layer.bias), stride=2, pad=1) if hasattr(layer, "weight") else g.lrelu(x, SLOPE)
    x = g.node("Flatten", [g.node("GlobalAveragePool", [x])], axis=1)
    style = g.gemm(x, array(net.mean.weight), array(net.mean.bias))
    known = {}
    if within is not None:
        style, known = drawn_in(g, style, within), dict(paintings=len(within.anchors), reach=f"{within.reach:.4f}")
    g.output(style, "style", [1, STYLE])
    return g.model(**known)


def drawn_in(g, style, within):
    """`nets.style_range.drawn_in` in nodes. The table of anchors is 9 kB: a byte a number and a scale a painting."""
    constant = lambda value: g.constant(np.asarray(value, np.float32))
    middle, steps, anchors = constant(within.middle[None]), constant(within.steps[:, None]), g.weight(within.anchors, "anchors")
    away = g.node("Sub", [style, middle])
    length = g.node("ReduceL2", [away], axes=[1])
    first = g.node("Div", [g.node("Min", [length, constant(within.farthest)]), g.node("Max", [length, constant(1e-6)])])
    candidates = g.node("Add", [g.node("Mul", [g.node("Mul", [away, first]), steps]), middle])
    across = g.node("MatMul", [candidates, g.node("Transpose", [anchors], perm=[1, 0])])
    sizes = g.node("Transpose", [g.node("ReduceSumSquare", [anchors], axes=[1])], perm=[1, 0])
    far = g.node("Add", [g.node("Sub", [g.node("ReduceSumSquare", [candidates], axes=[1]), g.node("Add", [across, across])]), sizes])
    near = g.node("ReduceMin", [far], axes=[1])
    inside = g.node("Cast", [g.node("LessOrEqual", [near, g.constant(np.float32(within.reach ** 2), "reach")])], to=TensorProto.FLOAT)
    kept = g.node("ReduceMax", [g.node("Mul", [inside, steps])], axes=[0])
    return g.node("Add", [g.node("Mul", [away, g.node("Mul", [first, kept])]), middle])
