"""A small writer of ONNX graphs: just the operators our nets need, with int8 weight storage. Knows nothing of our nets.

Weights are stored as int8 with one scale an output channel; Cast and Mul bring them back. The plugin runs both every time, because
folding them at load takes longer (src/inference/backend/runtime.ts); where a runtime does fold, it folds these (a DequantizeLinear it would
keep). Small tensors stay fp32.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET, IR = 17, 8
SMALLEST_QUANTISED = 256  # elements


class Graph:
    def __init__(self, name, quantise=True):
        self.name, self.quantise = name, quantise
        self.nodes, self.weights, self.inputs, self.outputs = [], [], [], []
        self.constants = {}  # names by content: what two parts of a graph share is stored once
        self.count = 0

    def fresh(self, hint):
        self.count += 1
        return f"{hint}_{self.count}"

    def node(self, op, inputs, hint=None, **attributes):
        out = self.fresh(hint or op.lower())
        self.nodes.append(helper.make_node(op, inputs, [out], name=out, **attributes))
        return out

    def constant(self, array, hint="k"):
        array = np.ascontiguousarray(array)
        content = (array.dtype.str, array.shape, array.tobytes())
        if content not in self.constants:
            self.constants[content] = self.fresh(hint)
            self.weights.append(numpy_helper.from_array(array, self.constants[content]))
        return self.constants[content]

    def input(self, name, kind, shape):
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, value, name, shape):
        """Call a node's result, which no other node takes, an output. Not by an Identity: half precision would round there."""
        last = next(node for node in self.nodes if value in node.output)
        last.output[list(last.output).index(value)] = name
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def tap(self, value, name, shape):
        """Give out a node's result that others take, too."""
        for node in self.nodes:
            for names in (node.input, node.output):
                for index, taken in enumerate(names):
                    names[index] = name if taken == value else taken
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def weight(self, array, hint="w", arrange=lambda a: a):
        """A float tensor whose first axis is output channels; int8 when it is large enough to matter. `arrange` gives it another layout after that."""
        array = np.asarray(array, np.float32)
        if not self.quantise or array.size < SMALLEST_QUANTISED:
            return self.constant(arrange(array), hint)
        scale = best_scale(array).astype(np.float32)
        codes = np.clip(np.rint(array / scale), -127, 127).astype(np.int8)
        cast = self.node("Cast", [self.constant(arrange(codes), hint)], "cast", to=TensorProto.FLOAT)
        return self.node("Mul", [cast, self.constant(arrange(scale), "scale")], hint)

    def codes(self, codes, zero, scale):
        """A float tensor that another quantised net holds as uint8: (codes - zero) * scale."""
        cast = self.node("Cast", [self.constant(codes.astype(np.uint8), "codes")], "cast", to=TensorProto.FLOAT)
        return self.node("Mul", [self.node("Sub", [cast, self.constant(np.float32(zero))]), self.constant(np.float32(scale))], "w")

    def conv(self, x, weight, bias=None, stride=1, pad=0, group=1, dilation=1):
        """weight: an array [O,I/group,k,k], or (name, k) of a computed one. pad: all around, or [top, left, bottom, right]."""
        name, size = weight if isinstance(weight, tuple) else (self.weight(weight), weight.shape[2])
        inputs = [x, name] + ([] if bias is None else [self.constant(np.asarray(bias, np.float32), "b")])
        return self.node("Conv", inputs, kernel_shape=[size, size], pads=pad if isinstance(pad, list) else [pad] * 4,
                         strides=[stride] * 2, group=group, dilations=[dilation] * 2)

    def gemm(self, x, weight, bias):
        """x [N,I], weight [O,I], bias [O] -> [N,O]."""
        return self.node("Gemm", [x, self.weight(weight), self.constant(np.asarray(bias, np.float32), "b")], transB=1)

    def every(self, x, step, top=0, left=0):
        """x[:, :, top::step, left::step]"""
        if step == 1:
            return x
        ints = lambda *v: self.constant(np.array(v, np.int64))
        return self.node("Slice", [x, ints(top, left), ints(2 ** 31 - 1, 2 ** 31 - 1), ints(2, 3), ints(step, step)])

    def plane(self, x, i):
        """x[:, i:i+1]"""
        return self.node("Slice", [x] + [self.constant(np.array([v], np.int64)) for v in (i, i + 1, 1)])

    def edge(self, x):
        return self.node("Pad", [x, self.constant(np.array([0, 0, 1, 1, 0, 0, 1, 1], np.int64))], mode="edge")

    def lrelu(self, x, slope):
        return self.node("LeakyRelu", [x], alpha=slope)

    def clip(self, x, low, high):
        return self.node("Clip", [x, self.constant(np.float32(low)), self.constant(np.float32(high))])

    def enlarge(self, x, factor):
        """Bilinear; below 1 it makes smaller."""
        return self.node("Resize", [x, "", self.constant(np.array([1, 1, factor, factor], np.float32))], mode="linear",
                         coordinate_transformation_mode="half_pixel")

    def double(self, x):
        scales = self.constant(np.array([1, 1, 2, 2], np.float32))
        return self.node("Resize", [x, "", scales], mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")

    def model(self, **metadata):
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="alla-prima")
        model.ir_version = IR
        helper.set_model_props(model, {k: str(v) for k, v in metadata.items()})
        onnx.checker.check_model(model)
        return model


def best_scale(array):
    """Per output channel, the int8 step with the least squared error among a few clippings of the largest weight."""
    axes = tuple(range(1, array.ndim))
    largest = np.maximum(np.abs(array).max(axes, keepdims=True), 1e-8)
    best = error = None
    for part in (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6):
        scale = largest * part / 127
        now = ((np.clip(np.rint(array / scale), -127, 127) * scale - array) ** 2).sum(axes, keepdims=True)
        if best is None:
            best, error = scale, now
        best, error = np.where(now < error, scale, best), np.minimum(now, error)
    return best


def grid(array):
    """The float values the int8 storage of `Graph.weight` gives back."""
    if array.size < SMALLEST_QUANTISED:
        return array
    scale = best_scale(array).astype(np.float32)
    return np.clip(np.rint(array / scale), -127, 127).astype(np.float32) * scale
