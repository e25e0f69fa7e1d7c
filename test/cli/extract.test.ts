import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ExtractedArticle } from '../../src/core/interchange/extract';
import { bundle, HEAD, PATIENCE, ROOT, STORY, seedAnnotator, start, temporaryFolder } from './command';

const REUTERS = 'seeds/000_741671edce2820d1.txt';

const articlesOf = (out: string): ExtractedArticle[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

/** The schema without additional properties: it must describe everything that is printed. */
function closedSchema(): object {
  const schema = JSON.parse(readFileSync(path.join(ROOT, 'schemas', 'extract.schema.json'), 'utf8'));
  const close = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const value of Object.values(node)) close(value);
    if ('properties' in node && (node as { type?: string }).type === 'object')
      Object.assign(node, { additionalProperties: false });
  };
  close(schema);
  return schema;
}

describe('seed-annotator extract', function () {
  this.timeout(PATIENCE);
  before(bundle);
  const folder = temporaryFolder();

  it('finds who says what in the Reuters article', async () => {
    const { code, out, err } = await seedAnnotator(['extract', REUTERS]);
    assert.deepEqual([code, err], [0, '']);
    const [article] = articlesOf(out);
    const quotes = article.quotes.filter(({ kind }) => kind !== 'indirect');
    assert.deepEqual(
      quotes.map(({ text, speaker }) => `${text.slice(0, 24)} | ${speaker?.name}`),
      [
        '“very close to a deal,” | Donald Trump',
        '“Most of the major point | Donald Trump',
        '“Stop the bloodshed, NOW | Donald Trump',
        '“This conversation allow | Yuri Ushakov',
        '“As for the Ukrainian cr | Yuri Ushakov',
        '“Vladimir, STOP!” | Donald Trump',
      ],
    );
    assert.equal(quotes[0].speaker?.mention?.text, 'Trump');
    assert.equal(quotes[0].speaker?.cue?.text, 'said');
    assert.equal(quotes[3].speaker?.mention?.text, 'he');
    assert.equal(quotes[3].reporting?.cue?.text, 'told');
    const unmarked = article.quotes.find(
      ({ kind, text }) => kind === 'indirect' && text.startsWith('that it was a good'),
    );
    assert.equal(unmarked?.speaker?.name, 'Donald Trump');
  });

  describe('keeps its contract', () => {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    addFormats(ajv);
    const validate = ajv.compile(closedSchema());
    const faulty = `Before.\n\nFerry date 2025-02-30 [Source: ]\n\n“One,” he said. She “never closes.\n\ndate 2025-04-26\n`;

    const inputs: [name: string, content: string][] = [
      ['lf.txt', STORY],
      ['crlf.txt', STORY.replaceAll('\n', '\r\n')],
      ['bom.txt', `\ufeff${STORY}`],
      ['astral.txt', STORY.replace('We', '😀 We')],
      ['faulty.txt', faulty],
    ];
    const check = (articles: readonly ExtractedArticle[], read: (file: string) => string): void => {
      assert.ok(articles.length > 0);
      for (const article of articles) {
        assert.ok(validate(article), JSON.stringify(validate.errors));
        const text = read(article.file).replace(/^\ufeff/, '');
        const { quotes, entities, dates } = article;
        const speakers = quotes.flatMap(({ speaker }) => (speaker ? [speaker, ...speaker.runnersUp] : []));
        const cues = quotes.map(({ speaker }) => speaker?.cue);
        const places = [
          ...quotes,
          ...dates,
          ...entities.flatMap(e => e.mentions),
          ...speakers.map(s => s.mention),
          ...cues,
        ];
        for (const place of places) if (place) assert.equal(place.text, text.slice(place.start, place.end));
        for (const { entity, name } of speakers) assert.equal(entities.find(({ id }) => id === entity)?.name, name);
        for (const { within } of quotes) assert.ok(within === null || quotes.some(({ id }) => id === within));
        for (const { start, line, column } of article.problems) {
          const before = text.slice(0, start).split(/\r\n|\r|\n/);
          assert.deepEqual([line, column], [before.length, (before.at(-1)?.length ?? 0) + 1]);
        }
      }
    };

    it('on the seeds', async () => {
      const { out } = await seedAnnotator(['extract', 'seeds']);
      check(articlesOf(out), file => readFileSync(path.join(ROOT, file), 'utf8'));
    });

    for (const [name, content] of inputs) {
      it(`on ${name}`, async () => {
        folder.make({ [name]: content });
        const { out } = await seedAnnotator(['extract', name], { cwd: folder.path });
        check(articlesOf(out), () => content);
      });
    }

    it('and would detect an undocumented field', async () => {
      const { out } = await seedAnnotator(['extract', REUTERS]);
      const [article] = articlesOf(out);
      assert.ok(validate(article));
      assert.equal(validate({ ...article, extra: 1 }), false);
      assert.equal(validate({ ...article, quotes: [{ ...article.quotes[0], end: -1 }] }), false);
    });
  });

  it('prints the header, with null for missing parts', async () => {
    folder.make({ 'heads.seed': `Before.\n\nFerry halted ${HEAD}\n\nOne.\n\ndate 2025-02-30 [Source: ]\n\nTwo.` });
    const { out } = await seedAnnotator(['extract', 'heads.seed'], { cwd: folder.path });
    assert.deepEqual(
      articlesOf(out).map(({ article, header }) => [article, header]),
      [
        [0, null],
        [1, { date: '2025-04-26', source: 'Coast Wire', title: 'Ferry halted' }],
        [2, { date: null, source: null, title: null }],
      ],
    );
  });

  it('reads UTF-16 by its byte order mark', async () => {
    const wide = Buffer.from(`\ufeff${STORY}`, 'utf16le');
    folder.make({ 'le.txt': wide, 'be.txt': Buffer.from(wide).swap16(), 'utf8.txt': STORY });
    const { code, out } = await seedAnnotator(['extract', 'utf8.txt', 'le.txt', 'be.txt'], { cwd: folder.path });
    const [utf8, ...others] = articlesOf(out);
    assert.equal(code, 0);
    assert.equal(others.length, 2);
    for (const other of others) assert.deepEqual({ ...other, file: utf8.file }, utf8);
  });

  it('reports missing files, files that are not UTF-8 and broken links, and continues', async () => {
    folder.make({
      'latin1.txt': Buffer.from(`${HEAD}\n\nCaf\xe9.`, 'latin1'),
      'nowhere.txt': '->gone',
      'good.txt': STORY,
    });
    const { code, out, err } = await seedAnnotator(['extract', 'absent.txt', 'latin1.txt', 'nowhere.txt', 'good.txt'], {
      cwd: folder.path,
    });
    assert.equal(code, 2);
    assert.deepEqual(
      articlesOf(out).map(({ file }) => file),
      ['good.txt'],
    );
    const [absent, latin1, nowhere, ...more] = err.trimEnd().split('\n');
    assert.match(absent, /^absent\.txt: no such file/);
    assert.match(
      latin1,
      new RegExp(`^latin1\\.txt: not UTF-8 at byte ${HEAD.length + 5}\\. Convert it, for instance: iconv`),
    );
    assert.match(nowhere, /^nowhere\.txt: no such file/);
    assert.deepEqual(more, []);
  });

  const broken: [name: string, bytes: number[], at: number][] = [
    ['at the start', [0xe9, 0x2e], 0],
    ['a sequence cut short by another', [0x61, 0xe2, 0x80, 0x61], 1],
    ['a sequence cut short by the end', [0x61, 0xf0, 0x9f, 0x98], 1],
    ['behind longer sequences', [0xf0, 0x9f, 0x98, 0x80, 0xc3, 0xa9, 0xff], 6],
  ];
  for (const [name, bytes, at] of broken) {
    it(`reports the first byte that is not UTF-8: ${name}`, async () => {
      folder.make({ 'broken.txt': Buffer.from(bytes) });
      const { code, err } = await seedAnnotator(['extract', 'broken.txt'], { cwd: folder.path });
      assert.deepEqual([code, err.split('. ')[0]], [2, `broken.txt: not UTF-8 at byte ${at}`]);
    });
  }

  it('exits quietly when its reader closes the pipe', async () => {
    const child = start(['extract', ...Array.from({ length: 60 }, () => 'seeds')]);
    let err = '';
    child.stderr?.on('data', chunk => (err += chunk));
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [code] = await once(child, 'close');
    assert.deepEqual([code, err], [0, '']);
  });
});
