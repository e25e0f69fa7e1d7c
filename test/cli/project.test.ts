/** The cases that all hosts must handle alike, on the command line: as a process, and its view of real files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openProject, viewOf } from '../../src/cli/project';
import { BELONGING, CORPUS_FILES, DERIVED, SEED_FILES, STORY, sidecarOfThree, speakerOf, THREE } from '../projectCases';
import { bundle, PATIENCE, seedAnnotator, temporaryFolder } from './command';

describe('the command line, like every host:', function () {
  this.timeout(PATIENCE);
  before(bundle);
  const folder = temporaryFolder();
  const at = (name: string): string => path.join(folder.path, name);

  describe('seed files', () => {
    before(async () => {
      folder.make(Object.fromEntries(SEED_FILES.map(({ path, content }) => [`files/${path}`, content])));
      // It writes an annotation file next to each article that it finds.
      const { err, code } = await seedAnnotator(['export', '--format', 'brat', at('files')]);
      assert.equal(code, 0, err);
    });

    for (const { why, path, isSeed } of SEED_FILES)
      it(`${path} is ${isSeed ? '' : 'not '}a seed file: ${why}`, () =>
        assert.equal(existsSync(at(`files/${path.replace(/\.\w+$/, '.ann')}`)), isSeed));
  });

  describe('the corpus file that applies', () => {
    for (const [i, { why, article, corpora, holds, isFaulty }] of CORPUS_FILES.entries())
      it(why, async () => {
        const root = `corpus${i}`;
        for (const [below, text] of Object.entries(corpora))
          folder.make({ [path.join(root, below, 'seed-annotator.yaml')]: text });
        folder.make({ [`${root}/${article}`]: STORY });
        const { out, err, code } = await seedAnnotator(['report', at(`${root}/${article}`)]);
        if (isFaulty) {
          assert.equal(code, 2);
          assert.ok(err.startsWith(`${path.join(folder.path, root, holds!, 'seed-annotator.yaml')}: line `), err);
          return;
        }
        assert.equal(code, 0, err);
        const speaker = holds !== null && corpora[holds] ? speakerOf(holds) : DERIVED;
        assert.ok(out.includes(`**${speaker}**`), out);
      });
  });

  describe('the article of an annotation', () => {
    for (const { why, annotation, articles } of BELONGING)
      it(why, async () => {
        folder.make({ 'three.seed': THREE, 'three.seed.annotations.yaml': sidecarOfThree('three.seed') });
        const view = await viewOf(openProject(), at('three.seed'), readFileSync(at('three.seed'), 'utf8'));
        const lists = view.articles.flatMap((one, i) =>
          one.annotations.some(other => other.annotation.id === annotation.id) ? [i] : [],
        );
        assert.deepEqual(lists, articles);
      });
  });
});
