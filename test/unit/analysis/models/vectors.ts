/** The feature vectors of the articles in test/golden, for every learned model. */
import fs from 'node:fs';
import path from 'node:path';
import { CONFIDENCE_FEATURES, confidenceFeatures } from '../../../../src/core/analysis/attribution/confidence';
import { pairsOf, SPEAKER_FEATURES } from '../../../../src/core/analysis/attribution/pairFeatures';
import { quoteFeatures } from '../../../../src/core/analysis/attribution/quoteFeatures';
import {
  ANTECEDENT_FEATURES,
  antecedentFeatures,
  caseOf,
} from '../../../../src/core/analysis/coreference/antecedentFeatures';
import { BOUNDARY_FEATURES } from '../../../../src/core/analysis/indirectSpeech/boundaryScores';
import { canBeHead, formAt, HEAD_FEATURES, headFeatures } from '../../../../src/core/analysis/indirectSpeech/cueHeads';
import { indexReports } from '../../../../src/core/analysis/indirectSpeech/reportIndex';
import { REPORT_WIDTHS, reportSteps } from '../../../../src/core/analysis/indirectSpeech/reports';
import { NONE, SOURCE_FEATURES, sourcesOf } from '../../../../src/core/analysis/indirectSpeech/sourceCandidates';
import {
  BOUNDARIES,
  candidatesFor,
  otherEnd,
  type ReportDraft,
  sentenceOf,
  settleBoundary,
} from '../../../../src/core/analysis/indirectSpeech/spanCandidates';
import { tokenFeatureSteps } from '../../../../src/core/analysis/indirectSpeech/tokenFeatures';
import { FeatureRows, type IntegerRows } from '../../../../src/core/analysis/models/featureRows';
import type { MentionCandidate } from '../../../../src/core/analysis/names/mentions';
import { FeatureWriter, MAX_FEATURES } from '../../../../src/core/analysis/names/nameFeatures';
import { runsOf } from '../../../../src/core/analysis/names/nameTagger';
import type { Doc } from '../../../../src/core/analysis/tokens/document';
import { articleText } from '../../../../src/core/article/articleText';
import { parse } from '../../../../src/core/article/parse';
import { runToEnd } from '../../../../src/core/text/steps';
import { MODELS } from '../../analyse';
import { layOut } from '../layout';

const GOLDEN = path.join(import.meta.dirname, '../../../golden');

/** Cases that test/golden lacks: a quote in the title, in brackets, and said twice; a negated cue. */
const RARE = `Mayor Dorn: “Not now” date 2025-04-26 [Source: Wire]

The mayor (“a joker”, as Ann Bell calls him) did not say “never again”. Ann Bell did not deny “the joker”.

“Never again,” said Dorn. “Not now,” said Dorn. (“A joker,” Bell said.) She never said “a joker” of “Dorn”.
`;

/** The input of a model: the names of its features, and the vectors. */
export interface Given {
  readonly features: readonly string[];
  readonly vectors: number[][];
}

function layouts() {
  const files = fs.readdirSync(GOLDEN).filter(file => file.endsWith('.txt'));
  const texts = files.sort().map(file => fs.readFileSync(path.join(GOLDEN, file), 'utf8'));
  return [...texts, RARE].flatMap(file => {
    const { text, articles } = parse(file);
    return articles.map(article => layOut(articleText(text, article)));
  });
}

const rowsOf = (rows: FeatureRows | IntegerRows): number[][] =>
  Array.from({ length: rows.length }, (_, i) => rows.row(i));

