import type { Article } from '../article/model';
import { attributionSteps } from './attribution';
import { castOf, namer } from './cast';
import { resolveEntities } from './coreference';
import { findDates } from './dates';
import { buildDoc } from './document';
import { lexicon } from './lexicon';
import { mentionSteps } from './mentions';
import type { Analysis } from './model';
import { toldQuotes } from './quoteOutput';
import { quoteSteps } from './quotes';
import { linkReports } from './reported/links';
import { trainedReports } from './reported/model';
import { reportSteps } from './reported/reports';
import { sceneSteps } from './scene';
import { traitsOf } from './traits';

/** Changes whenever the same text may get another analysis: caches are keyed by it. */
export const ANALYSER_VERSION = 13;

/**
 * Works out one article, yielding often enough that a caller can share its thread: no step takes more than a few
 * milliseconds on text that people write. `text` is the whole file's text; all spans are offsets into it.
 */
export function* analyseSteps(text: string, article: Article): Generator<void, Analysis> {
  const found = yield* quoteSteps(text, article);
  yield;
  const doc = buildDoc(text, article);
  yield;
  const traits = traitsOf(doc, lexicon());
  yield;
  const mentions = yield* mentionSteps(doc, traits);
  yield;
  const scene = yield* sceneSteps(doc, found.quotes, mentions, traits);
  yield;
  const reported = linkReports(scene, yield* reportSteps(scene, yield* trainedReports()));
  yield;
  const decisions = yield* attributionSteps(scene, reported);
  const told = toldQuotes(scene, reported, decisions);
  const cast = castOf(scene, mentions, decisions, told.indirect);
  yield;
  const resolution = resolveEntities(doc, cast.mentions, {
    quotes: found.quotes,
    speakerOf: quote => {
      const best = decisions[quote]?.best;
      return best ? (cast.mentionOf.get(best.speaker) ?? null) : null;
    },
    speaks: mention => cast.speaking.has(mention),
  });
  yield;
  const entities = [...resolution.entities];
  const isKnown = (mention: number): boolean => resolution.entityOf[mention] !== null;
  const quotes = told.quotes(cast, namer(resolution, cast.mentions, entities), isKnown);
  return { article, quotes, entities, dates: findDates(doc), problems: found.problems };
}

/** {@link analyseSteps}, run to its end. */
export function analyse(text: string, article: Article): Analysis {
  const steps = analyseSteps(text, article);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
