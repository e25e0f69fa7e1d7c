/** Groups mentions into entities, applying decisions on single mentions and on texts over the analysis. */

import type { Analysis, Entity, Mention } from '../../analysis';
import { bySpan, overlaps, SimilarSpans, type Span, shareOf } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import type { CorpusEntityIndex } from './corpusEntityIndex';
import { findNames, NameTries } from './namesInText';

/** The mentions of one entity: a derived one without the mentions that were moved away, or one that a decision created. */
export interface MentionGroup {
  readonly entity: Entity;
  /** The entity as the analysis derived it; null if a decision created the group. */
  readonly derived: Entity | null;
  /** The decision in the article that created the group. */
  readonly decision: EntityDecision | null;
  /** The decision for all articles that created the group. */
  readonly corpus: CorpusEntity | null;
}

export interface MentionPartition {
  /** The derived groups first, in the order of the analysis; then the others in the order of their first mention. */
  readonly all: readonly MentionGroup[];
  /** The mentions that were moved to another group, by `spanKey` of their derived span: the group and the mention there. */
  readonly taken: ReadonlyMap<string, { readonly group: MentionGroup; readonly mention: Mention }>;
}

/** A key for a span. */
export const spanKey = ({ start, end }: Span): string => `${start} ${end}`;

/** Two spans are the same mention if they share at least this part of the longer one, 0–1. */
const MIN_SAME_MENTION_OVERLAP = 0.75;

/** A mention and the group that it belongs to. */
interface MentionSlot {
  mention: Mention;
  /** The mention and its entity in the analysis; null for a new mention. */
  readonly derived: Mention | null;
  readonly entity: Entity | null;
  /** What moved the mention to a group of its own. */
  by: GroupSource | null;
}

/** What creates a group: a decision in the article or in the corpus file. */
interface GroupSource {
  readonly id: string;
  readonly name: string;
  readonly decision: EntityDecision | null;
  readonly corpus: CorpusEntity | null;
}

/**
 * Groups the mentions of an article.
 * @param text the file's text, in which more mentions are found; if it is empty, none are added
 * @param corpus the decisions for all articles; text with one of their names is a mention unless something else is there
 */
