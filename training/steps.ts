/** The steps of the chain, in the order in which each needs what the ones before it made. */

/** A learned file that is committed. */
export interface LearnedFile {
  /** Its name in the folder that a step writes to. */
  readonly name: string;
  /** Where it is committed, relative to the project's root. */
  readonly committed: string;
}

export interface Step {
  readonly name: string;
  /** Its script, relative to the project's root. */
  readonly script: string;
  /** Environment variables without which it cannot run. */
  readonly needs: readonly string[];
  /** What it makes. Empty where nothing of it is committed. */
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
    needs: ['SEED_PACKAGES', 'SEED_CENSUS'],
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
