import { CONFIDENCE_FEATURES } from './attribution/confidence';
import { SPEAKER_FEATURES } from './attribution/pairFeatures';
import type { AntecedentWeights } from './coreference/antecedentWeights';
import { loadReports, type ReportData, type ReportModel } from './indirectSpeech/reports';
import { type Lexicon, type LexiconData, loadLexicon } from './models/lexicon';
import { loadTrees, type Trees, type TreesData } from './models/trees';
import { loadNames, type NameData } from './names/nameModel';
import type { NameModel } from './names/nameTagger';

/** The learned files as they are stored. */
export interface ModelData {
  /** Differs if any of the files differs. */
  readonly id: string;
  readonly lexicon: LexiconData;
  readonly names: NameData;
  readonly reports: ReportData;
  readonly speaker: TreesData;
  readonly confidence: TreesData;
  readonly antecedents: AntecedentWeights;
}

/** The learned files ready for use. */
export interface Models {
  readonly lexicon: Lexicon;
  readonly names: NameModel;
  readonly reports: ReportModel;
  readonly speaker: Trees;
  readonly confidence: Trees;
  readonly antecedents: AntecedentWeights;
}

/**
 * Decodes the learned files in small steps.
 * @throws ModelError if one was fitted on other features than the code computes
 */
export function* loadModels(data: ModelData): Generator<void, Models> {
  const lexicon = yield* loadLexicon(data.lexicon);
  yield;
  const names = yield* loadNames(data.names);
  yield;
  const reports = yield* loadReports(data.reports);
  yield;
  const speaker = loadTrees('speaker.json', data.speaker, SPEAKER_FEATURES);
  yield;
  const confidence = loadTrees('confidence.json', data.confidence, CONFIDENCE_FEATURES);
  return { lexicon, names, reports, speaker, confidence, antecedents: data.antecedents };
}
