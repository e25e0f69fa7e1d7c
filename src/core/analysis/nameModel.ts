import data from './data/names.json';
import { checkFeatures } from './models/features';
import { NAME_FEATURES } from './nameFeatures';
import { FEATURE_COUNT, lanesOf, type NameModel } from './nameTagger';
import { fromBase64 } from './packed';

const decoded: { model?: NameModel } = {};

/** The trained weights, decoded when first asked for. */
export function nameModel(): NameModel {
  return (decoded.model ??= decode());
}

/** `scripts/train/names.ts` writes the weights label by label and feature numbers as gaps: that packs better. */
function decode(): NameModel {
  checkFeatures('names.json', data.features, NAME_FEATURES);
  const gaps = fromBase64(data.gaps);
  const planes = new Int8Array(fromBase64(data.weights).buffer);
  const rows = new Uint16Array(FEATURE_COUNT);
  let feature = 0;
  for (let i = 0; i < data.count; i++) {
    feature += (gaps[3 * i] as number) | ((gaps[3 * i + 1] as number) << 8) | ((gaps[3 * i + 2] as number) << 16);
    rows[feature] = i + 1;
  }
  return { rows, lanes: lanesOf(planes, data.count), transitions: Float32Array.from(data.transitions) };
}
