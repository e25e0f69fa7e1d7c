/**
 * Checks that learned models fit the code that computes their features.
 *
 * `vectors.json` pins the features of the articles in test/golden: for each model one whole vector, and for each feature
 * a digest of its values. After an intended change of features, train the model again and update the file:
 *
 *   UPDATE_VECTORS=1 npx mocha --import=tsx test/unit/analysis/models/features.test.ts
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ANTECEDENT_FEATURES } from '../../../../src/core/analysis/coreference/antecedentFeatures';
import { ANTECEDENT_WEIGHTS } from '../../../../src/core/analysis/coreference/antecedentWeights';
import lexiconData from '../../../../src/core/analysis/data/lexicon.json';
import nameData from '../../../../src/core/analysis/data/names.json';
import reportData from '../../../../src/core/analysis/data/reports.json';
import { loadReports, type ReportData } from '../../../../src/core/analysis/indirectSpeech/reports';
import { checkFeatures, ModelError } from '../../../../src/core/analysis/models/features';
import { LEXICON_FEATURES } from '../../../../src/core/analysis/models/lexiconFlags';
import { NAME_FEATURES } from '../../../../src/core/analysis/names/nameFeatures';
import { antecedentVector, type Given, nameVectors, treeVectors } from './vectors';

const FILE = path.join(import.meta.dirname, 'vectors.json');

interface Pinned {
  readonly vector: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, string>>;
}

interface Vectors {
  readonly trees: Readonly<Record<string, Pinned>>;
  readonly names: { readonly vector: readonly number[]; readonly all: string };
}

const digest = (values: unknown): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 12);

/** The vector with the most distinct values. */
const mostTelling = (vectors: readonly number[][]): number[] =>
  vectors.reduce((a, b) => (new Set(b).size > new Set(a).size ? b : a));

function pin({ features, vectors }: Given): Pinned {
  const column = (i: number): string => digest(vectors.map(vector => vector[i]));
  const telling = mostTelling(vectors);
  return {
    vector: Object.fromEntries(features.map((name, i) => [name, telling[i] as number])),
    columns: Object.fromEntries(features.map((name, i) => [name, column(i)])),
  };
}

describe('model features', () => {
  const trees = treeVectors();
  const names = nameVectors();
  const found: Vectors = {
    trees: Object.fromEntries(Object.entries(trees).map(([model, given]) => [model, pin(given)])),
    names: { vector: names.reduce((a, b) => (b.length > a.length ? b : a)), all: digest(names) },
  };
  if (process.env.UPDATE_VECTORS) fs.writeFileSync(FILE, `${JSON.stringify(found, null, 1)}\n`);
  const pinned = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Vectors;

  for (const [model, given] of Object.entries(trees)) {
    it(`of ${model} equal the pinned ones`, () => {
      assert.deepEqual(found.trees[model]?.vector, pinned.trees[model]?.vector);
      assert.deepEqual(found.trees[model]?.columns, pinned.trees[model]?.columns);
    });

    it(`of ${model} cannot be swapped unnoticed`, () => {
      const byColumn = new Map<string, string>();
      const alike: string[] = [];
      for (const [name, column] of Object.entries(pin(given).columns)) {
        const other = byColumn.get(column);
        if (other !== undefined) alike.push(`${other} = ${name}`);
        byColumn.set(column, name);
      }
      assert.deepEqual(alike, []);
    });
  }

  it('of names equal the pinned ones', () => assert.deepEqual(found.names, pinned.names));

  const log = Math.log;
  const antecedents: [
    feature: (typeof ANTECEDENT_FEATURES)[number],
    value: number,
    Parameters<typeof antecedentVector>[0],
  ][] = [
    ['sentence', 3, { place: { sentence: 4 } }],
    ['between', 2, { facts: { between: 2 } }],
    ['sameSentence', 1, { place: { sentence: 1 } }],
    ['otherParagraph', 1, { candidate: { paragraph: 1 } }],
    ['gender', 1, { facts: { gender: 'female' } }],
    ['subject', 1, { candidate: { subject: true } }],
    ['main', 1, { candidate: { main: true }, place: { opens: true } }],
    ['parallel', 1, { candidate: { subject: true }, mention: { text: 'She' } }],
    ['possessor', 1, { candidate: { possessor: true } }],
    ['pronoun', 1, { candidate: { pronoun: true } }],
    ['nominal', 1, { candidate: { nominal: true } }],
    ['frequency', log(5), { facts: { mentions: 5 } }],
    ['frequency', log(5) / 2, { facts: { mentions: 5 }, place: { speaks: true } }],
    ['fame', log(4), { facts: { named: 3 } }],
    ['fame', log(4) / 2, { facts: { named: 3 }, place: { speaks: true } }],
    ['opens', 1, { candidate: { opens: true } }],
    ['speaker', 1, { facts: { speaksQuote: true } }],
    ['otherQuote', 1, { candidate: { quote: 3 } }],
    ['object', 1, { candidate: { subject: true }, place: { sentence: 1 } }],
    ['voice', 1, { candidate: { speaks: true }, place: { speaks: true } }],
    ['selfNamed', 1, { facts: { namedByPronoun: true }, place: { speaks: true } }],
  ];
  const COMES_WITH: Readonly<Record<string, readonly string[]>> = {
    parallel: ['subject'],
    object: ['subject', 'sameSentence', 'sentence'],
    sameSentence: ['sentence'],
  };
  for (const [feature, value, change] of antecedents) {
    it(`of antecedents: ${feature} is ${value}`, () => {
      const plain = antecedentVector({});
      const changed = antecedentVector(change);
      assert.equal(changed[feature], value);
      const others = ANTECEDENT_FEATURES.filter(name => name !== feature && !COMES_WITH[feature]?.includes(name));
      for (const name of others) assert.equal(changed[name], plain[name], name);
    });
  }
  it('of antecedents are all tried', () =>
    assert.deepEqual(new Set(antecedents.map(([name]) => name)), new Set(ANTECEDENT_FEATURES)));
});

describe('a learned file', () => {
  const swapped = <T>([first, second, ...rest]: readonly T[]): T[] => [second as T, first as T, ...rest];

  it('names its features in the order that the code computes them', () => {
    checkFeatures('names.json', nameData.features, NAME_FEATURES);
    checkFeatures('lexicon.json', lexiconData.features, LEXICON_FEATURES);
    const { threshold, ...weights } = ANTECEDENT_WEIGHTS;
    assert.ok(threshold < 0);
    checkFeatures('antecedentWeights.ts', Object.keys(weights), ANTECEDENT_FEATURES);
  });

  it('is rejected if two features are swapped, and the message names the first', () => {
    const data = reportData as ReportData;
    const head = { ...data.models.head, features: swapped(data.models.head.features) };
    const load = (): unknown => loadReports({ ...data, models: { ...data.models, head } }).next();
    assert.throws(load, (error: Error) => {
      assert.ok(error instanceof ModelError);
      assert.match(error.message, /^reports\.json, head .*feature 1 is “category 1 before” in the file and “category”/);
      return true;
    });
  });

  const others: [what: string, fitted: readonly string[] | undefined, message: RegExp][] = [
    ['has one less', ['a'], /feature 2 is missing in the file and “b” in the code/],
    ['has one more', ['a', 'b', 'c'], /feature 3 is “c” in the file and missing in the code/],
    ['names none', undefined, /does not name the features/],
  ];
  for (const [what, fitted, message] of others)
    it(`is rejected if it ${what}`, () => assert.throws(() => checkFeatures('m.json', fitted, ['a', 'b']), message));
});
