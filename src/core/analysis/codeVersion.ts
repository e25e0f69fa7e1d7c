declare const SEED_ANALYSIS_CODE: string | undefined;

/** A hash of the analysis code, set by the build; `source` if the code was not built. */
export const CODE_VERSION: string = typeof SEED_ANALYSIS_CODE === 'undefined' ? 'source' : SEED_ANALYSIS_CODE;
