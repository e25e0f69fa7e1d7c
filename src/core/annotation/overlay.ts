/** What people decided, laid over what was worked out. Pure: the same two inputs give the same view. */
import type { Analysis, Entity, EntityType, Mention, Quote } from '../analysis/model';
import { bySpan, lengthOf, overlaps, type Span } from '../text/span';
import type { AnchoredAnnotation, EntityDecision, SpeakerDecision } from './model';

export interface ArticleView {
  readonly analysis: Analysis;
  /** In the order of `analysis.quotes`. */
  readonly quotes: readonly QuoteView[];
  readonly entities: readonly EntityView[];
  /** In text order; orphans last. */
  readonly annotations: readonly AnchoredAnnotation[];
}

export interface QuoteView {
  readonly quote: Quote;
  readonly speaker: { readonly name: string; readonly entity: string | null; readonly mention: Mention | null } | null;
  /** Of the analysis; null where it found no speaker, or a person decided. */
  readonly confidence: number | null;
  readonly status: 'derived' | 'confirmed' | 'corrected' | 'rejected';
  readonly decision: SpeakerDecision | null;
  /** Notes and tags that share text with the quote. */
  readonly annotations: readonly AnchoredAnnotation[];
}

export interface EntityView {
  readonly entity: Entity;
  readonly name: string;
  readonly type: EntityType;
  readonly role: string | null;
  readonly mentions: readonly Mention[];
  /** Ids of the quotes that it speaks. */
  readonly quotes: readonly string[];
  readonly decision: EntityDecision | null;
  /** A person said that this is no entity. */
  readonly hidden: boolean;
}

/** A decision belongs to the quote that shares at least this much of the anchored text. */
const SHARED = 0.5;

export function overlay(analysis: Analysis, anchored: readonly AnchoredAnnotation[]): ArticleView {
  const annotations = [...anchored].sort((a, b) =>
    a.anchor.span && b.anchor.span
      ? bySpan(a.anchor.span, b.anchor.span)
      : Number(!a.anchor.span) - Number(!b.anchor.span),
  );
  const entities = decidedEntities(analysis, annotations);
  const speakers = speakerDecisions(analysis.quotes, annotations);
  const quotes = analysis.quotes.map(quote => quoteView(quote, speakers.get(quote.id) ?? null, entities, annotations));
  return { analysis, quotes, entities: entities.views(quotes), annotations };
}

function speakerDecisions(
  quotes: readonly Quote[],
  annotations: readonly AnchoredAnnotation[],
): Map<string, SpeakerDecision> {
  const decisions = new Map<string, SpeakerDecision>();
  for (const { annotation, anchor } of annotations) {
    if (annotation.kind !== 'speaker' || !anchor.span) continue;
    const quote = bestMatch(quotes, anchor.span);
    if (!quote) continue;
    const other = decisions.get(quote.id);
    // Two people decided on one quote: the later decision is the one that shows.
    if (!other || whenOf(annotation) >= whenOf(other)) decisions.set(quote.id, annotation);
  }
  return decisions;
}

const whenOf = (decision: SpeakerDecision): string => decision.modified ?? decision.created ?? decision.id;

function bestMatch(quotes: readonly Quote[], target: Span): Quote | null {
  let best: Quote | null = null;
  let most = SHARED;
  for (const quote of quotes) {
    if (!overlaps(quote.span, target)) continue;
    const shared = Math.min(quote.span.end, target.end) - Math.max(quote.span.start, target.start);
    const share = shared / Math.max(lengthOf(quote.span), lengthOf(target));
    if (share >= most) {
      best = quote;
      most = share;
    }
  }
  return best;
}

function quoteView(
  quote: Quote,
  decision: SpeakerDecision | null,
  entities: DecidedEntities,
  annotations: readonly AnchoredAnnotation[],
): QuoteView {
  const beside = annotations.filter(
    ({ annotation, anchor }) =>
      (annotation.kind === 'note' || annotation.kind === 'tag') && anchor.span && overlaps(anchor.span, quote.span),
  );
  const derived = quote.attribution ? entities.derived(quote.attribution.entity, quote.attribution.mention) : null;
  if (!decision) {
    const confidence = derived ? (quote.attribution?.confidence ?? null) : null;
    return { quote, speaker: derived, confidence, status: 'derived', decision: null, annotations: beside };
  }
  const speaker =
    decision.status === 'rejected' ? null : decision.speaker ? entities.named(decision.speaker, derived) : derived;
  return { quote, speaker, confidence: null, status: decision.status, decision, annotations: beside };
}

