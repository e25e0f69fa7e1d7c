/**
 * Three corpora in the forms that brat, Label Studio and the shared task of CoNLL-2003 document, imported, exported and
 * read by the tools again: nothing is lost, and nothing stands elsewhere.
 */
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, PATIENCE, seedAnnotator, temporaryFolder } from './command';
import { PATIENCE_TO_INSTALL, pythonOrSkip, runPython } from './peers/tools';

const CORPORA = path.join(__dirname, 'corpora');

describe('a corpus of another tool, there and back', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder.path, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  let python: string | null = null;

  let toldOfBrat = '';

  before(async function () {
    this.timeout(PATIENCE);
    bundle();
    toldOfBrat = await exchange('brat', '.', 'brat', 'brat out');
  });

  /** Imports the files of a corpus to its articles, and exports those. @returns what the import told */
  async function exchange(name: string, file: string, format: string, to: string): Promise<string> {
    cpSync(path.join(CORPORA, name), at(name), { recursive: true });
    const come = await seedAnnotator(['import', '--author', 'desk', at(path.join(name, file))]);
    assert.equal(come.code, 0, come.err);
    await exportTo(name, format, to);
    return come.err;
  }

  async function exportTo(name: string, format: string, to: string): Promise<void> {
    const go = await seedAnnotator(['export', '--format', format, '--output', at(to), at(name)]);
    assert.equal(go.code, 0, go.err);
  }

  /** Imports an export to bare articles. @returns what was added to each */
  async function again(name: string, articles: readonly string[], file: string): Promise<string[]> {
    const bare = `${name} again`;
    folder.make(Object.fromEntries(articles.map(article => [`${bare}/${article}`, read(`${name}/${article}`)])));
    const back = await seedAnnotator(['import', '--author', 'desk', '--output', at(bare), at(file)]);
    assert.equal(back.code, 0, back.err);
    return articles.map(article => read(`${bare}/${article}.annotations.yaml`));
  }

  const itemsIn = (yaml: string) =>
    [...yaml.matchAll(/^ {2}- id: .*\n(?: {4,}.*\n)*/gm)].map(([item]) =>
      item.replace(/^ +(?:- id|created): .*\n/gm, ''),
    );

  describe('brat', () => {
    const parsed = (ann: string) => {
      const lines = ann.split('\n').filter(line => line !== '');
      const spans = new Map(
        lines.flatMap(line => {
          const [, id, type, places, words] = /^(T\d+)\t(\S+) ([\d ;]+)\t(.*)$/.exec(line) ?? [];
          return id ? [[id, { type, places, words }] as const] : [];
        }),
      );
      return { lines, spans };
    };
    const placeOf = (places: string | undefined) => {
      const numbers = (places ?? '').split(/[ ;]/).map(Number);
      return [numbers[0], numbers.at(-1)];
    };

    it('spans, relations, events, attributes and notes are where they were', () => {
      assert.match(toldOfBrat, /1 span in several pieces imported as one, gaps included/);
      for (const article of ['dredger', 'strike']) {
        const text = [...read(`brat out/${article}.txt`)];
        const [mine, theirs] = [`brat/${article}.ann`, `brat out/${article}.ann`].map(name => parsed(read(name)));
        // As brat checks them: the words of a line are those at its offsets.
        for (const { places, words } of theirs?.spans.values() ?? []) {
          const pieces = (places ?? '').split(';').map(piece => piece.split(' ').map(Number));
          assert.equal(pieces.map(([start, end]) => text.slice(start, end).join('')).join(' '), words);
        }
        const all = [...(theirs?.spans.values() ?? [])].map(({ type, places }) => `${type} ${placeOf(places)}`);
        for (const { type, places } of mine?.spans.values() ?? [])
          assert.ok(all.includes(`${type} ${placeOf(places)}`), `${type} ${places}`);
      }
      const { lines, spans } = parsed(read('brat out/dredger.ann'));
      const relations = lines.flatMap(line => {
        const [, type, from, to] = /^R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)/.exec(line) ?? [];
        return type && from && to ? [`${spans.get(from)?.words} ${type} ${spans.get(to)?.words}`] : [];
      });
      for (const relation of [
        'Pål Høgh Owns Nordmar AS',
        'ran aground Vessel dredger',
        'ran aground Place Vardal',
        'had hired Hirer Nordmar',
        'had hired Hired tug Stella',
        'had hired Hired tug Brisa',
      ])
        assert.ok(relations.includes(relation), `${relation}: ${relations.join('; ')}`);
      assert.ok(
        relations.some(relation => /^Nordmar AS Equiv\S* Nordmar$/.test(relation)),
        relations.join('; '),
      );
      const ann = read('brat out/dredger.ann');
      assert.match(ann, /^#\d+\tAnnotatorNotes T\d+\tAsk her about the pumps\.$/m);
      assert.match(ann, /^#\d+\tAnnotatorNotes T\d+\tWikidata:Q0000001 Vardal$/m);
      assert.match(ann, /^T\d+\t\S*Certainty\S* \d+ \d+\tdeny$/m);
      assert.match(ann, /^T\d+\t\S*Negated\S* \d+ \d+\tran aground$/m);
    });

    it('the export is imported as the corpus was', async () => {
      const before = ['dredger.txt', 'strike.txt'].map(article => itemsIn(read(`brat/${article}.annotations.yaml`)));
      folder.make({
        'brat copy/dredger.txt': read('brat/dredger.txt'),
        'brat copy/dredger.ann': read('brat out/dredger.ann'),
        'brat copy/strike.txt': read('brat/strike.txt'),
        'brat copy/strike.ann': read('brat out/strike.ann'),
      });
      assert.equal((await seedAnnotator(['import', '--author', 'ben', at('brat copy')])).code, 0);
      const after = ['dredger.txt', 'strike.txt'].map(article =>
        itemsIn(read(`brat copy/${article}.annotations.yaml`)),
      );
      assert.deepEqual(
        after.map(items => items.sort()),
        before.map(items => items.sort()),
      );
    });
  });

  describe('in Python', () => {
    before(function () {
      this.timeout(PATIENCE_TO_INSTALL);
      python = pythonOrSkip(this);
    });

    it('brat’s spans and relations are in doccano where they were in brat', async () => {
      await exportTo('brat', 'doccano-overlapping', 'brat.jsonl');
      const job = { format: 'JSONL', task: 'RelationExtraction', file: at('brat.jsonl') };
      const jobs = [{ ...job, project: { use_relation: true, allow_overlapping: true } }];
      type Example = { text: string; spans: [number, number, string][]; relations: [number, number, string][] };
      const [taken] = runPython<{ jobs: { examples: Example[] }[] }>(
        python as string,
        'doccano_import.py',
        [],
        JSON.stringify(jobs),
      ).jobs;
      for (const [i, article] of ['dredger', 'strike'].entries()) {
        const example = taken?.examples[i] as Example;
        assert.equal(example.text, read(`brat/${article}.txt`));
        const spans = [...read(`brat/${article}.ann`).matchAll(/^T\d+\t(\S+) ([\d ;]+)\t/gm)];
        for (const [, type, places] of spans) {
          const numbers = (places as string).split(/[ ;]/).map(Number);
          const [start, end] = [numbers[0], numbers.at(-1)];
          assert.ok(
            example.spans.some(span => `${span}` === `${[start, end, type]}`),
            `${type} ${places}`,
          );
        }
      }
      const [, strike] = taken?.examples ?? [];
      const [from, to] = ['Ole Vik', 'pilots’ union'].map(words => strike?.text.indexOf(words));
      assert.ok(strike?.relations.some(relation => `${relation}` === `${[from, to, 'Member']}`));
    });

    it('Label Studio: every region of every annotator is as it was', async () => {
      const told = await exchange('label-studio', 'project.json', 'label-studio', 'project.label-studio.json');
      assert.match(told, /1 annotation set skipped: cancelled by its annotator/);
      const names = ['plant', 'person', 'quote', 'role', 'crop', 'place', 'note', 'passage', 'date', 'organization'];
      const labels = [...names, ...names.map(name => `tag:${name}`)].map(label => `<Label value="${label}"/>`);
      const config = `<View><Labels name="label" toName="text">${labels.join('')}</Labels><Text name="text" value="$text"/></View>`;
      type Region = { start: number; end: number; labels: string[] };
      const { files } = runPython<{ files: { faults: string[]; records: { text: string; label: Region[] }[] }[] }>(
        python as string,
        'label_studio.py',
        [config, at('label-studio/project.json'), at('project.label-studio.json')],
      );
      const regionsOf = (file: (typeof files)[number] | undefined) => {
        assert.deepEqual(file?.faults, []);
        return file?.records.flatMap(({ text, label }) =>
          label.flatMap(({ start, end, labels: own }) =>
            own.map(one => `${text.slice(0, 9)} ${start} ${end} ${one.replace(/^tag:/, '')}`),
          ),
        );
      };
      const [mine, theirs] = files.map(regionsOf);
      const isOwn = (region: string) => !/ (?:note|passage)$/.test(region);
      assert.deepEqual(theirs?.filter(isOwn).sort(), mine?.sort());

      type Meta = { annotation?: { author?: string; kind: string; created?: string } };
      const tasks: { annotations: { result: { meta: Meta }[] }[] }[] = JSON.parse(read('project.label-studio.json'));
      const authors = tasks.flatMap(({ annotations }) =>
        annotations.map(({ result }) =>
          [...new Set(result.flatMap(({ meta }) => meta.annotation?.author ?? []))].join(),
        ),
      );
      assert.deepEqual(authors.sort(), ['jana@desk.example', 'jana@desk.example', 'tom@desk.example']);

      const before = ['mill.txt', 'bus.txt'].map(article => itemsIn(read(`label-studio/${article}.annotations.yaml`)));
      const after = await again('label-studio', ['mill.txt', 'bus.txt'], 'project.label-studio.json');
      assert.deepEqual(
        after.map(yaml => itemsIn(yaml).sort()),
        before.map(items => items.sort()),
      );
    });

    it('CoNLL-2003: spaCy finds the same names in the export as in the corpus', async () => {
      await exchange('conll', 'rail.conll', 'conll', 'rail out.conll');
      type Doc = { words: string[]; entities: [label: string, start: number, end: number][] };
      const { files } = runPython<{ files: Doc[][] }>(python as string, 'spacy_conll.py', [
        at('conll/rail.conll'),
        at('rail out.conll'),
      ]);
      const namesOf = (docs: Doc[] | undefined) =>
        docs?.map(({ words, entities }) =>
          entities
            .map(([label, start, end]) => `${label} ${words.slice(start, end).join(' ')}`)
            .filter(name => !name.startsWith('derived:')),
        );
      const [mine, theirs] = files.map(namesOf);
      const flat = (docs: string[][] | undefined) => docs?.flat().sort();
      assert.equal(flat(mine)?.length, 8);
      assert.deepEqual(flat(theirs), flat(mine));
      assert.equal(theirs?.length, 2);

      const before = ['snow.txt', 'fine.txt'].map(article => itemsIn(read(`conll/${article}.annotations.yaml`)));
      const after = await again('conll', ['snow.txt', 'fine.txt'], 'rail out.conll');
      assert.deepEqual(
        after.map(yaml => itemsIn(yaml).sort()),
        before.map(items => items.sort()),
      );
    });
  });
});
