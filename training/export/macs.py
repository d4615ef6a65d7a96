"""Multiply-accumulates and parameters of an ONNX graph at a given size.

    python3 -m training.export.macs MODEL.onnx [HEIGHT WIDTH]
"""
import sys

import numpy as np
import onnx


def fixed(model, height, width):
    """A copy with every symbolic input dimension replaced (height, width, height/2 ...) and all shapes inferred."""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    sizes = {"height": height, "width": width}
    for value in list(model.graph.input) + list(model.graph.output):
        for dim in value.type.tensor_type.shape.dim:
            if dim.dim_param:
                name, _, part = dim.dim_param.partition("/")
                dim.dim_value = sizes[name] // int(part or 1)
    return onnx.shape_inference.infer_shapes(model, data_prop=True)


def shapes_of(model):
    shapes = {w.name: list(w.dims) for w in model.graph.initializer}
    for value in list(model.graph.value_info) + list(model.graph.input) + list(model.graph.output):
        shapes[value.name] = [d.dim_value for d in value.type.tensor_type.shape.dim]
    return shapes


def count(model, height=512, width=512):
    """(total MACs, [(MACs, node name, weight shape, output shape)]) of Conv, Gemm and MatMul."""
    model = fixed(model, height, width)
    shapes, rows = shapes_of(model), []
    for node in model.graph.node:
        if node.op_type in ("Conv", "Gemm", "MatMul"):
            weight, out = shapes[node.input[1]], shapes[node.output[0]]
            per = weight[-2] if node.op_type == "MatMul" else np.prod(weight[1:])  # a weight's inputs an output element
            rows.append((int(per * np.prod(out)), node.name, weight, out))
    return sum(r[0] for r in rows), rows


def parameters(model):
    """Weights a reader would count: every stored float or int8 tensor (scales and index constants aside)."""
    return sum(int(np.prod(w.dims)) for w in model.graph.initializer
               if w.data_type in (onnx.TensorProto.FLOAT, onnx.TensorProto.INT8, onnx.TensorProto.FLOAT16) and not w.name.startswith(("scale", "k_")))


def main():
    model = onnx.load(sys.argv[1])
    height, width = map(int, sys.argv[2:4]) if len(sys.argv) > 3 else (512, 512)
    total, rows = count(model, height, width)
    for macs, name, weight, out in rows:
        print(f"{macs / 1e6:9.1f} M  {name:12} {weight} -> {out}")
    print(f"{total / 1e9:.3f} GMAC at {height}x{width}, {parameters(model)} parameters")


if __name__ == "__main__":
    main()