type Speaker = NonNullable<QuoteView['speaker']>;

interface DecidedEntities {
  derived(entity: string, mention: Mention | null): Speaker | null;
  named(name: string, derived: Speaker | null): Speaker;
  views(quotes: readonly QuoteView[]): EntityView[];
}

interface Draft {
  readonly entity: Entity;
  name: string;
  type: EntityType;
  mentions: readonly Mention[];
  decision: EntityDecision | null;
  hidden: boolean;
}

/** Entities with people's names and types; those given one name are merged into the first of them. */
function decidedEntities(analysis: Analysis, annotations: readonly AnchoredAnnotation[]): DecidedEntities {
  const decisions = entityDecisions(analysis.entities, annotations);
  const drafts: Draft[] = [];
  const draftOf = new Map<string, Draft>();
  const byDecidedName = new Map<string, Draft>();
  for (const entity of analysis.entities) {
    const decision = decisions.get(entity.id) ?? null;
    const name = decision?.name ?? entity.name;
    const into = decision?.name
      ? (byDecidedName.get(name) ?? drafts.find(draft => draft.name === name))
      : byDecidedName.get(name);
    if (into) {
      into.mentions = [...into.mentions, ...entity.mentions].sort((a, b) => bySpan(a.span, b.span));
      into.decision ??= decision;
      draftOf.set(entity.id, into);
      continue;
    }
    const draft: Draft = {
      entity,
      name,
      type: decision?.type ?? entity.type,
      mentions: entity.mentions,
      decision,
      hidden: decision?.status === 'rejected',
    };
    drafts.push(draft);
    draftOf.set(entity.id, draft);
    if (decision?.name) byDecidedName.set(name, draft);
  }
  const known = new Map<string, Draft>();
  for (const draft of drafts)
    for (const alias of draft.entity.aliases) if (!known.has(fold(alias))) known.set(fold(alias), draft);
  for (const draft of [...drafts].reverse()) known.set(fold(draft.name), draft);
  return {
    derived: (id, mention) => {
      const draft = draftOf.get(id);
      return draft && !draft.hidden ? { name: draft.name, entity: draft.entity.id, mention } : null;
    },
    named: (name, derived) => {
      const draft = known.get(fold(name)) ?? stranger(name, drafts, known);
      return {
        name: draft.name,
        entity: draft.entity.id,
        mention: derived?.entity === draft.entity.id ? derived.mention : null,
      };
    },
    views: quotes =>
      drafts.map(draft => ({
        entity: draft.entity,
        name: draft.name,
        type: draft.type,
        role: draft.entity.role,
        mentions: draft.mentions,
        quotes: quotes.filter(({ speaker }) => speaker?.entity === draft.entity.id).map(({ quote }) => quote.id),
        decision: draft.decision,
        hidden: draft.hidden,
      })),
  };
}

const fold = (name: string): string => name.trim().toLowerCase();

/** Somebody whom a person named as a speaker and whom the analysis does not know. */
function stranger(name: string, drafts: Draft[], known: Map<string, Draft>): Draft {
  const number = drafts.filter(draft => draft.entity.id.startsWith('d')).length + 1;
  const entity: Entity = {
    id: `d${number}`,
    type: 'person',
    name,
    role: null,
    aliases: [],
    gender: 'unknown',
    mentions: [],
  };
  const draft: Draft = { entity, name, type: 'person', mentions: [], decision: null, hidden: false };
  drafts.push(draft);
  known.set(fold(name), draft);
  return draft;
}

function entityDecisions(
  entities: readonly Entity[],
  annotations: readonly AnchoredAnnotation[],
): Map<string, EntityDecision> {
  const decisions = new Map<string, EntityDecision>();
  for (const { annotation, anchor } of annotations) {
    if (annotation.kind !== 'entity' || !anchor.span) continue;
    const at = anchor.span;
    const entity = entities.find(({ mentions }) => mentions.some(mention => overlaps(mention.span, at)));
    if (entity) decisions.set(entity.id, annotation);
  }
  return decisions;
}
