/** The walkthrough's pictures and sample articles are there, and are packed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pictureOf, WALKTHROUGH_STEPS } from '../../src/extension/contributions/walkthrough';
import { SAMPLE_FILES } from '../../src/extension/features/firstSteps/sampleFiles';

const ROOT = path.resolve(__dirname, '..', '..');
/** Limit of all pictures together, in bytes. */
const MAX_BYTES = 300_000;
/** Somebody else’s text: it is not passed on with the extension. */
const NOT_PACKED = '000_741671edce2820d1.txt';

describe('the walkthrough', () => {
  it('has a picture for each step in both themes, and no other', () => {
    const expected = Object.keys(WALKTHROUGH_STEPS).flatMap(step => [
      pictureOf(step, 'dark'),
      pictureOf(step, 'light'),
    ]);
    const found = readdirSync(path.join(ROOT, 'media', 'walkthrough')).map(name => `media/walkthrough/${name}`);
    assert.deepEqual(found.sort(), expected.sort());
    const bytes = found.reduce((sum, file) => sum + statSync(path.join(ROOT, file)).size, 0);
    assert.ok(bytes <= MAX_BYTES, `${bytes} bytes`);
  });

  it('has the articles of seeds/ as its sample, and packs them', () => {
    const seeds = readdirSync(path.join(ROOT, 'seeds')).filter(name => name !== NOT_PACKED);
    assert.deepEqual([...SAMPLE_FILES], seeds.sort());
    const ignore = readFileSync(path.join(ROOT, '.vscodeignore'), 'utf8').split('\n');
    assert.deepEqual(
      ignore.filter(line => line.startsWith('!seeds/')).sort(),
      SAMPLE_FILES.map(name => `!seeds/${name}`),
    );
  });
});
