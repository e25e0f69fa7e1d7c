import { ANTECEDENT_WEIGHTS } from './coreference/antecedentWeights';
import confidence from './data/confidence.json';
import lexicon from './data/lexicon.json';
import manifest from './data/manifest.json';
import names from './data/names.json';
import reports from './data/reports.json';
import speaker from './data/speaker.json';
import type { ModelData } from './loadModels';

/** The learned files that ship. `data/PROVENANCE.md` describes how each was made; `data/manifest.json` has their hashes. */
export const TRAINED: ModelData = {
  id: /* @__PURE__ */ JSON.stringify([manifest, ANTECEDENT_WEIGHTS]),
  lexicon,
  names,
  reports,
  speaker,
  confidence,
  antecedents: ANTECEDENT_WEIGHTS,
};
