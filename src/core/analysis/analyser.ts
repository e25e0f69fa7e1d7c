import { type Article, type ArticleText, articleText } from '../article';
import { hashText, runToEnd } from '../text';
import { attributionSteps } from './attribution/attribution';
import { buildQuotes } from './attribution/quoteBuilder';
import { entityLookup, speakerCandidateSteps } from './attribution/speakerCandidates';
import { CODE_VERSION } from './codeVersion';
import { entitySteps } from './coreference/coreference';
import { contextSteps } from './cues/attributionContext';
import { dateSteps } from './dates/dates';
import { indexReports } from './indirectSpeech/reportIndex';
import { reportSteps } from './indirectSpeech/reports';
import { inFile } from './inFile';
import { foreignLanguage } from './language/articleLanguage';
import { analyseForeign } from './language/foreignArticle';
import { loadModels, type ModelData, type Models } from './loadModels';
import type { Analysis, ArticleAnalysis } from './model';
import { mentionSteps } from './names/mentions';
import { quoteSteps } from './quotes/quotes';
import { documentSteps } from './tokens/document';
import { evidenceSteps } from './tokens/tokenEvidence';
import { WordTable } from './tokens/word';
import { turnSteps } from './turns/turns';

/** The stages of an analysis, in order. */
export type Stage =
  | 'reading' // the articles of a file are separated
  | 'models'
  | 'quotes'
  | 'tokens'
  | 'evidence'
  | 'mentions'
  | 'turns'
  | 'layout'
  | 'reports'
  | 'speakers'
  | 'entities'
  | 'dates'
  | 'output';

/** Analyses articles with one set of models. The models are decoded at the first analysis. */
export interface Analyser {
  /** A hash of the models and of the code. It changes if the same article may get another analysis. */
  readonly version: string;
  /** Analyses an article in steps, so that a caller can share its thread. Each step yields its stage. */
  readonly steps: (article: ArticleText) => Generator<Stage, ArticleAnalysis>;
}

/**
 * @param code the version of the code; only tests pass another than the build’s
 * @throws ModelError from `steps` if a model was fitted on other features than the code computes
 */
export function createAnalyser(data: ModelData, code = CODE_VERSION): Analyser {
  return new LoadingAnalyser(data, hashText(`${code} ${data.id}`));
}

/** Analyses one article of a file in one go. The result has file offsets. */
export const analyseAt = (analyser: Analyser, text: string, article: Article): Analysis =>
  inFile(runToEnd(analyser.steps(articleText(text, article))), article);

interface Loaded {
  readonly models: Models;
  readonly words: WordTable;
}

class LoadingAnalyser implements Analyser {
  private loading: Generator<void, Models> | null = null;
  private loaded: Loaded | null = null;

  constructor(
    private readonly data: ModelData,
    readonly version: string,
  ) {}

  *steps(article: ArticleText): Generator<Stage, ArticleAnalysis> {
    const { models, words } = yield* this.load();
    return yield* analyse(article, models, words);
  }

  /** If several callers load at once, each continues where the other stopped. */
  private *load(): Generator<Stage, Loaded> {
    while (this.loaded === null) {
      const loading = this.loading ?? loadModels(this.data);
      // If it throws, the next call starts again and throws again.
      this.loading = null;
      const step = loading.next();
      if (step.done) this.loaded = { models: step.value, words: new WordTable(step.value.lexicon) };
      else this.loading = loading;
      yield 'models';
    }
    return this.loaded;
  }
}

/** Yields the name of a stage for each of its steps. */
function* named<T>(stage: Stage, steps: Generator<void, T>): Generator<Stage, T> {
  for (;;) {
    const step = steps.next();
    yield stage;
    if (step.done) return step.value;
  }
}

function* analyse(article: ArticleText, models: Models, words: WordTable): Generator<Stage, ArticleAnalysis> {
  const found = yield* named('quotes', quoteSteps(article));
  const doc = yield* named('tokens', documentSteps(article, words));
  const language = foreignLanguage(doc, found.quotes);
  if (language !== null) return analyseForeign(doc, found, language);
  const evidence = yield* named('evidence', evidenceSteps(doc));
  const tagged = yield* named('mentions', mentionSteps(doc, evidence, models.names));
  const { quotes: spoken, mentions } = yield* named('turns', turnSteps(doc, found.quotes, tagged));
  const layout = yield* named('layout', contextSteps(doc, spoken, mentions, evidence));
  const reported = indexReports(layout, yield* named('reports', reportSteps(layout, models.reports)));
  yield 'reports';
  const decisions = yield* named('speakers', attributionSteps(layout, reported, models));
  const builder = buildQuotes(layout, reported, decisions);
  yield 'speakers';
  const candidates = yield* named('speakers', speakerCandidateSteps(layout, mentions, decisions, builder.indirect));
  const context = {
    quotes: spoken,
    speakerOf: (quote: number): number | null => {
      const best = decisions[quote]?.best;
      return best ? (candidates.mentionOf.get(best.speaker) ?? null) : null;
    },
    speaks: (mention: number): boolean => candidates.speaking.has(mention),
  };
  const resolution = yield* named('entities', entitySteps(doc, candidates.mentions, context, models.antecedents));
  const entities = [...resolution.entities];
  const entityOf = entityLookup(resolution, candidates.mentions, entities);
  const isKnown = (mention: number): boolean => resolution.entityOf[mention] !== null;
  const quotes = yield* named('output', builder.quotes({ candidates, entityOf, isKnown }));
  const dates = yield* named('dates', dateSteps(doc, entities));
  return { quotes, entities, dates, problems: found.problems };
}
