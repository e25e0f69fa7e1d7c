/**
 * A short version of `npm run bench:scale`, in one process: what the commands and the editor do with an article, four
 * times as much of it against once. What grew with the square of its input took 16 times as long.
 */
import assert from 'node:assert/strict';
import type { Analysis } from '../../src/core/analysis/model';
import { anchorAnnotations } from '../../src/core/annotation/anchoring/anchorAnnotations';
import { TagSet } from '../../src/core/annotation/corpusFile/tagSet';
import { CorpusEntityIndex } from '../../src/core/annotation/entities/corpusEntityIndex';
import { overlay } from '../../src/core/annotation/overlay/overlay';
import { orphanProblems } from '../../src/core/annotation/sidecar/checkSidecar';
import { readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import type { SeedFile } from '../../src/core/article/model';
import { parse } from '../../src/core/article/parse';
import { agreementOf } from '../../src/core/interchange/agreement/agreement';
import { type ExchangeDocument, toExchangeDocument } from '../../src/core/interchange/exchangeModel';
import { fileOf } from '../../src/core/interchange/exporting';
import { extractArticle } from '../../src/core/interchange/extract';
import { FORMATS } from '../../src/core/interchange/formats/allFormats';
import { planImport } from '../../src/core/interchange/importPlan';
import { QuoteReport } from '../../src/core/interchange/report/quoteReport';
import { ENGLISH } from '../../src/core/text';
import { LineIndex } from '../../src/core/text/lines';
import { annotationBlocks } from '../../src/core/view/hover/annotationHover';
import { hoverAt } from '../../src/core/view/hover/articleHover';
import { lensesOf } from '../../src/core/view/lens';
import { outlineOf } from '../../src/core/view/outline';
import { placesToCheck } from '../../src/core/view/placesToCheck';
import { articleTree } from '../../src/core/view/tree/articleTree';
import { finish } from '../bench/scale/documents';
import { analyse } from '../unit/analyse';
import { cpuTime } from '../unit/cpuTime';

const OPTIONS = { minimumConfidence: 0.6, indirect: true, language: ENGLISH };
/** How many times longer the work may take than in proportion to its input. */
const SLACK = 3;
/** Milliseconds below which the noise of a busy machine is larger than what is measured. */
const FLOOR = 400;

/** The time that something took, and the size of what it was done with. */
interface Measured {
  readonly time: number;
  readonly size: number;
}

/** What was measured, by what was done. */
type Times = Map<string, Measured>;

/** Many shapes have one article. */
export const analysed = new Map<string, { readonly file: SeedFile; readonly analyses: readonly Analysis[] }>();

function analysesOf(text: string) {
  const known = analysed.get(text);
  if (known) return known;
  const file = parse(text);
  const made = { file, analyses: file.articles.map(article => analyse(text, article)) };
  analysed.set(text, made);
  return made;
}

export class Work {
  readonly times: Times = new Map();

  /** @param scale how many times the smallest input */
  constructor(private readonly scale: number) {}

  /** @param size of what the work is done with, where it does not grow with the article; in any unit */
  measure<T>(name: string, work: () => T, size = this.scale): T {
    const begin = cpuTime();
    const result = work();
    this.times.set(name, { time: cpuTime() - begin, size });
    return result;
  }

  /** All that is done with an article and its sidecar. */
  run(text: string, yaml: string): Times {
    const { file, analyses } = analysesOf(text);
    const read = this.measure('reading', () => readSidecar(yaml));
    const anchored = this.measure('anchoring', () => finish(anchorAnnotations(text, read.annotations)));
    this.measure('lost places', () => orphanProblems(yaml, anchored));
    const surroundings = { text, corpus: new CorpusEntityIndex([]) };
    const views = this.measure('overlay', () => analyses.map(one => overlay(one, anchored, surroundings)));
    this.measure('extract', () => {
      const lines = new LineIndex(text);
      return analyses.map(one =>
        JSON.stringify(extractArticle({ file: 'a.txt', text, lines, problems: file.problems }, one)),
      );
    });
    this.measure('surfaces', () => {
      for (const view of views) {
        lensesOf(view, text, OPTIONS);
        articleTree(view, text, OPTIONS, new TagSet([]));
        outlineOf(view, text, OPTIONS);
        hoverAt(view, text, Math.floor(text.length / 2), OPTIONS);
        annotationBlocks(view, Math.floor(text.length / 2), { tags: new TagSet([]), relations: [] }, ENGLISH);
      }
      placesToCheck(text, anchored);
    });
    this.measure('report', () => {
      const report = new QuoteReport();
      report.add(text, views, { path: 'a.txt', ...OPTIONS, chosen: null });
      return report.write();
    });
    this.measure('agreement', () => agreementOf([{ name: 'a.txt', text, annotations: anchored }]));
    const document = this.measure('collecting', () => toExchangeDocument('a.txt', text, views, anchored));
    for (const format of FORMATS) this.exchange(format, document);
    return this.times;
  }

  private exchange(format: (typeof FORMATS)[number], document: ExchangeDocument): void {
    const { contents } = this.measure(`writing ${format.id}`, () => format.write(document));
    const last = fileOf(format, contents[contents.length - 1]);
    // Some formats repeat the words of each annotation: their files grow with the square of nested ones.
    const size = contents.reduce((sum, { length }) => sum + length, 0);
    const read = () => format.read(last, contents[0], () => document.text);
    const documents = this.measure(`reading ${format.id}`, read, size);
    this.measure(`importing ${format.id}`, () => {
      let next = 0;
      const ports = { newId: () => `new${next++}`, author: null, now: '2025-06-01T00:00:00Z' };
      for (const one of documents) planImport(one, document.text, [], ports);
    });
  }
}

/** @param make what is done with the small (1) and the large (4) input, measured */
export function assertInProportion(make: (times: number) => Times, slack = SLACK): void {
  make(1);
  const [small, large] = [make(1), make(4)];
  let slow: string[] = [];
  const check = (times: Times): void => {
    slow = [...times].flatMap(([name, { time, size }]) => {
      const before = small.get(name);
      const growth = before ? Math.max(4, size / before.size) : 0;
      const most = Math.max(slack * growth * (before?.time ?? 0), FLOOR);
      return time > most ? [`${name}: ${time.toFixed(0)} ms, more than ${most.toFixed(0)}`] : [];
    });
  };
  check(large);
  // Once more: a busy machine may have stood in the way.
  if (slow.length) check(make(4));
  assert.deepEqual(slow, []);
}

/** The size of the small input, in items. */
export const N = Number(process.env.SEED_SCALE_SIZE ?? 300);
