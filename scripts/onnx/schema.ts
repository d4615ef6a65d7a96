// The part of ONNX's protobuf schema that our graphs use, as types and as text for protobufjs. Field numbers are those of
// https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3. What is not named here is lost when a file is read and written.

export const SCHEMA = `
syntax = "proto3";
message Model {
  int64 ir_version = 1; repeated OperatorSet opset_import = 8; string producer_name = 2; string producer_version = 3; string domain = 4;
  int64 model_version = 5; string doc_string = 6; Graph graph = 7; repeated Entry metadata_props = 14;
}
message OperatorSet { string domain = 1; int64 version = 2; }
message Entry { string key = 1; string value = 2; }
message Graph {
  repeated Node node = 1; string name = 2; repeated Tensor initializer = 5; string doc_string = 10;
  repeated ValueInfo input = 11; repeated ValueInfo output = 12; repeated ValueInfo value_info = 13;
}
message Node {
  repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4; string domain = 7;
  repeated Attribute attribute = 5; string doc_string = 6;
}
message Attribute {
  string name = 1; string doc_string = 13; int32 type = 20; float f = 2; int64 i = 3; bytes s = 4; Tensor t = 5; Graph g = 6;
  repeated float floats = 7; repeated int64 ints = 8; repeated bytes strings = 9;
}
message Tensor {
  repeated int64 dims = 1; int32 data_type = 2; repeated float float_data = 4; repeated int32 int32_data = 5;
  repeated int64 int64_data = 7; string name = 8; string doc_string = 12; bytes raw_data = 9;
}
message ValueInfo { string name = 1; Type type = 2; string doc_string = 3; }
message Type { TensorType tensor_type = 1; }
message TensorType { int32 elem_type = 1; Shape shape = 2; }
message Shape { repeated Dimension dim = 1; }
message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
`;

/** TensorProto.DataType. */
export const DATA_TYPE = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, float16: 10 } as const;

/** AttributeProto.AttributeType. */
export const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, tensor: 4, floats: 6, ints: 7 } as const;

export interface OnnxModel {
  irVersion: number;
  opsetImport: { domain?: string; version: number }[];
  producerName?: string;
  graph: OnnxGraph;
  metadataProps?: { key: string; value: string }[];
}

export interface OnnxGraph {
  name: string;
  node: OnnxNode[];
  initializer: OnnxTensor[];
  input: OnnxValueInfo[];
  /** Types may be left out: the runtime finds them. */
  output: (Pick<OnnxValueInfo, 'name'> & Partial<OnnxValueInfo>)[];
  valueInfo?: OnnxValueInfo[];
}

export interface OnnxNode {
  opType: string;
  name?: string;
  domain?: string;
  /** An empty name is an input left out. */
  input: string[];
  output: string[];
  attribute?: OnnxAttribute[];
}

export interface OnnxAttribute {
  name: string;
  type: number;
  f?: number;
  i?: number;
  s?: Uint8Array;
  t?: OnnxTensor;
  floats?: number[];
  ints?: number[];
}

export interface OnnxTensor {
  name?: string;
  dims?: number[];
  dataType: number;
  /** Little-endian values; absent where one of the lists below holds them. */
  rawData?: Uint8Array;
  floatData?: number[];
  /** Also holds bool, int8, uint8 and the bits of float16. */
  int32Data?: number[];
  int64Data?: number[];
}

export interface OnnxValueInfo {
  name: string;
  type: { tensorType: { elemType: number; shape?: { dim?: { dimValue?: number; dimParam?: string }[] } } };
}
