import { ANTECEDENT_WEIGHTS } from './coreference/antecedentWeights';
import confidence from './data/confidence.json';
import lexicon from './data/lexicon.json';
import manifest from './data/manifest.json';
import names from './data/names.json';
import reports from './data/reports.json';
import speaker from './data/speaker.json';
import type { ModelData } from './loadModels';

/** What ships: `data/PROVENANCE.md` says how each file was made, `data/manifest.json` holds their hashes. */
export const TRAINED: ModelData = {
  id: /* @__PURE__ */ JSON.stringify([manifest, ANTECEDENT_WEIGHTS]),
  lexicon,
  names,
  reports,
  speaker,
  confidence,
  antecedents: ANTECEDENT_WEIGHTS,
};
