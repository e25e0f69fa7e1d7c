/** In CI, properties try the same cases in every run: a failure there is of the change that is tested. */
import fc from 'fast-check';

if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20251127 });
