/** The use cases on a project in memory. Cases that all hosts must handle alike are in `projectCases.ts`. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analyser } from '../../../src/core/analysis';
import type { Annotation } from '../../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../../src/core/annotation/model/selector';
import type { ArticleView } from '../../../src/core/annotation/overlay/overlay';
import { editSidecar, readSidecar, type SidecarChange } from '../../../src/core/annotation/sidecar/sidecar';
import { FORMATS, formatOf } from '../../../src/core/interchange/formats/allFormats';
import {
  type AnalysedFile,
  ArticleExport,
  analyseOnce,
  Decisions,
  type ExportTarget,
  extractFile,
  faultOf,
  ProblemCheck,
  sidecarOf,
} from '../../../src/core/project';
import { runToEnd } from '../../../src/core/text/steps';
import {
  BELONGING,
  CORPUS_FILES,
  DERIVED,
  SEED_FILES,
  STORY,
  sidecarOfThree,
  speakerOf,
  THREE,
} from '../../projectCases';
import { ANALYSER } from '../analyse';
import { MemoryProject } from './memoryProject';

const listing = (view: ArticleView): string[] => view.annotations.map(({ annotation }) => annotation.id);

describe('a project: seed files', () => {
  const project = new MemoryProject(Object.fromEntries(SEED_FILES.map(({ path, content }) => [path, content])));
  for (const { why, path, isSeed } of SEED_FILES)
    it(`${path} is ${isSeed ? '' : 'not '}a seed file: ${why}`, async () =>
      assert.equal((await project.seedFiles()).includes(path), isSeed));
});

describe('a project: the corpus file that applies', () => {
  for (const { why, article, corpora, holds, isFaulty } of CORPUS_FILES)
    it(why, async () => {
      const files = Object.entries(corpora).map(([folder, text]) => [
        `${folder && `${folder}/`}seed-annotator.yaml`,
        text,
      ]);
      const project = new MemoryProject({ ...Object.fromEntries(files), [article]: STORY });
      const view = await project.open(article);
      const file = holds === null ? null : project.file(`${holds && `${holds}/`}seed-annotator.yaml`);
      assert.equal(view.corpusFile?.file ?? null, file);
      assert.equal(view.corpusFile !== null && faultOf(view.corpusFile.read) !== null, isFaulty ?? false);
      const named = holds !== null && corpora[holds] && !isFaulty ? speakerOf(holds) : DERIVED;
      assert.equal(view.articles[0].quotes[0].speaker?.name, named);
    });
});

describe('a project: the article of an annotation', () => {
  for (const { why, annotation, articles } of BELONGING)
    it(why, async () => {
      const project = new MemoryProject({
        'three.seed': THREE,
        [sidecarOf('three.seed')]: sidecarOfThree('three.seed'),
      });
      const view = await project.open('three.seed');
      const lists = view.articles.flatMap((one, i) => (listing(one).includes(annotation.id) ? [i] : []));
      assert.deepEqual(lists, articles);
    });
});

/** Analyses each text once, like a host with a cache. */
function keeping(): { of(file: string, text: string): Promise<AnalysedFile> } {
  const known = new Map<string, Promise<AnalysedFile>>();
  return {
    of: (file, text) => {
      const analysed = known.get(text) ?? analyseOnce(ANALYSER).of(file, text);
      known.set(text, analysed);
      return analysed;
    },
  };
}

const yaml = (annotations: readonly Annotation[]): string => {
  const made = editSidecar(
    null,
    'three.seed',
    annotations.map((annotation): SidecarChange => ({ op: 'add', annotation })),
  );
  assert.ok(made.ok);
  return made.text;
};

