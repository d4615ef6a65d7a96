// Property tests try the same inputs in each run of `npm test`, so that what fails here fails everywhere; `npm run fuzz` looks for others, and
// FC_SEED=… tries another set.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FC_SEED'] ?? 20261129) });
