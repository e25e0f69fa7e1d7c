/** A short run of the fuzzer: its seeds, what it has found before, and some mutations of both, the same every time. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TARGETS } from '../fuzz/allTargets';
import { mutate, stretch } from '../fuzz/mutate';
import { Random } from '../fuzz/random';
import { LONGEST_TEST } from '../patience';

const FOUND = path.resolve(__dirname, '../fuzz/found');
const MUTATIONS = 8;

describe('any input', function () {
  this.timeout(LONGEST_TEST);
  for (const { name, seeds, words, run, longest } of TARGETS)
    it(`of ${name}`, async () => {
      const folder = path.join(FOUND, name);
      const found = existsSync(folder) ? readdirSync(folder).map(file => readFileSync(path.join(folder, file))) : [];
      const corpus = [...seeds().map(seed => Buffer.from(seed)), ...found];
      const material = { corpus, words: words.map(word => Buffer.from(word)) };
      const random = new Random(1);
      const mutations = Array.from({ length: MUTATIONS }, () => mutate(random, material));
      for (const input of [...corpus, ...mutations, stretch(random, material, longest / 30)]) await run(input);
    });
});
