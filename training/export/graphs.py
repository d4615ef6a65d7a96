"""Nets -> ONNX. The graphs are written node by node, so that they do not depend on the version of torch."""
import copy

import numpy as np
import torch
from onnx import TensorProto

from training.data.classes import COUNT, PLANES, VOID
from training.nets import detail
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
        exact = {m.out.conv for m in net.modules() if isinstance(m, detail.Head)}
        for module in net.modules():
            if module in exact or not isinstance(module, (torch.nn.Conv2d, torch.nn.Linear)):
                continue
            centre = torch.zeros_like(module.weight)
            if module in centred:  # stored with the skip's identity in the kernel's centre
                centre[range(len(centre)), range(len(centre)), 1, 1] = 1
            module.weight.copy_(rounded(module.weight + centre) - centre)
    return net


def generator_graph(net, quantise=True, detail=None):
    """The graph of a Generator in evaluation. Inputs and output as in `Generator.forward`, batch 1, H and W symbolic. With `detail` (what tells
    its heads from others) it also gives `next`, the features that they go on from, and carries that word."""
    g = Graph("alla-prima-generator", quantise)
    labels = g.input("labels", TensorProto.INT32, [1, 1, "height", "width"])
    position = g.input("position", TensorProto.FLOAT, [1, 2, "height", "width"])
    style = g.input("style", TensorProto.FLOAT, [1, PLANES, STYLE])
    noise = g.input("noise", TensorProto.FLOAT, [1, 1, "height", "width"])

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

    conv, lrelu = lambda *arguments: convolved(g, *arguments), lambda x: g.lrelu(x, SLOPE)
    planes = class_planes(g, labels)
    y, x = (g.every(g.plane(position, i), 2) for i in (0, 1))
    scene = g.node("Concat", [planes, y, g.node("Mul", [x, x])], axis=1)
    guides = []
    for j in range(len(net.tables)):
        if j:
            scene = g.node("AveragePool", [scene], kernel_shape=[2, 2], strides=[2, 2])
        guides.insert(0, g.node("Concat", [scene, *phases(g, noise, 2 ** (j + 1))], "guide", axis=1))

    moods = moods_of(g, net.mood, style, GUIDE)
    embedding = x = None
    for k, guide in enumerate(guides):
        here = embedded(g, guide, moods, net.tables[k], EMBED[k], GUIDE)
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
    more = {}
    if detail is not None:
        g.tap(x, "next", [1, net.channels[len(net.tables) - 1], "height/2", "width/2"])
        more["detail"] = detail
    return g.model(levels=len(net.tables), parameters=sum(p.numel() for p in net.parameters()), **more)


def head_graph(head, mood, last, quantise=True):
    """The graph of one detail.Head, without its `mood` (Generator.mood, which it is given: every graph takes styles), batch 1. Its inputs: picture
    [1,3,H/2,W/2] and features [1,C,H/4,W/4] of what it doubles; labels, style and noise as the generator's, at the new size; outputs: image
    [1,3,H,W] and, save for the `last` one, next [1,WIDTH,H/2,W/2]: features for the next."""
    g = Graph("alla-prima-detail", quantise)
    picture = g.input("picture", TensorProto.FLOAT, [1, 3, "height/2", "width/2"])
    below = g.input("features", TensorProto.FLOAT, [1, head.bring.conv.in_channels, "height/4", "width/4"])
    labels = g.input("labels", TensorProto.INT32, [1, 1, "height", "width"])
    style = g.input("style", TensorProto.FLOAT, [1, PLANES, STYLE])
    noise = g.input("noise", TensorProto.FLOAT, [1, 1, "height", "width"])
    conv, lrelu = lambda *arguments: convolved(g, *arguments), lambda x: g.lrelu(x, SLOPE)

    def beside(module, x, w, b):
        """A Conv of features beside the picture. The picture's first plane twice, the second time for nothing: WebGPU wants multiples of four."""
        both = g.node("Concat", [x, picture, g.plane(picture, 0)], axis=1)
        return g.conv(g.edge(both), np.concatenate([w, np.zeros_like(w[:, :1])], 1), b)

    guide = g.node("Concat", [class_planes(g, labels), *phases(g, noise, 2)], "guide", axis=1)
    embedding = lrelu(embedded(g, guide, moods_of(g, mood, style, detail.GUIDE), head.table, detail.EMBED, detail.GUIDE))
    u = g.double(lrelu(conv(head.bring, below)))
    h = g.node("Mul", [beside(head.first, u, *map(array, head.first.folded())), conv(head.gamma, embedding, lambda w, b: (w, b + 1))])
    h = lrelu(g.node("Add", [h, conv(head.beta, embedding)]))
    h = g.node("Add", [lrelu(g.node("Add", [conv(head.second, h), conv(head.again, embedding)])), u])
    # What the four pixels of a square get averages to nothing: so do the weights that make them, which therefore keep their precision.
    w, b = map(array, head.out.folded())
    less = lambda a: (a.reshape(3, 4, -1) - a.reshape(3, 4, -1).mean(1, keepdims=True)).reshape(a.shape)
    g.quantise = False
    added = g.node("DepthToSpace", [beside(head.out, h, less(w), less(b))], blocksize=2, mode="CRD")
    g.output(g.node("Add", [added, g.double(picture)]), "image", [1, 3, "height", "width"])
    if not last:
        g.tap(h, "next", [1, detail.WIDTH, "height/2", "width/2"])
    return g.model(parameters=sum(p.numel() for p in head.parameters()))


