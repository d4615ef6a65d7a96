// ONNX files to plain objects and back.
import protobuf from 'protobufjs';
import { SCHEMA } from './schema';
import type { OnnxModel } from './schema';

const MODEL = protobuf.parse(SCHEMA).root.lookupType('Model');

/** @throws Error when the bytes are no protobuf message or hold no graph. */
export function readOnnx(bytes: Uint8Array): OnnxModel {
  const model = MODEL.toObject(MODEL.decode(bytes), { longs: Number, arrays: true }) as Partial<OnnxModel>;
  if (model.graph === undefined) throw new Error('This ONNX file holds no graph.');
  return model as OnnxModel;
}

/** @throws Error when a field has the wrong type. */
export function writeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const bytes = MODEL.encode(MODEL.fromObject(model)).finish();
  // protobufjs hands out a slice of a pool: the copy owns its buffer.
  return new Uint8Array(bytes);
}
