/** Which mentions belong together, as far as decisions on single mentions and on words say otherwise than the analysis. */

import type { Analysis, Entity, Mention } from '../../analysis';
import { bySpan, overlaps, SimilarSpans, type Span, shareOf } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import type { CorpusIndex } from './corpusEntityIndex';
import { findNames, NameTries } from './namesInText';

/** An entity that was worked out, less the mentions that were taken from it, or one that a decision made. */
export interface MentionGroup {
  readonly entity: Entity;
  /** As it was worked out; what a decision made was not. */
  readonly derived: Entity | null;
  /** The decision on single mentions or words that made it. */
  readonly decision: EntityDecision | null;
  /** What is decided for all articles of it, where only that made it. */
  readonly corpus: CorpusEntity | null;
}

export interface MentionPartition {
  /** Those of the analysis first, in its order; then those of decisions, in order of their first mention. */
  readonly all: readonly MentionGroup[];
  /** By place: the part that took a mention from the entity it was worked out for, and the mention as it is there. */
  readonly taken: ReadonlyMap<string, { readonly group: MentionGroup; readonly mention: Mention }>;
}

export const spanKey = ({ start, end }: Span): string => `${start} ${end}`;

/** Spans that are not quite alike are still of one mention where they share this much of the longer. */
const MIN_SAME_MENTION_OVERLAP = 0.75;

interface MentionSlot {
  mention: Mention;
  readonly derived: Mention | null;
  readonly entity: Entity | null;
  by: GroupSource | null;
}

interface GroupSource {
  readonly id: string;
  readonly name: string;
  readonly decision: EntityDecision | null;
  readonly corpus: CorpusEntity | null;
}

/**
 * @param text the file's text, in which further mentions are looked for; without it there are none
 * @param corpus decisions for all articles: what goes by their names is a mention, too, where nothing else is
 */
export function partitionMentions(
  analysis: Analysis,
  annotations: readonly AnchoredAnnotation[],
  text: string,
  corpus: CorpusIndex,
): MentionPartition {
  const slots = analysis.entities.flatMap(of =>
    of.mentions.map((mention): MentionSlot => ({ mention, derived: mention, entity: of, by: null })),
  );
  const wanted = new Map<string, GroupSource>();
  const claims = collectClaims(annotations, analysis.article.span).map(({ decision, span }) => ({
    ...{ decision, span },
    words: oneLine(text ? text.slice(span.start, span.end) : decision.target.exact).trim(),
  }));
  const alike = claims.filter(({ decision }) => decision.mentions === 'alike');
  const lastOfWords = new Map(alike.map(claim => [claim.words, claim]));
  const taking = new SlotIndex(slots);
  for (const claim of claims) {
    const { decision, span, words } = claim;
    const maker = { id: `+${decision.id}`, name: decision.name || words, decision, corpus: null };
    if (decision.mentions === 'alike') {
      // Of several decisions on the same words the last one takes all mentions.
      if (lastOfWords.get(words) === claim) taking.takeAlike(words, maker);
      wanted.set(words, maker);
    }
    taking.takeOne(span, words, maker);
  }
  const within = analysis.article.span;
  addFromText(slots, text, within, new NameTries([...wanted.keys()]), [...wanted.values()]);
  const { names, entities } = corpus.searchable;
  addFromText(slots, text, within, names, entities);
  return joinSlots(analysis.entities, slots);
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ');

interface MentionClaim {
  readonly decision: EntityDecision;
  readonly span: Span;
}

/** What is said of single mentions comes after what is said of words, so that it holds. */
function collectClaims(annotations: readonly AnchoredAnnotation[], within: Span): MentionClaim[] {
  const claims = annotations.flatMap(({ annotation, anchor: { span } }): MentionClaim[] =>
    annotation.kind === 'entity' && annotation.mentions && span && overlaps(within, span)
      ? [{ decision: annotation, span }]
      : [],
  );
  const narrow = ({ decision }: MentionClaim) => Number(decision.mentions === 'one');
  return claims.sort((a, b) => narrow(a) - narrow(b) || byTime(a.decision, b.decision));
}

/** Mentions by place and by words, for decisions to take. */
class SlotIndex {
  private readonly bySpan = new SimilarSpans<MentionSlot>(MIN_SAME_MENTION_OVERLAP);
  private readonly byWords = new Map<string, Set<MentionSlot>>();
  private readonly order = new Map<MentionSlot, number>();

  constructor(private readonly slots: MentionSlot[]) {
    for (const slot of slots) this.know(slot);
  }

  /** All mentions in these words, but for pronouns. */
  takeAlike(words: string, by: GroupSource): void {
    for (const slot of this.byWords.get(words) ?? [])
      if (slot.mention.kind !== 'pronoun' && oneLine(slot.mention.text) === words) slot.by = by;
  }

  /** The mention at a span, with the ends that the person gave it; a new one where there is none. */
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

/** Words that stand for somebody by decision are mentions wherever the article has them and no mention is. */
function addFromText(
  slots: MentionSlot[],
  text: string,
  within: Span,
  names: NameTries,
  whose: readonly (GroupSource | CorpusEntity)[],
): void {
  const found = text ? findNames(text, within, names) : [];
  if (!found.length) return;
  const spans = slots.map(({ mention }) => mention.span).sort(bySpan);
  let next = 0;
  let last: Span = { start: 0, end: 0 };
  for (const { start, end, name } of found) {
    for (; next < spans.length && spans[next].start < end; next++) if (spans[next].end > last.end) last = spans[next];
    if (overlaps(last, { start, end })) continue;
    const mention: Mention = { span: { start, end }, text: oneLine(text.slice(start, end)), kind: 'name' };
    slots.push({ mention, derived: null, entity: null, by: makerOf(whose[name]) });
  }
}

const makerOf = (by: GroupSource | CorpusEntity): GroupSource =>
  'decision' in by ? by : { id: `all/${by.name}`, name: by.name, decision: null, corpus: by };

function joinSlots(entities: readonly Entity[], slots: readonly MentionSlot[]): MentionPartition {
  const left = new Map<Entity, Mention[]>(entities.map(entity => [entity, []]));
  const made = new Map<GroupSource['id'], MentionSlot[]>();
  for (const slot of slots) {
    if (slot.by && !made.has(slot.by.id)) made.set(slot.by.id, []);
    if (slot.by) made.get(slot.by.id)?.push(slot);
    else if (slot.entity) left.get(slot.entity)?.push(slot.mention);
  }
  const derived = [...left].flatMap(([entity, mentions]): MentionGroup[] => {
    if (mentions.length === entity.mentions.length) return [{ entity, derived: entity, decision: null, corpus: null }];
    // Nothing is left of it: whoever took the mentions is it.
    return mentions.length ? [{ entity: { ...entity, mentions }, derived: entity, decision: null, corpus: null }] : [];
  });
  const taken = new Map<string, { group: MentionGroup; mention: Mention }>();
  const added = [...made.values()].map(own => {
    const part = toGroup(
      own.sort((a, b) => bySpan(a.mention.span, b.mention.span)),
      left,
    );
    for (const { derived: mention, mention: present } of own)
      if (mention) taken.set(spanKey(mention.span), { group: part, mention: present });
    return part;
  });
  added.sort((a, b) => bySpan(a.entity.mentions[0].span, b.entity.mentions[0].span));
  return { all: [...derived, ...added], taken };
}

function toGroup(slots: readonly MentionSlot[], left: ReadonlyMap<Entity, readonly Mention[]>): MentionGroup {
  const { id, name, decision, corpus } = slots[0].by as GroupSource;
  const before = slots.find(({ entity: of }) => of)?.entity;
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