/** The vectors of the tree models, by name. */
export function treeVectors(): Readonly<Record<'head' | 'source' | 'edge' | 'speaker' | 'confidence', Given>> {
  const model = MODELS.reports;
  const given = {
    head: { features: HEAD_FEATURES, vectors: [] as number[][] },
    source: { features: SOURCE_FEATURES, vectors: [] as number[][] },
    edge: { features: BOUNDARY_FEATURES, vectors: [] as number[][] },
    speaker: { features: SPEAKER_FEATURES, vectors: [] as number[][] },
    confidence: { features: CONFIDENCE_FEATURES, vectors: [] as number[][] },
  };
  for (const { doc, context } of layouts()) {
    const w = runToEnd(tokenFeatureSteps(context, model.uses, REPORT_WIDTHS));
    for (const { index } of doc.tokens) {
      if (!canBeHead(w, index)) continue;
      given.head.vectors.push(headFeatures(w, index).row(0));
      const sentence = sentenceOf(w, index);
      const [speaker = NONE] = sourcesOf(w, index, sentence);
      given.source.vectors.push(...rowsOf(w.rows.source));
      const draft: ReportDraft = { head: index, form: formAt(w, index), sentence, speaker };
      for (const boundary of BOUNDARIES) {
        const known = otherEnd(draft, boundary);
        if (known === null) continue;
        const [first = NONE] = candidatesFor(w, boundary, draft, known);
        given.edge.vectors.push(...rowsOf(w.rows.boundary));
        settleBoundary(draft, boundary, first);
      }
    }
    const reported = indexReports(context, runToEnd(reportSteps(context, model)));
    const rows = new FeatureRows(SPEAKER_FEATURES.length);
    let last = null;
    for (let quote = 0; quote < context.quotes.length; quote++) {
      const shape = quoteFeatures(context, reported, quote);
      const pairs = pairsOf({ context, reported, index: quote, last, rows }, shape);
      given.speaker.vectors.push(...rowsOf(rows));
      const [pair] = pairs;
      if (!pair) continue;
      // Any scores will do: the first candidate wins, each later one is a little worse.
      const scores = pairs.map((_, i) => 1 - i / 4);
      for (let i = 0; i < pairs.length; i++) given.confidence.vectors.push(confidenceFeatures(scores, i, rows.row(i)));
      last = { quote, speaker: pair.speaker };
    }
  }
  return given;
}

/** The feature numbers of each token that can be part of a name. */
export function nameVectors(): number[][] {
  const vectors: number[][] = [];
  const out = new Int32Array(MAX_FEATURES);
  for (const { doc, evidence } of layouts()) {
    const writer = new FeatureWriter(evidence, doc.lexicon);
    for (const { first, last } of doc.sentences) {
      for (const { from, to } of runsOf(evidence, { first, last })) {
        for (let i = from; i < to; i++) vectors.push([...out.subarray(0, writer.write(i, first, last, out))]);
      }
    }
  }
  return vectors;
}

const MENTION = { text: 'her', gender: 'female', firstToken: 12 } as MentionCandidate;

/** A pronoun and a candidate for it. All features are 0 except those that are changed. */
export function antecedentVector(change: {
  readonly place?: object;
  readonly mention?: object;
  readonly candidate?: object;
  readonly facts?: object;
}): Readonly<Record<string, number>> {
  const mention = { ...MENTION, ...change.mention };
  const token = { paragraph: 0 } as Doc['tokens'][number];
  const place = {
    mention,
    token,
    quote: -1,
    sentence: 2,
    opens: false,
    speaks: false,
    ...caseOf(mention.text),
    ...change.place,
  };
  const candidate = {
    cluster: 0,
    at: 10,
    sentence: 1,
    paragraph: 0,
    quote: -1,
    subject: false,
    possessor: false,
    pronoun: false,
    nominal: false,
    opens: false,
    main: false,
    speaks: false,
    ...change.candidate,
  };
  const facts = {
    gender: 'unknown' as const,
    between: 0,
    mentions: 1,
    named: 0,
    speaksQuote: false,
    namedByPronoun: false,
    ...change.facts,
  };
  const values = antecedentFeatures(place, candidate, facts);
  return Object.fromEntries(ANTECEDENT_FEATURES.map((name, i) => [name, values[i] as number]));
}
