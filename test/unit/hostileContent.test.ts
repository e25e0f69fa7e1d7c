/** Content made to do harm, through everything that reads files of others. What a person sees of it is in docs/robustness.md. */

import assert from 'node:assert/strict';
import { readCorpusFile, readSidecar } from '../../src/core/annotation';
import { FORMATS, type Format, FormatError, outgoing, readIncoming } from '../../src/core/interchange';
import { ArticleNames } from '../../src/core/interchange/articleNames';
import { inEnglish } from '../../src/core/text';
import { documentOf } from '../bench/scale/documents';
import { SIDECAR, STORY } from '../fuzz/targets/samples';

const JSON_FORMATS = ['web-annotation', 'hypothesis', 'prodigy', 'doccano', 'label-studio'];

/** The text of the file, and of its companion, that a format writes for the story. */
function written(format: Format): { readonly text: string; readonly companion: string | null } {
  const { contents } = format.write(documentOf('story.txt', STORY, SIDECAR));
  const last = contents.at(-1) ?? '';
  const text = format.joined ? format.joined.head + last + format.joined.end : last;
  return { text, companion: contents.length > 1 ? (contents[0] ?? null) : null };
}

const read = (format: Format, text: string, companion: string | null = null) =>
  readIncoming(format, { name: `story${format.endings.at(-1)}`, text, companion }, () => STORY).documents ?? [];

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Properties that every object would have, if a key of a file had reached the prototype of objects. */
const inherited = (): string[] => {
  const found: string[] = [];
  for (const key in {}) found.push(key);
  return found;
};

describe('keys that mean something to JavaScript', () => {
  const TRICKS = ['"__proto__":{"tricked":1},', '"constructor":{"prototype":{"tricked":1}},', '"toString":null,'];
  for (const format of FORMATS.filter(({ id }) => JSON_FORMATS.includes(id)))
    it(`in every object of ${inEnglish(format.title)} change nothing`, () => {
      const { text } = written(format);
      const expected = plain(read(format, text));
      for (const trick of TRICKS) {
        const documents = read(format, text.replace(/\{(?=")/g, `{${trick}`));
        assert.deepEqual(inherited(), []);
        assert.deepEqual(
          documents.map(({ marks }) => marks.length),
          (expected as typeof documents).map(({ marks }) => marks.length),
        );
      }
    });

  it('in a sidecar and a corpus file change nothing', () => {
    const trick = (indent: string) =>
      `${indent}__proto__: { tricked: 1 }\n${indent}constructor: { prototype: { tricked: 1 } }\n`;
    const sidecar = SIDECAR.replaceAll('    kind: tag\n', `    kind: tag\n${trick('    ')}`) + trick('');
    assert.equal(readSidecar(sidecar).annotations.length, readSidecar(SIDECAR).annotations.length);
    const corpus = `tags:\n  - name: a\n${trick('    ')}${trick('')}`;
    assert.deepEqual(
      readCorpusFile(corpus).tags.map(({ name }) => name),
      ['a'],
    );
    assert.deepEqual(inherited(), []);
  });
});

describe('nesting of 100,000 levels', () => {
  const DEEP = 100_000;
  const shapes: readonly (readonly [name: string, text: string])[] = [
    ['lists', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
    ['objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
    ['elements', `<TEI xmlns="http://www.tei-c.org/ns/1.0">${'<p>'.repeat(DEEP)}`],
    ['quotation marks', '"'.repeat(DEEP)],
  ];
  for (const format of FORMATS)
    it(`is refused with a sentence, or read, by ${inEnglish(format.title)}`, () => {
      for (const [, text] of shapes)
        try {
          read(format, text, STORY);
        } catch (error) {
          assert.ok(error instanceof FormatError && error.message.endsWith('.'), String(error));
        }
    });

  it('is a problem of a sidecar', () => {
    for (const [, text] of shapes.slice(0, 2)) {
      const { problems, writable } = readSidecar(`annotations: ${text}\n`);
      assert.equal(writable, false);
      assert.match(inEnglish(problems[0]!.message), /nested|deep/);
    }
  });
});

describe('entities that a file declares', () => {
  it('are refused in TEI, with a way out', () => {
    const tei = FORMATS.find(({ id }) => id === 'tei')!;
    const text = `<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/passwd">]>${written(tei).text.replace(/<\?xml.*?\?>/, '')}`;
    assert.throws(
      () => read(tei, text),
      (error: Error) => error instanceof FormatError && /Remove the <!DOCTYPE/.test(error.message),
    );
  });
});

describe('a YAML bomb', () => {
  it('is a problem with its place, and nothing is expanded', () => {
    const levels = Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
    const { problems, annotations, writable } = readSidecar(`a0: &a0 [x]\n${levels.join('\n')}\nannotations: *a60\n`);
    assert.deepEqual([annotations, writable], [[], false]);
    assert.deepEqual(
      problems.map(({ code, severity }) => [code, severity]),
      [['yaml/too-many-aliases', 'error']],
    );
  });
});

describe('names of files that lead elsewhere', () => {
  const NAMES = ['../../etc/passwd', '/etc/passwd', '..\\..\\boot.ini', 'C:\\boot.ini', 'file:///etc/passwd'];
  it('find only articles that are there', () => {
    const names = new ArticleNames([['seeds/story.txt', 'story']]);
    for (const name of NAMES) assert.deepEqual(names.find(name), []);
    assert.deepEqual(names.find('../../elsewhere/story.txt'), ['story']);
  });

  it('are never names of exported files: these follow from the path of the article alone', () => {
    const document = documentOf('story.txt', STORY.replace('Bridge & ferry', '../../../out'), SIDECAR);
    for (const format of FORMATS)
      for (const { name } of outgoing(format, 'seeds/story.txt', document, false).files)
        assert.match(name, /^seeds\/story\.[\w.-]+$/);
  });
});