export function partitionMentions(
  analysis: Analysis,
  annotations: readonly AnchoredAnnotation[],
  text: string,
  corpus: CorpusEntityIndex,
): MentionPartition {
  const slots = analysis.entities.flatMap(entity =>
    entity.mentions.map((mention): MentionSlot => ({ mention, derived: mention, entity, by: null })),
  );
  const searched = new Map<string, GroupSource>();
  const claims = collectClaims(annotations, analysis.article.span).map(({ decision, span }) => ({
    decision,
    span,
    words: oneLine(text ? text.slice(span.start, span.end) : decision.target.exact).trim(),
  }));
  const alike = claims.filter(({ decision }) => decision.mentions === 'alike');
  const lastOfWords = new Map(alike.map(claim => [claim.words, claim]));
  const index = new SlotIndex(slots);
  for (const claim of claims) {
    const { decision, span, words } = claim;
    const source = { id: `+${decision.id}`, name: decision.name || words, decision, corpus: null };
    if (decision.mentions === 'alike') {
      // Of several decisions on the same text the last one takes all mentions.
      if (lastOfWords.get(words) === claim) index.takeAlike(words, source);
      searched.set(words, source);
    }
    index.takeOne(span, words, source);
  }
  const within = analysis.article.span;
  addFromText(slots, text, within, new NameTries([...searched.keys()]), [...searched.values()]);
  const { names, entities } = corpus.searchable;
  addFromText(slots, text, within, names, entities);
  return joinSlots(analysis.entities, slots);
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ');

interface MentionClaim {
  readonly decision: EntityDecision;
  readonly span: Span;
}

/** Decisions on texts come first, so that decisions on single mentions override them. */
function collectClaims(annotations: readonly AnchoredAnnotation[], within: Span): MentionClaim[] {
  const claims = annotations.flatMap(({ annotation, anchor: { span } }): MentionClaim[] =>
    annotation.kind === 'entity' && annotation.mentions && span && overlaps(within, span)
      ? [{ decision: annotation, span }]
      : [],
  );
  const narrow = ({ decision }: MentionClaim) => Number(decision.mentions === 'one');
  return claims.sort((a, b) => narrow(a) - narrow(b) || byTime(a.decision, b.decision));
}

/** Finds mentions by span and by text, and moves them to other groups. */
class SlotIndex {
  private readonly bySpan = new SimilarSpans<MentionSlot>(MIN_SAME_MENTION_OVERLAP);
  private readonly byWords = new Map<string, Set<MentionSlot>>();
  private readonly order = new Map<MentionSlot, number>();

  constructor(private readonly slots: MentionSlot[]) {
    for (const slot of slots) this.know(slot);
  }

  /** Moves all mentions with this text, except pronouns. */
  takeAlike(words: string, by: GroupSource): void {
    for (const slot of this.byWords.get(words) ?? [])
      if (slot.mention.kind !== 'pronoun' && oneLine(slot.mention.text) === words) slot.by = by;
  }

  /** Moves the mention at a span and gives it that span; adds a new mention if there is none. */
  takeOne(span: Span, words: string, by: GroupSource): void {
    let best: MentionSlot | null = null;
    let most = MIN_SAME_MENTION_OVERLAP;
    const near = new Set(this.bySpan.near(span));
    for (const slot of [...near].sort((a, b) => this.order.get(a)! - this.order.get(b)!)) {
      const share = shareOf(slot.mention.span, span);
      if (share > most || (share === most && !best)) [best, most] = [slot, share];
    }
    if (!best) {
      const slot: MentionSlot = { mention: { span, text: words, kind: 'name' }, derived: null, entity: null, by };
      this.slots.push(slot);
      this.know(slot);
      return;
    }
    best.by = by;
    if (most === 1) return;
    best.mention = { ...best.mention, span, text: words };
    this.know(best);
  }

  private know(slot: MentionSlot): void {
    if (!this.order.has(slot)) this.order.set(slot, this.order.size);
    this.bySpan.add(slot.mention.span, slot);
    const words = oneLine(slot.mention.text);
    const alike = this.byWords.get(words);
    if (alike) alike.add(slot);
    else this.byWords.set(words, new Set([slot]));
  }
}

/** Adds a mention wherever the article has one of the names and no mention yet. `sources` holds the source of each name. */
function addFromText(
  slots: MentionSlot[],
  text: string,
  within: Span,
  names: NameTries,
  sources: readonly (GroupSource | CorpusEntity)[],
): void {
  const found = text ? findNames(text, within, names) : [];
  if (!found.length) return;
  const spans = slots.map(({ mention }) => mention.span).sort(bySpan);
  let next = 0;
  let last: Span = { start: 0, end: 0 };
  for (const { start, end, name } of found) {
    for (let known = spans[next]; known && known.start < end; known = spans[++next])
      if (known.end > last.end) last = known;
    if (overlaps(last, { start, end })) continue;
    const source = sources[name];
    if (!source) continue;
    const mention: Mention = { span: { start, end }, text: oneLine(text.slice(start, end)), kind: 'name' };
    slots.push({ mention, derived: null, entity: null, by: toSource(source) });
  }
}

const toSource = (by: GroupSource | CorpusEntity): GroupSource =>
  'decision' in by ? by : { id: `all/${by.name}`, name: by.name, decision: null, corpus: by };

function joinSlots(entities: readonly Entity[], slots: readonly MentionSlot[]): MentionPartition {
  const left = new Map<Entity, Mention[]>(entities.map(entity => [entity, []]));
  const moved = new Map<string, { readonly source: GroupSource; readonly own: MentionSlot[] }>();
  for (const slot of slots) {
    if (slot.by) {
      const known = moved.get(slot.by.id);
      if (known) known.own.push(slot);
      else moved.set(slot.by.id, { source: slot.by, own: [slot] });
    } else if (slot.entity) left.get(slot.entity)?.push(slot.mention);
  }
  const derived = [...left].flatMap(([entity, mentions]): MentionGroup[] => {
    if (mentions.length === entity.mentions.length) return [{ entity, derived: entity, decision: null, corpus: null }];
    // An entity without mentions is dropped: the group that took them replaces it.
    return mentions.length ? [{ entity: { ...entity, mentions }, derived: entity, decision: null, corpus: null }] : [];
  });
  const taken = new Map<string, { group: MentionGroup; mention: Mention }>();
  const added = [...moved.values()].map(({ source, own }) => {
    own.sort((a, b) => bySpan(a.mention.span, b.mention.span));
    const group = toGroup(source, own, left);
    for (const { derived: before, mention } of own) if (before) taken.set(spanKey(before.span), { group, mention });
    return group;
  });
  added.sort((a, b) => bySpan(firstSpanOf(a), firstSpanOf(b)));
  return { all: [...derived, ...added], taken };
}

/** Every added group has at least one mention. */
const firstSpanOf = ({ entity }: MentionGroup): Span => (entity.mentions[0] as Mention).span;

/** Creates a group from its mentions in text order. `left` holds the mentions that derived entities keep. */
function toGroup(
  { id, name, decision, corpus }: GroupSource,
  slots: readonly MentionSlot[],
  left: ReadonlyMap<Entity, readonly Mention[]>,
): MentionGroup {
  const before = slots.find(({ entity }) => entity)?.entity;
  const forms = slots.filter(({ mention }) => mention.kind === 'name').map(({ mention }) => oneLine(mention.text));
  const entity: Entity = {
    id,
    type: decision?.type ?? corpus?.type ?? before?.type ?? 'other',
    name,
    role: (before && !left.get(before)?.length && before.role) || null,
    aliases: [...new Set(forms)].filter(form => foldName(form) !== foldName(name)),
    gender: before?.gender ?? 'unknown',
    mentions: slots.map(({ mention }) => mention),
  };
  return { entity, derived: null, decision, corpus };
}