describe('a project: views of a file that changes', () => {
  const note = (id: string, words: string, body: string): Annotation => {
    const start = THREE.indexOf(words);
    return { id, kind: 'note', target: selectorOf(THREE, { start, end: start + words.length }), body };
  };

  it('makes only the view of the article whose annotation changed', async () => {
    const memory = new MemoryProject({ 'three.seed': THREE });
    const project = memory.project({ analyses: keeping() });
    const write = (body: string) =>
      memory.write('three.seed.annotations.yaml', yaml([note('a', 'Ana', 'old'), note('k', 'Karl', body)]));
    write('first');
    const before = await memory.open('three.seed', project);
    write('second');
    const after = await memory.open('three.seed', project);
    assert.deepEqual(
      after.articles.map((one, i) => one === before.articles[i]),
      [true, false, true],
    );
    assert.match(JSON.stringify(after.articles[1]), /second/);
    // Annotations in the list of an article and in that of the file are the same objects.
    for (const one of after.articles.flatMap(({ annotations }) => annotations))
      assert.ok(after.annotations.includes(one));
  });

  it('yields at least once per article', async () => {
    const memory = new MemoryProject({ 'three.seed': THREE });
    const yields: number[] = [];
    const project = memory.project({
      run: async steps => {
        let count = 0;
        for (;;) {
          const step = steps.next();
          if (step.done) {
            yields.push(count);
            return step.value;
          }
          count++;
        }
      },
    });
    await memory.open('three.seed', project);
    assert.ok((yields.at(-1) ?? 0) > 3);
  });

  it('equal those of a new project after any sequence of changes', async () => {
    const words = ['Ana Brodsky', 'Karl Holt', 'Mia Lund', 'We wait', 'Friday', 'Sunday', 'nowhere to be found'];
    const annotation = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      word: fc.constantFrom(...words),
      body: fc.constantFrom('x', 'y'),
    });
    const state = fc.record({
      annotations: fc.uniqueArray(annotation, { selector: ({ id }) => id }),
      text: fc.constantFrom(THREE, `x${THREE}`, THREE.replace('Karl', 'Carl'), THREE.slice(60)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 5 }), async states => {
        const memory = new MemoryProject();
        const analyses = keeping();
        const kept = memory.project({ analyses });
        for (const { annotations, text } of states) {
          memory.write('three.seed', text);
          memory.write('three.seed.annotations.yaml', yaml(annotations.map(one => note(one.id, one.word, one.body))));
          const view = await memory.open('three.seed', kept);
          assert.deepEqual(view, await memory.open('three.seed', memory.project({ analyses })));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('prefer a tracked position to a search for the text', async () => {
    const memory = new MemoryProject({
      'three.seed': THREE,
      'three.seed.annotations.yaml': yaml([note('a', 'Ana', 'x')]),
    });
    const tracked = { spansOf: () => new Map([['a', { start: 4, end: 8 }]]), track: () => undefined };
    const [{ anchor }] = (await memory.open('three.seed', memory.project({ tracked }))).annotations;
    assert.deepEqual(anchor, { status: 'fuzzy', span: { start: 4, end: 8 }, score: 1 });
  });

  it('stop if the host cancels', async () => {
    const memory = new MemoryProject({ 'three.seed': THREE });
    const project = memory.project({
      run: async (steps, cancellation) => {
        if (cancellation?.isCancelled) throw new Error('cancelled');
        return runToEnd(steps);
      },
    });
    await assert.rejects(project.open(memory.file('three.seed'), THREE, { isCancelled: true }), /cancelled/);
  });
});

describe('a project: decisions', () => {
  const memory = new MemoryProject({ 'story.seed': STORY });
  const seen = { file: memory.file('story.seed'), text: STORY };

  it('apply when the file is opened again', async () => {
    const decisions = new Decisions(memory);
    const { articles } = await memory.open('story.seed');
    const [quote] = articles[0].quotes;
    const speakers = await decisions.speakers(seen, [
      { quote, verdict: { status: 'corrected', speaker: 'Karl Holt' } },
    ]);
    const tags = await decisions.tags(seen, quote.quote.span, ['claim', 'lead'], []);
    const made = editSidecar(null, 'story.seed', [...speakers, ...tags]);
    assert.ok(made.ok);
    memory.write(sidecarOf('story.seed'), made.text);

    const [again] = (await memory.open('story.seed')).articles[0].quotes;
    assert.equal(again.speaker?.name, 'Karl Holt');
    assert.deepEqual(
      again.annotations.map(({ annotation }) => annotation.kind === 'tag' && annotation.tag),
      ['claim', 'lead'],
    );
    const { annotations } = readSidecar(made.text);
    assert.equal(new Set(annotations.map(({ id }) => id)).size, 3);
    assert.ok(annotations.every(({ author, created }) => author === 'anna' && created));

    // A new decision on the same quote keeps the id and the time of creation.
    const [change] = await decisions.speakers(seen, [{ quote: again, verdict: { status: 'rejected' } }]);
    assert.ok(change.op === 'update' && change.annotation.kind === 'speaker');
    assert.equal(change.annotation.id, again.decision?.id);
    assert.equal(change.annotation.created, again.decision?.created);
    assert.equal(change.annotation.speaker, undefined);
  });
});

describe('a project: extract', () => {
  it('analyses an article only when it is asked for', () => {
    let analysed = 0;
    const counting: Analyser = {
      version: ANALYSER.version,
      steps: article => {
        analysed++;
        return ANALYSER.steps(article);
      },
    };
    const articles = extractFile(counting, 'three.seed', THREE);
    assert.equal(articles.next().value?.article, 0);
    assert.equal(analysed, 1);
    assert.deepEqual(
      [...articles].map(({ article }) => article),
      [1, 2],
    );
    assert.equal(analysed, 3);
  });
});

describe('a project: problems', () => {
  const codesOf = async (memory: MemoryProject, path: string): Promise<string[]> => {
    const text = (await memory.readText(memory.file(path))) ?? '';
    const problems = await new ProblemCheck(ANALYSER, memory).problemsOf(memory.file(path), text);
    return problems.map(({ code, line, column }) => `${line}:${column} ${code}`);
  };
  const sidecar = sidecarOfThree('three.seed');

  it('of a seed file are those of its headers and its quotes, in the order of the text', async () => {
    const text = 'date 2025-02-30 [Source: A]\n\n“One,” he said.\n\n“Open, he said.\n\ndate 2025-04-26\n\nMore.\n';
    assert.deepEqual(await codesOf(new MemoryProject({ 'a.seed': text }), 'a.seed'), [
      '1:6 header/invalid-date',
      '5:1 quote/unbalanced',
      '7:1 header/missing-source',
    ]);
  });

  it('of a sidecar include annotations without a place in its article', async () => {
    const files = { 'three.seed': THREE, 'three.seed.annotations.yaml': sidecar };
    const codes = await codesOf(new MemoryProject(files), 'three.seed.annotations.yaml');
    const orphans = BELONGING.filter(({ annotation }) => !THREE.includes(annotation.target.exact));
    assert.deepEqual(
      codes.map(code => code.split(' ')[1]),
      orphans.map(() => 'sidecar/orphaned'),
    );
    assert.ok(orphans.length > 0 && orphans.length < BELONGING.length);
  });

  it('of a sidecar name a missing article', async () => {
    const memory = new MemoryProject({ 'three.seed.annotations.yaml': sidecar });
    assert.deepEqual(
      (await codesOf(memory, 'three.seed.annotations.yaml')).map(code => code.split(' ')[1]),
      ['sidecar/article-missing'],
    );
  });

  it('of a corpus file are found by its name', async () => {
    const memory = new MemoryProject({ 'a/seed-annotator.yaml': 'entities: 3\n' });
    const [first] = await codesOf(memory, 'a/seed-annotator.yaml');
    assert.equal(first, '1:11 sidecar/invalid-list');
  });
});

describe('a project: export', () => {
  for (const { id } of FORMATS)
    it(`${id}: writes the files of an article, and refuses those of another one in the same place`, async () => {
      const memory = new MemoryProject({
        'story.seed': STORY,
        'story.seed.annotations.yaml':
          'annotations:\n  - { id: n1, kind: note, target: { exact: wait }, body: Why wait?, author: anna }\n',
      });
      const view = await memory.open('story.seed');
      const exported = new ArticleExport({ format: formatOf(id)!, withMark: false }, { warn: () => undefined });
      const [written, refused] = [new Map<string, string>(), [] as string[]];
      const target: ExportTarget = {
        placeOf: ({ name }) => name,
        write: async ({ name, content }) => !!written.set(name, content),
        refuse: ({ name }, holder) => void refused.push(`${name} ${holder}`),
      };
      const { files, piece } = exported.convert(view, 'a/story.seed');
      assert.equal(await exported.write(files, 'one', target), files.length);
      assert.ok(files.length ? [...written.values()].some(text => /wait/.test(text)) : /wait/.test(piece));
      assert.equal(await exported.write(files, 'two', target), 0);
      assert.deepEqual(
        refused,
        files.map(({ name }) => `${name} one`),
      );
    });
});
