/** Which file is in which format, about which article, and what is asked for first. */

import assert from 'node:assert/strict';
import { ArticleNames } from '../../../src/core/interchange/articleNames';
import { FormatError } from '../../../src/core/interchange/exchangeModel';
import { fileOf, headOf, outgoing, TakenNames } from '../../../src/core/interchange/exporting';
import { FORMATS, formatOf } from '../../../src/core/interchange/formats/allFormats';
import { recognizeFormat } from '../../../src/core/interchange/formats/recognize';
import { readIncoming } from '../../../src/core/interchange/importing';
import { inEnglish } from '../../../src/core/text';
import { documentOf, TEXT } from './sample';

/** Formats that are read as others are. */
const READ_AS: Readonly<Record<string, string>> = {
  'conll-columns': 'conll',
  'doccano-overlapping': 'doccano',
  recogito: 'web-annotation',
};

describe('which format a file is in', () => {
  for (const format of FORMATS) {
    // Without people's annotations, a file for Hypothesis has none.
    if (format.id === 'brat' || format.id === 'hypothesis') continue;
    const ending = format.endings[0].slice(format.endings[0].lastIndexOf('.'));
    it(`${inEnglish(format.title)} is told by its content where the name is of no help`, () => {
      const { contents } = format.write(documentOf([]));
      assert.equal(recognizeFormat(`x${ending}`, fileOf(format, contents[0]))?.id, READ_AS[format.id] ?? format.id);
    });
  }

  const others: [name: string, text: string, id: string | null][] = [
    ['db.jsonl', '{"text":"a","spans":[]}\n{"text":"b","spans":[]}\n', 'prodigy'],
    ['all.jsonl', '{"text":"a","label":[[0,1,"PER"]]}\n', 'doccano'],
    ['page.json', '{"export_userid":"","annotations":[{"uri":"a","target":[{"source":"a"}]}]}', 'web-annotation'],
    ['rows.json', '{"total":1,"rows":[{"uri":"a","text":"b","target":[{"source":"a"}]}]}', 'web-annotation'],
    ['project.json', '[{"id":1,"data":{"text":"a"},"annotations":[]}]', 'label-studio'],
    ['a.json', '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"x"}', 'web-annotation'],
    ['eng.iob', '-DOCSTART- -X- O O\n\nEU NNP I-NP B-ORG\nrejects VBZ I-VP O\n', 'conll'],
    ['data.csv', 'a,b\n1,2\n', null],
    ['a.json', '{"text":"a"}', null],
    ['a.xml', '<html/>', null],
    ['notes.md', 'Just words.\n', null],
    ['a.json', '', null],
  ];
  for (const [name, text, id] of others)
    it(`${name} with ${JSON.stringify(text.slice(0, 40))} is ${id ?? 'of none'}`, () =>
      assert.equal(recognizeFormat(name, text)?.id ?? null, id));
});

describe('which article a file is about', () => {
  const names = new ArticleNames(
    ['seeds/a.txt', 'seeds/b.seed', 'x/c.txt', 'y/c.txt', 'y/d.txt', 'd.seed'].map(p => [p, p]),
  );
  const cases: [name: string, found: string[]][] = [
    ['a.txt', ['seeds/a.txt']],
    ['a', ['seeds/a.txt']],
    ['a.ann', ['seeds/a.txt']],
    ['/home/ben/project/a.tei.xml', ['seeds/a.txt']],
    ['C:\\data\\b.jsonl', ['seeds/b.seed']],
    ['e.jsonl', []],
    ['b.prodigy.jsonl', ['seeds/b.seed']],
    ['b.jsonl', ['seeds/b.seed']],
    ['c.txt', ['x/c.txt', 'y/c.txt']],
    ['out/y/c.ann', ['y/c.txt']],
    ['d.ann', ['y/d.txt', 'd.seed']],
    ['d.txt', ['y/d.txt']],
    ['', []],
    ['__proto__', []],
  ];
  for (const [name, found] of cases)
    it(`“${name}”: ${found.join(', ') || 'none'}`, () => assert.deepEqual(names.find(name), found));
});

describe('an export', () => {
  it('keeps folders, tells the article’s own text, and puts the mark where asked', () => {
    const { files } = outgoing(formatOf('brat')!, 'a/b/bridge.seed', documentOf([]), true);
    assert.deepEqual(
      files.map(({ name, isText, content }) => [name, isText, content[0]]),
      [
        ['a/b/bridge.txt', true, '\ufeff'],
        ['a/b/bridge.ann', false, '\ufeff'],
      ],
    );
    assert.equal(headOf(formatOf('prodigy')!, true), '\ufeff');
  });

  it('tells two articles of one name apart', () => {
    const taken = new TakenNames();
    assert.deepEqual(
      [taken.take('c.ann', 'x/c.txt'), taken.take('c.ann', 'y/c.txt'), taken.take('c.ann', 'x/c.txt')],
      [null, 'x/c.txt', null],
    );
  });
});

describe('reading with articles that must be fetched', () => {
  const csv = formatOf('csv')!;
  const file = (() => {
    const { contents } = csv.write(documentOf([]));
    return { name: 'all.quotes.csv', text: fileOf(csv, contents[0]), companion: null };
  })();

  it('says which it wants, and then reads', () => {
    assert.deepEqual(readIncoming(csv, file, () => undefined).wants, ['bridge.txt']);
    const [document] = readIncoming(csv, file, name => (name === 'bridge.txt' ? TEXT : null)).documents!;
    assert.deepEqual([document.name, document.text], ['bridge.txt', TEXT]);
  });

  it('wants nothing where the file brings its text', () => {
    const prodigy = formatOf('prodigy')!;
    const text = prodigy.write(documentOf([])).contents[0];
    assert.equal(readIncoming(prodigy, { name: 'x', text, companion: null }, () => undefined).wants, null);
  });

  it('does not take what is missing for a fault of the file', () => {
    const conll = formatOf('conll')!;
    const incoming = { name: 'bridge.conll', text: 'Mayor\tO\nNobody\tO\n', companion: null };
    assert.deepEqual(readIncoming(conll, incoming, () => undefined).wants, ['bridge.conll']);
    assert.throws(() => readIncoming(conll, incoming, () => TEXT), FormatError);
  });
});
