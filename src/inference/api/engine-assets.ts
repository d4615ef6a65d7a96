// The files that the engine is made of: the runtime and the networks of one painter. The inline page contains them as text; the hosted page has
// them on its site.
import * as v from 'valibot';
import { OwnBytesSchema } from './bytes';

/** A file of the panel's own site: gzip, named after its content, fetched once and kept by the browser. */
const HostedFileSchema = v.pipe(
  v.object({
    url: v.string(),
    /** Length of the packed file. */
    bytes: v.number(),
    /** Lower-case hex, of the packed file. */
    sha256: v.string(),
  }),
  v.readonly(),
);

export type HostedFile = v.InferOutput<typeof HostedFileSchema>;

/** As the inline page contains them: base64 of gzip, white space around it ignored. */
const InlineAssetsSchema = v.pipe(
  v.object({
    runtimeWasm: v.string(),
    model: v.string(),
    /** Null where the model came without one. */
    styleEncoder: v.nullable(v.string()),
    /** The network that reads pictures, and its card; null where it was not delivered. */
    sceneReader: v.nullable(v.object({ file: v.string(), card: v.unknown() })),
    /** The parsed model card; checked on load. */
    card: v.unknown(),
  }),
  v.readonly(),
);

export type InlineAssets = v.InferOutput<typeof InlineAssetsSchema>;

/** The same as files of the panel's own site. */
const HostedAssetsSchema = v.pipe(
  v.object({
    runtimeWasm: HostedFileSchema,
    model: HostedFileSchema,
    /** The generator derived for computing in half precision; null where it could not be derived. */
    halfModel: v.nullable(HostedFileSchema),
    /** Files of the other painters: they stay where the browser keeps them. */
    others: v.pipe(v.array(HostedFileSchema), v.readonly()),
    styleEncoder: v.nullable(HostedFileSchema),
    sceneReader: v.nullable(v.object({ file: HostedFileSchema, card: v.unknown() })),
    card: v.unknown(),
  }),
  v.readonly(),
);

export type HostedAssets = v.InferOutput<typeof HostedAssetsSchema>;

/** The painters that can be loaded, and the files of each. */
export interface PainterAssets {
  /** Id of the one that people see first. */
  readonly first: string;
  /** @throws FailureError `unknown-painter` for an id that is not here. */
  of(painter: string): EngineAssets;
}

export const EngineAssetsSchema = v.union([InlineAssetsSchema, HostedAssetsSchema]);

export type EngineAssets = v.InferOutput<typeof EngineAssetsSchema>;

/** What one painting worker hands on to the next, so that it is fetched and unpacked once. */
export const UnpackedFilesSchema = v.pipe(v.object({ runtimeWasm: OwnBytesSchema, model: OwnBytesSchema }), v.readonly());

export type UnpackedFiles = v.InferOutput<typeof UnpackedFilesSchema>;

/** A painter's files as the build names them in the hosted page; urls are relative to it. */
export interface PainterFiles {
  readonly model: HostedFile;
  readonly halfModel: HostedFile | null;
  readonly styleEncoder: HostedFile | null;
}

/** The engine's files as the build names them in the hosted page; urls are relative to it. */
export interface EngineFiles {
  /** Script of the worker that paints. */
  readonly script: string;
  /** Script of the worker that reads and traces label maps. */
  readonly labelScript: string;
  readonly runtimeWasm: HostedFile;
  /** In the order of the model cards. */
  readonly painters: readonly PainterFiles[];
  readonly sceneReader: { readonly file: HostedFile; readonly card: unknown } | null;
}
