import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, HEAD, PATIENCE, STORY, seedAnnotator, temporaryFolder } from './command';

const SIDECAR = `format: seed-annotations/1
source: story.txt
annotations:
  - id: mine
    kind: tag
    target: { exact: the pilot, start: 69, end: 78 } # by hand
    tag: crew
    author: anna
`;

describe('seed-annotator export and import', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder.path, name);

  before(() => {
    bundle();
    folder.make({ 'a/story.txt': STORY, 'a/story.txt.annotations.yaml': SIDECAR, 'b/story.txt': STORY });
  });

  for (const [format, file] of Object.entries({
    brat: 'out/story.ann',
    'web-annotation': 'out/story.jsonld',
    tei: 'out/story.tei.xml',
    prodigy: 'all.prodigy.jsonl',
    'label-studio': 'all.label-studio.json',
    doccano: 'all.doccano.jsonl',
    'doccano-overlapping': 'all.overlapping.doccano.jsonl',
    conll: 'all.conll',
    'conll-columns': 'all.columns.conll',
    recogito: 'out/story.recogito.json',
    hypothesis: 'out/story.hypothesis.json',
  })) {
    it(`${format}: the tags of one person can be imported by another`, async () => {
      const to = file.startsWith('out/') ? `${format}/out` : `${format}/${file}`;
      const out = await seedAnnotator(['export', '--format', format, '--output', at(to), at('a')]);
      assert.equal(out.code, 0, out.err);
      folder.make({ [`${format}/articles/story.txt`]: STORY });
      const import_ = ['import', '--output', at(`${format}/articles`), '--author', 'anna', at(`${format}/${file}`)];
      const first = await seedAnnotator(import_);
      assert.deepEqual(
        [first.code, first.out.split(': ')[1]],
        [0, '1 annotation added, 0 already present\n'],
        first.err,
      );
      const yaml = readFileSync(at(`${format}/articles/story.txt.annotations.yaml`), 'utf8');
      assert.match(yaml, /exact: the pilot\n[\s\S]*tag: crew/);
      const again = await seedAnnotator(import_);
      assert.match(again.out, /0 annotations added, 1 already present/);
      assert.equal(readFileSync(at(`${format}/articles/story.txt.annotations.yaml`), 'utf8'), yaml);
    });
  }

  for (const [format, file] of Object.entries({
    conll: 'all.conll',
    'label-studio': 'all.label-studio.json',
    'doccano-overlapping': 'all.jsonl',
  }))
    it(`${format}: several articles in one file go back to theirs`, async () => {
      const second = `${HEAD}\n\nThe pilot slept, said her sister. “She is tired.”\n`;
      const tag = SIDECAR.replace('story.txt', 'other.txt')
        .replaceAll('the pilot', 'her sister')
        .replace('69, end: 78', '61, end: 71');
      folder.make({
        [`two-${format}/in/story.txt`]: STORY,
        [`two-${format}/in/story.txt.annotations.yaml`]: SIDECAR,
        [`two-${format}/in/other.txt`]: second,
        [`two-${format}/in/other.txt.annotations.yaml`]: tag,
        [`two-${format}/back/story.txt`]: STORY,
        [`two-${format}/back/other.txt`]: second,
      });
      const out = await seedAnnotator([
        'export',
        '--format',
        format,
        '-o',
        at(`two-${format}/${file}`),
        at(`two-${format}/in`),
      ]);
      assert.equal(out.code, 0, out.err);
      const back = await seedAnnotator(['import', '-o', at(`two-${format}/back`), at(`two-${format}/${file}`)]);
      assert.equal(back.code, 0, back.err);
      const tagIn = (name: string) =>
        readFileSync(at(`two-${format}/back/${name}.annotations.yaml`), 'utf8').match(/exact: .*/)?.[0];
      assert.deepEqual([tagIn('story.txt'), tagIn('other.txt')], ['exact: the pilot', 'exact: her sister']);
    });

  it('says of a file without annotations that it has none', async () => {
    folder.make({ 'none/story.txt': STORY, 'none/story.hypothesis.json': '{ "annotations": [] }' });
    const { code, out, err } = await seedAnnotator(['import', '--author', 'anna', at('none/story.hypothesis.json')]);
    assert.deepEqual([code, out, /has no annotations/.test(err)], [0, '', true], err);
  });

  it('writes a file per article to a folder, in formats with one file for all, too', async () => {
    folder.make({ 'apart/in/one.txt': STORY, 'apart/in/two.txt': STORY });
    for (const format of ['conll', 'label-studio'])
      assert.equal(
        (await seedAnnotator(['export', '--format', format, '-o', at('apart/out/'), at('apart/in')])).code,
        0,
      );
    assert.deepEqual(readdirSync(at('apart/out')), [
      ...['one.conll', 'one.label-studio.json', 'two.conll', 'two.label-studio.json'],
    ]);
    assert.doesNotMatch(readFileSync(at('apart/out/two.conll'), 'utf8'), /DOCSTART/);
    assert.equal(JSON.parse(readFileSync(at('apart/out/two.label-studio.json'), 'utf8')).length, 1);
  });

  it('puts the address of the articles’ folder where a format names pages', async () => {
    const args = ['export', '--output', at('pages'), '--base', 'https://example.org/wire', at('a')];
    for (const format of ['hypothesis', 'web-annotation'])
      assert.equal((await seedAnnotator([...args, '--format', format])).code, 0);
    const { annotations } = JSON.parse(readFileSync(at('pages/story.hypothesis.json'), 'utf8'));
    assert.deepEqual([annotations[0].uri, annotations.length], ['https://example.org/wire/story.txt', 1]);
    assert.match(
      readFileSync(at('pages/story.jsonld'), 'utf8'),
      /"source": "https:\/\/example\.org\/wire\/story\.txt"/,
    );
    const odd = await seedAnnotator(['export', '--format', 'hypothesis', '--base', 'my pages', at('a')]);
    assert.deepEqual([odd.code, /--base takes the URL of a folder/.test(odd.err)], [2, true]);
  });

  const pilot = STORY.indexOf('the pilot');
  const authors: readonly (readonly [name: string, more: readonly string[], author: string, told: RegExp])[] = [
    ['git names', [], 'Mari Lund', /^1 annotation named no author: signed “Mari Lund”, as git calls you\./],
    ['the call names', ['--author', 'ben'], 'ben', /^$/],
    ['the call leaves out', ['--author='], '', /^$/],
  ];
  for (const [who, more, author, told] of authors)
    it(`signs annotations that name no author with the one that ${who}`, async () => {
      const name = `signed-${author.length}`;
      folder.make({
        [`${name}/.git/HEAD`]: 'ref: refs/heads/main\n',
        [`${name}/.git/objects/.keep`]: '',
        [`${name}/.git/refs/.keep`]: '',
        [`${name}/.git/config`]: '[core]\n\trepositoryformatversion = 0\n[user]\n\tname = Mari Lund\n',
        [`${name}/story.txt`]: STORY,
        [`${name}/story.ann`]: `T1\tcrew ${pilot} ${pilot + 9}\tthe pilot\n`,
      });
      const { code, err } = await seedAnnotator(['import', ...more, at(`${name}/story.ann`)]);
      assert.equal(code, 0, err);
      assert.match(err, told);
      const yaml = readFileSync(at(`${name}/story.txt.annotations.yaml`), 'utf8');
      assert.equal(/author: (.*)/.exec(yaml)?.[1] ?? '', author);
    });

  it('prints a table of quotes, with a byte order mark when asked', async () => {
    const { code, out } = await seedAnnotator(['export', '--format', 'csv', '--bom', at('a')]);
    const [head, row] = out.split('\r\n');
    assert.equal(code, 0);
    assert.ok(head.startsWith('\ufefffile,line,start,end,date,source'));
    assert.match(row, /^story\.txt,3,38,48,2025-04-26,Coast Wire,"“We wait,” said .*",direct,"“We wait,”",/);
  });

  it('applies the corpus file of the parent folder, and reports the line of an error in it', async () => {
    const corpus = (entity: string) => `format: seed-annotator/1\nentities:\n  - ${entity}\n`;
    folder.make({
      'corpus/deep/story.txt': STORY,
      'corpus/seed-annotator.yaml': corpus('{ name: Anna Brodskaya, aliases: [Ana Brodsky] }'),
      'unread/story.txt': STORY,
      'unread/seed-annotator.yaml': 'entities: [\n',
    });
    const report = await seedAnnotator(['report', at('corpus')]);
    assert.match(report.out, /Anna Brodskaya/);
    const table = await seedAnnotator(['export', '--format', 'csv', at('corpus')]);
    assert.match(table.out, /Anna Brodskaya,derived/);
    const unread = await seedAnnotator(['report', at('unread')]);
    assert.equal(unread.code, 2);
    assert.match(unread.err, /seed-annotator\.yaml: line \d+: /);
  });

  it('never overwrites an article', async () => {
    folder.make({ 'taken/story.txt': 'Another text.\n' });
    const { code, err } = await seedAnnotator(['export', '--format', 'brat', '--output', at('taken'), at('a')]);
    assert.equal(code, 2);
    assert.match(err, /a different text with this name exists/);
    assert.equal(readFileSync(at('taken/story.txt'), 'utf8'), 'Another text.\n');
    assert.deepEqual(readdirSync(at('taken')), ['story.txt']);
  });

  it('reports the line of an error, and imports the other lines and files', async () => {
    folder.make({
      'bad/story.txt': STORY,
      'bad/story.ann': 'T1\tPerson 0 4\tdate\nT2\tPerson 9999\n',
      'bad/other.ann': 'T1\tPerson 0 4\tdate\n',
      'bad/other.txt': STORY,
    });
    const { code, out, err } = await seedAnnotator(['import', at('bad')]);
    assert.equal(code, 2);
    assert.match(err, /story\.ann:2: A span is written as its type, its start and its end/);
    assert.match(out, /other\.txt: 1 annotation added/);
    assert.match(out, /story\.txt: 1 annotation added/);
  });

  it('finds the article by its text if a file does not name it', async () => {
    const [, , line] = STORY.split('\n');
    folder.make({
      'words/story.txt': STORY,
      'words/other.txt': 'Another text, of other things.\n',
      'words/db.jsonl': `${JSON.stringify({ text: line, spans: [{ start: 0, end: 10, label: 'x' }] })}\n`,
    });
    const { code, out, err } = await seedAnnotator(['import', at('words/db.jsonl')]);
    assert.equal(code, 0, err);
    assert.match(out, /story\.txt: 1 annotation added/);
  });

  it('writes the sidecar once for several documents about one article', async () => {
    const line = (label: string, end = 7) =>
      `${JSON.stringify({ text: STORY, meta: { file: 'story.txt' }, spans: [{ start: 0, end, label }] })}\n`;
    folder.make({
      'many/story.txt': STORY,
      'many/a.prodigy.jsonl': line('x') + line('v') + line('x') + line('z', 1e6) + line('z'),
      'many/b.prodigy.jsonl': line('v') + line('w'),
    });
    const { code, out, err } = await seedAnnotator(['import', at('many')]);
    assert.equal(code, 2);
    assert.match(err, /a\.prodigy\.jsonl:4: .* is not a span of the text/);
    assert.equal(out.split(': ')[1], '4 annotations added, 2 already present\n', err);
    const yaml = readFileSync(at('many/story.txt.annotations.yaml'), 'utf8');
    assert.deepEqual(yaml.match(/tag: \w/g)?.sort(), ['tag: v', 'tag: w', 'tag: x', 'tag: z']);
    folder.make({ 'many/c.prodigy.jsonl': line('x') + line('v') + line('x') + line('z') });
    const more = await seedAnnotator(['import', at('many/c.prodigy.jsonl')]);
    assert.deepEqual([more.code, more.out.split(': ')[1]], [0, '0 annotations added, 4 already present\n'], more.err);
  });

  it('refuses more annotations than a sidecar can hold', async () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${i}`.padEnd(3000, 'x'));
    folder.make({
      'huge/story.txt': `${HEAD}\n\n${words.join(' ')}\n`,
      'huge/story.conll': words.map(word => `${word}\tB-X\n`).join(''),
    });
    const { code, out, err } = await seedAnnotator(['import', at('huge/story.conll')]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(
      err,
      /annotations\.yaml: line 1: The file would have more than 8000000 characters.*Nothing was written/,
    );
    assert.deepEqual(readdirSync(at('huge')), ['story.conll', 'story.txt']);
  });

  it('does not write to a sidecar with errors', async () => {
    folder.make({
      'odd/story.txt': STORY,
      'odd/story.ann': 'T1\tPerson 0 4\tdate\n',
      'odd/story.txt.annotations.yaml': 'annotations: [\n',
    });
    const { code, err } = await seedAnnotator(['import', at('odd/story.ann')]);
    assert.equal(code, 2);
    assert.match(err, /annotations\.yaml: line \d+: .*Nothing was written/);
    assert.equal(readFileSync(at('odd/story.txt.annotations.yaml'), 'utf8'), 'annotations: [\n');
  });
});