def convolved(g, module, x, add=None):
    """A model.Conv; `add` changes the folded (weight, bias)."""
    w, b = map(array, module.folded())
    w, b = add(w, b) if add else (w, b)
    return g.conv(g.edge(x) if module.size == 3 else x, w, b)


def class_planes(g, labels):
    """One-hot planes of the label map at half its size."""
    values = np.array(list(range(COUNT)) + [VOID], np.float32).reshape(1, PLANES, 1, 1)
    half = g.every(g.node("Cast", [labels], to=TensorProto.FLOAT), 2)  # WebGPU has no Slice of int32
    return g.node("Cast", [g.node("Equal", [half, g.constant(values)])], to=TensorProto.FLOAT)


def phases(g, noise, step):
    """Four of the phases of the noise, one by one: alone in a Concat, onnxruntime makes a SpaceToDepth of them, which WebGPU has not."""
    return [g.every(noise, step, top, left) for top in (0, 1) for left in (0, 1)]


def moods_of(g, net, style, planes):
    """Styles [1,PLANES,STYLE] through a Generator's `mood` -> [planes, 1, HIDDEN]: one mood a plane of the guide, the class's own, or the mean of all
    for position and noise (model.class_vectors)."""
    mood = g.node("Reshape", [style, g.constant(np.array([PLANES, STYLE], np.int64))])
    for layer in (net[0], net[2]):
        mood = g.lrelu(g.gemm(mood, array(layer.weight), array(layer.bias)), SLOPE)
    whose = np.concatenate([np.eye(PLANES), np.full((planes - PLANES, PLANES), 1 / PLANES)]).astype(np.float32)
    # Reckoned as differences from the first: equal rows then come out equal to the last bit, their mean too.
    first = g.node("Slice", [mood] + [g.constant(np.array([v], np.int64)) for v in (0, 1, 0)])
    moods = g.node("Add", [g.node("MatMul", [g.constant(whose), g.node("Sub", [mood, first])]), first])
    return g.node("Reshape", [moods, g.constant(np.array([planes, 1, HIDDEN], np.int64))])


def embedded(g, guide, moods, table, width, planes):
    """The guide through a table's class vectors: [1, width, H, W]."""
    planes_first = lambda a: a.reshape(width, planes, -1).transpose(1, 2, 0)  # [width*planes, n] -> [planes, n, width]
    vectors = g.node("MatMul", [moods, g.weight(array(table.weight), arrange=planes_first)])
    vectors = g.node("Add", [vectors, g.constant(planes_first(array(table.bias)), "b")])
    vectors = g.node("Transpose", [g.node("Reshape", [vectors, g.constant(np.array([planes, width, 1, 1], np.int64))])], perm=[1, 0, 2, 3])
    return g.conv(guide, (vectors, 1))


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
