/** Identifies a thread of the index command, in its `workerData`. */
export const INDEX_THREAD = 'seed-annotator index';
