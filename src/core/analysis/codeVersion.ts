declare const SEED_ANALYSIS_CODE: string | undefined;

/** A hash of the analysis’s code that the build puts in; `source` where the code was not built. */
export const CODE_VERSION: string = typeof SEED_ANALYSIS_CODE === 'undefined' ? 'source' : SEED_ANALYSIS_CODE;
