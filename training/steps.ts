/** The steps of the chain, in order: each needs the results of those before it. */

/** A learned file that is committed. */
export interface LearnedFile {
  /** Its name in the output folder of a step. */
  readonly name: string;
  /** Its committed path, relative to the project's root. */
  readonly committed: string;
}

export interface Step {
  readonly name: string;
  /** Its script, relative to the project's root. */
  readonly script: string;
  /** Environment variables that it needs. */
  readonly needs: readonly string[];
  /** The committed files that it makes. */
  readonly files: readonly LearnedFile[];
}

const data = (name: string): LearnedFile => ({ name, committed: `src/core/analysis/data/${name}` });
const antecedents = {
  name: 'antecedentWeights.ts',
  committed: 'src/core/analysis/coreference/antecedentWeights.ts',
};

export const STEPS: readonly Step[] = [
  { name: 'clusters', script: 'training/clusters.ts', needs: ['SEED_PACKAGES'], files: [] },
  {
    name: 'lexicon',
    script: 'training/lexicon.ts',
    needs: ['SEED_PACKAGES', 'SEED_CENSUS', 'SEED_COMPANIES'],
    files: [data('lexicon.json')],
  },
  { name: 'names', script: 'training/names.ts', needs: ['SEED_DATA'], files: [data('names.json')] },
  { name: 'reports', script: 'training/reports.ts', needs: ['SEED_DATA'], files: [data('reports.json')] },
  {
    name: 'attribution',
    script: 'training/attribution.ts',
    needs: ['SEED_DATA'],
    files: [data('speaker.json'), data('confidence.json')],
  },
  { name: 'antecedents', script: 'training/antecedents.ts', needs: ['SEED_DATA'], files: [antecedents] },
];
