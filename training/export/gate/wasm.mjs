// onnxruntime-web's WASM build in Node, one thread, as the plugin runs it. Driven by training/wasm.py: a JSON job on stdin,
// a JSON answer on stdout, tensors as raw little-endian files. Modules are resolved from the job's `modules` folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(readFileSync(0, 'utf8'));
const require = createRequire(`${job.modules}/x.js`);
const ort = await import(pathToFileURL(require.resolve('onnxruntime-web')).href).then((m) => m.default ?? m);
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

const ARRAYS = { float32: Float32Array, int32: Int32Array };

function tensor({ type, shape, file }) {
  const bytes = readFileSync(file);
  return new ort.Tensor(type, new ARRAYS[type](bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)), shape);
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const models = [];
for (const { file, feeds } of job.models) {
  const session = await ort.InferenceSession.create(readFileSync(file), {
    executionProviders: ['wasm'], enableProfiling: Boolean(job.profile),
  });
  models.push({ session, feeds: feeds.map((feed) => Object.fromEntries(Object.entries(feed).map(([k, v]) => [k, tensor(v)]))), times: [] });
}

const answer = { outputs: [], milliseconds: [] };
if (job.rounds) {
  // Rounds go through all models in turn, so that other work on the machine weighs on all alike.
  for (let round = 0; round < job.rounds; round++)
    for (const m of models) {
      const start = performance.now();
      const out = await m.session.run(m.feeds[0]);
      if (round > 0) m.times.push(performance.now() - start);
      for (const value of Object.values(out)) value.dispose();
    }
  answer.milliseconds = models.map((m) => ({ median: median(m.times), fastest: m.times[0] }));
} else {
  for (const [i, m] of models.entries())
    for (const [j, feed] of m.feeds.entries()) {
      const row = {};
      for (const [name, out] of Object.entries(await m.session.run(feed))) {
        const file = `${job.out}/out-${i}-${j}-${name}.bin`;
        writeFileSync(file, Buffer.from(out.data.buffer, out.data.byteOffset, out.data.byteLength));
        row[name] = { file, shape: out.dims };
      }
      answer.outputs.push(row);
    }
}
if (job.profile) for (const m of models) m.session.endProfiling();
process.stdout.write(`\n${JSON.stringify(answer)}\n`);
process.exit(0);
