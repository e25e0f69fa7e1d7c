/** The corpus that the project brings along is what a first look shows: nothing in it may be out of order. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { anchor } from '../../src/core/annotation/anchoring/anchor';
import { readCorpusFile } from '../../src/core/annotation/corpusFile/corpusFile';
import { targetsOf } from '../../src/core/annotation/model/annotationTargets';
import { overlay } from '../../src/core/annotation/overlay/overlay';
import { readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { parse } from '../../src/core/article/parse';
import { textOf } from '../../src/core/text/span';
import { analyse } from './analyse';

const SEEDS = path.resolve(__dirname, '..', '..', 'seeds');
const read = (name: string): string => readFileSync(path.join(SEEDS, name), 'utf8');
const names = readdirSync(SEEDS).sort();
const articles = names.filter(name => name.endsWith('.txt'));
const sidecars = names.filter(name => name.endsWith('.annotations.yaml'));

describe('the seeds that come along', () => {
  for (const name of articles) {
    it(`${name} has no problems`, () => {
      const text = read(name);
      const file = parse(text);
      const codes = [...file.problems, ...file.articles.flatMap(article => analyse(text, article).problems)];
      assert.deepEqual(codes, []);
      for (const { header } of file.articles) assert.ok(header?.date?.iso && header.source);
    });
  }

  it('hold a file with several articles, and sidecars by more than one hand', () => {
    assert.ok(articles.some(name => parse(read(name)).articles.length > 1));
    const authors = sidecars.flatMap(name => readSidecar(read(name)).annotations.map(({ author }) => author));
    assert.ok(sidecars.length >= 2 && new Set(authors).size >= 2);
  });

  for (const name of sidecars) {
    it(`${name} is read without problems, and every target stands where it says`, () => {
      const { annotations, problems, source, writable } = readSidecar(read(name));
      assert.deepEqual(problems, []);
      assert.ok(writable && source && articles.includes(source));
      const text = read(source);
      const corpus = readCorpusFile(read('seed-annotator.yaml'));
      const [tags, relations] = [corpus.tags, corpus.relations].map(list => list.map(({ name: own }) => own));
      assert.deepEqual(corpus.problems, []);
      for (const annotation of annotations) {
        assert.match(annotation.id, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
        for (const { selector } of targetsOf(annotation)) {
          const found = anchor(text, selector);
          assert.equal(found.status, 'exact', annotation.id);
          assert.equal(found.span && textOf(text, found.span), selector.exact);
        }
        if (annotation.kind === 'tag') assert.ok(tags.includes(annotation.tag), annotation.tag);
        if (annotation.kind === 'relation') assert.ok(relations.includes(annotation.relation), annotation.relation);
      }
      assert.equal(new Set(annotations.map(({ id }) => id)).size, annotations.length);
    });

    it(`${name}: each decision is on a quote of the article`, () => {
      const { annotations, source } = readSidecar(read(name));
      const text = read(source as string);
      const anchored = annotations.map(annotation => ({ annotation, anchor: anchor(text, annotation.target) }));
      const decided = parse(text)
        .articles.flatMap(article => overlay(analyse(text, article), anchored).quotes)
        .flatMap(({ decision }) => (decision ? [decision.id] : []));
      const speakers = annotations.filter(({ kind }) => kind === 'speaker').map(({ id }) => id);
      assert.deepEqual(decided.sort(), speakers.sort());
    });
  }
});
