import { checkFeatures } from '../models/features';
import { decodeBase64, type PackedBytes } from '../models/packed';
import { NAME_FEATURES } from './nameFeatures';
import { FEATURE_COUNT, laneSteps, type NameModel } from './nameTagger';

/** `data/names.json`. Weights are stored label by label, and feature numbers as gaps, because that compresses better. */
export interface NameData {
  readonly features: readonly string[];
  /** Number of features with weights. */
  readonly count: number;
  readonly gaps: PackedBytes;
  readonly weights: PackedBytes;
  readonly transitions: readonly number[];
}

/**
 * Decodes the name tagger in steps.
 * @throws ModelError if the weights were fitted on other features than the code computes
 */
export function* loadNames(data: NameData): Generator<void, NameModel> {
  checkFeatures('names.json', data.features, NAME_FEATURES);
  const gaps = yield* decodeBase64(data.gaps);
  const planes = new Int8Array((yield* decodeBase64(data.weights)).buffer);
  const rows = new Uint16Array(FEATURE_COUNT);
  let feature = 0;
  for (let i = 0; i < data.count; i++) {
    feature += (gaps[3 * i] as number) | ((gaps[3 * i + 1] as number) << 8) | ((gaps[3 * i + 2] as number) << 16);
    rows[feature] = i + 1;
  }
  yield;
  const lanes = yield* laneSteps(planes, data.count);
  return { rows, lanes, transitions: Float32Array.from(data.transitions) };
}
