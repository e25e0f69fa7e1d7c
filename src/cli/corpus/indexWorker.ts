/** Identifies a worker of the index command, in its `workerData`. */
export const INDEX_WORKER = 'seed-annotator index';
