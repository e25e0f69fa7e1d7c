/**
 * Fits the models of reported speech on PolNeAR’s train part: which words are cues, which words are the source, where
 * source, cue and content start and end. Writes reports.json; the same input gives the same bytes.
 *
 *   SEED_DATA=FOLDER npm run train -- --only reports
 *
 * With --measure it writes nothing: it fits on four fifths of the articles and prints the figures on the others.
 */
import path from 'node:path';
import { loadReports, type ReportModel, reportSteps } from '../src/core/analysis/indirectSpeech/reports';
import type { Token } from '../src/core/analysis/tokens/document';
import { runToEnd } from '../src/core/text/steps';
import { ROLES, SpanScore, type Stretch } from '../test/bench/spans';
import { type Labelled, load } from './corpus';
import { writeLearned } from './manifest';
import { fitReports, type Range } from './reportFit';

const data = process.env.SEED_DATA;
if (!data) throw new Error('SEED_DATA, the folder of the data sets, is not set');
const started = performance.now();
const note = (...words: unknown[]): void =>
  console.log(`[${((performance.now() - started) / 1000).toFixed(0)}s]`, ...words);

function measure(articles: readonly Labelled[], model: ReportModel): void {
  const found = articles.map(a => runToEnd(reportSteps(a.context, model)));
  for (const least of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]) {
    const score = new SpanScore();
    for (const [i, a] of articles.entries()) {
      const { tokens } = a.context.doc;
      const span = (r: Range): Stretch => [(tokens[r.first] as Token).start, (tokens[r.last - 1] as Token).end];
      const list = (found[i] ?? []).filter(r => r.confidence >= least);
      score.add(
        {
          source: a.gold.flatMap(g => g.source),
          cue: a.gold.flatMap(g => g.cue),
          content: a.gold.flatMap(g => g.content),
        },
        {
          source: list.flatMap(r => (r.source ? [span(r.source)] : [])),
          cue: list.map(r => span(r.cue)),
          content: list.flatMap(r => r.content.map(span)),
        },
      );
    }
    note(
      least,
      ROLES.map(r => {
        const f = score.figures('exact', r);
        return `${r} P ${(100 * f.precision).toFixed(1)} R ${(100 * f.recall).toFixed(1)} F1 ${(100 * f.f1).toFixed(1)}`;
      }).join('  '),
    );
  }
}

const articles = load(path.join(data, 'polnear/train'));
if (process.argv.includes('--measure')) {
  const held = (i: number): boolean => i % 5 === 0;
  const fitted = fitReports(
    articles.filter((_, i) => !held(i)),
    note,
  );
  measure(
    articles.filter((_, i) => held(i)),
    runToEnd(loadReports(fitted)),
  );
} else {
  writeLearned('reports.json', fitReports(articles, note));
}
