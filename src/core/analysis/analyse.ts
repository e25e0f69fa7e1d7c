import type { Article } from '../article/model';
import { attributionSteps, type Choice, type Decision } from './attribution';
import { type Resolution, resolveEntities } from './coreference';
import { findDates } from './dates';
import { buildDoc, type Doc } from './document';
import { type MentionCandidate, mentionSteps } from './mentions';
import type { Analysis, Attribution, Candidate, Entity, Mention, Quote } from './model';
import { type FoundQuotes, quoteSteps } from './quotes';
import { type Scene, type Speaker, sceneSteps } from './scene';

/** Changes whenever the same text may get another analysis: caches are keyed by it. */
export const ANALYSER_VERSION = 4;

/**
 * Works out one article, yielding often enough that a caller can share its thread: no step takes more than a few
 * milliseconds on text that people write. `text` is the whole file's text; all spans are offsets into it.
 */
export function* analyseSteps(text: string, article: Article): Generator<void, Analysis> {
  const found = yield* quoteSteps(text, article);
  yield;
  const doc = buildDoc(text, article);
  yield;
  const mentions = yield* mentionSteps(doc);
  yield;
  const scene = yield* sceneSteps(doc, found.quotes, mentions);
  const decisions = yield* attributionSteps(scene);
  const cast = castOf(doc, scene, mentions, decisions);
  yield;
  const resolution = resolveEntities(doc, cast.mentions, {
    quotes: found.quotes,
    speakerOf: quote => {
      const best = decisions[quote]?.best;
      return best ? (cast.mentionOf.get(best.speaker) ?? null) : null;
    },
  });
  yield;
  const entities = [...resolution.entities];
  const entityOf = named(resolution, cast.mentions, entities);
  const quotes = found.quotes.map((_, i) => quoteOf(scene, found, decisions, cast, entityOf, i));
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

/** The mentions, with words added that speak a quote and were no mention so far. */
interface Cast {
  readonly mentions: readonly MentionCandidate[];
  /** By index of the scene's speaker. */
  readonly mentionOf: ReadonlyMap<number, number>;
}

function castOf(doc: Doc, scene: Scene, mentions: readonly MentionCandidate[], decisions: readonly Decision[]): Cast {
  const chosen = [...new Set(decisions.flatMap(d => (d.best ? [d.best, ...d.runnersUp] : [])).map(c => c.speaker))];
  const added = chosen.filter(s => (scene.speakers[s] as Speaker).mention < 0);
  const all = [
    ...mentions.map((mention, i) => ({ mention, from: i, speaker: -1 })),
    ...added.map(s => ({ mention: nominal(doc, scene.speakers[s] as Speaker), from: -1, speaker: s })),
  ].sort((a, b) => a.mention.span.start - b.mention.span.start);
  const moved = new Map(all.map(({ from }, i) => [from, i]));
  const placed = new Map(all.map(({ speaker }, i) => [speaker, i]));
  const mentionOf = new Map<number, number>();
  for (const s of chosen) {
    const { mention } = scene.speakers[s] as Speaker;
    const at = mention >= 0 ? moved.get(mention) : placed.get(s);
    if (at !== undefined) mentionOf.set(s, at);
  }
  return { mentions: all.map(a => a.mention), mentionOf };
}

function nominal(doc: Doc, { words }: Speaker): MentionCandidate {
  const span = { start: doc.tokens[words.first]?.start ?? 0, end: doc.tokens[words.last - 1]?.end ?? 0 };
  return {
    span,
    text: doc.text.slice(span.start, span.end),
    kind: 'nominal',
    type: 'other',
    firstToken: words.first,
    lastToken: words.last,
    phrase: span,
    role: null,
    gender: 'unknown',
    number: 'singular',
  };
}

/** Entities for all mentions: who is left open by resolution stands for itself, under the words in the text. */
function named(
  resolution: Resolution,
  mentions: readonly MentionCandidate[],
  entities: Entity[],
): (i: number) => string {
  const own = new Map<number, string>();
  return i => {
    const known = resolution.entityOf[i] ?? own.get(i);
    if (known) return known;
    const { span, text, kind, type, role, gender } = mentions[i] as MentionCandidate;
    const id = `e${entities.length + 1}`;
    own.set(i, id);
    entities.push({ id, type, name: text, role, aliases: [], gender, mentions: [{ span, text, kind }] });
    return id;
  };
}

function quoteOf(
  scene: Scene,
  found: FoundQuotes,
  decisions: readonly Decision[],
  cast: Cast,
  entityOf: (i: number) => string,
  index: number,
): Quote {
  const { span, parts, within } = found.quotes[index] as FoundQuotes['quotes'][number];
  const decision = decisions[index] as Decision;
  const candidate = ({ speaker, rule, evidence, confidence }: Choice): Candidate => {
    const at = cast.mentionOf.get(speaker) as number;
    const { span: words, text, kind } = cast.mentions[at] as MentionCandidate;
    const mention: Mention = { span: words, text, kind };
    return { entity: entityOf(at), mention, rule, evidence, confidence };
  };
  const { best } = decision;
  const attribution: Attribution | null = best && {
    ...candidate(best),
    cue: best.cue && {
      start: scene.doc.tokens[best.cue.first]?.start ?? 0,
      end: scene.doc.tokens[best.cue.last - 1]?.end ?? 0,
    },
    runnersUp: others(best, decision.runnersUp.map(candidate), candidate),
  };
  return {
    id: `q${index + 1}`,
    span,
    kind: decision.kind,
    parts,
    within: within === null ? null : `q${within + 1}`,
    attribution,
  };
}

/** Runners-up that are somebody else than the best, each once. */
function others(best: Choice, list: readonly Candidate[], candidate: (c: Choice) => Candidate): Candidate[] {
  const seen = new Set([candidate(best).entity]);
  return list.filter(c => !seen.has(c.entity) && seen.add(c.entity));
}
