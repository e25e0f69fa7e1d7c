/** Builds or updates an index with the worker of the editor, and ends: `node indexChild.js WORKER MODELS DATABASE FOLDER`. */
import { startIndexWorker } from '../../src/platform/node/worker';
import { IndexClient } from '../../src/worker';

const [worker = '', models = '', database = '', folder = ''] = process.argv.slice(2);
const port = startIndexWorker(worker, models);
const client = new IndexClient(port, {
  changed: () => undefined,
  log: () => undefined,
  read: async () => null,
  progress: ({ state, fault }) => {
    if (state === 'failed') throw new Error(fault ?? 'there is no index');
    if (state === 'ready') void client.close().then(() => process.exit(0));
  },
});
port.onLost(reason => {
  throw new Error(reason);
});
const root = { folder, include: ['**/*.txt'], exclude: [], useIgnoreFiles: false };
client.send({ kind: 'open', setup: { database, base: folder, roots: [root], open: [], chosen: [], isRemote: false } });
// The worker alone would not keep the process alive.
setInterval(() => undefined, 1000);
