/** Which mentions belong together, as far as decisions on single mentions and on words say otherwise than the analysis. */

import type { Analysis, Entity, Mention } from '../../analysis';
import { bySpan, overlaps, SimilarSpans, type Span, shareOf } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import type { CorpusIndex } from './corpusEntityIndex';
import { findNames, NameTrees } from './namesInText';

/** An entity that was worked out, less the mentions that were taken from it, or one that a decision made. */
export interface Part {
  readonly entity: Entity;
  /** As it was worked out; what a decision made was not. */
  readonly worked: Entity | null;
  /** The decision on single mentions or words that made it. */
  readonly made: EntityDecision | null;
  /** What is decided for all articles of it, where only that made it. */
  readonly corpus: CorpusEntity | null;
}

export interface Parts {
  /** Those of the analysis first, in its order; then those of decisions, in order of their first mention. */
  readonly all: readonly Part[];
  /** By place: the part that took a mention from the entity it was worked out for, and the mention as it is there. */
  readonly taken: ReadonlyMap<string, { readonly part: Part; readonly mention: Mention }>;
}

export const placeOf = ({ start, end }: Span): string => `${start} ${end}`;

/** Spans that are not quite alike are still of one mention where they share this much of the longer. */
const SAME = 0.75;

interface Slot {
  mention: Mention;
  readonly derived: Mention | null;
  readonly of: Entity | null;
  by: Maker | null;
}

interface Maker {
  readonly id: string;
  readonly name: string;
  readonly made: EntityDecision | null;
  readonly corpus: CorpusEntity | null;
}

/**
 * @param text the file's text, in which further mentions are looked for; without it there are none
 * @param corpus decisions for all articles: what goes by their names is a mention, too, where nothing else is
 */
export function partsOf(
  analysis: Analysis,
  annotations: readonly AnchoredAnnotation[],
  text: string,
  corpus: CorpusIndex,
): Parts {
  const slots = analysis.entities.flatMap(of =>
    of.mentions.map((mention): Slot => ({ mention, derived: mention, of, by: null })),
  );
  const wanted = new Map<string, Maker>();
  const claims = claimsOf(annotations, analysis.article.span).map(({ decision, span }) => ({
    ...{ decision, span },
    words: oneLine(text ? text.slice(span.start, span.end) : decision.target.exact).trim(),
  }));
  const alike = claims.filter(({ decision }) => decision.mentions === 'alike');
  const lastOfWords = new Map(alike.map(claim => [claim.words, claim]));
  const taking = new SlotIndex(slots);
  for (const claim of claims) {
    const { decision, span, words } = claim;
    const maker = { id: `+${decision.id}`, name: decision.name || words, made: decision, corpus: null };
    if (decision.mentions === 'alike') {
      // Of several decisions on the same words the last one takes all mentions.
      if (lastOfWords.get(words) === claim) taking.takeAlike(words, maker);
      wanted.set(words, maker);
    }
    taking.takeOne(span, words, maker);
  }
  const within = analysis.article.span;
  addFromText(slots, text, within, new NameTrees([...wanted.keys()]), [...wanted.values()]);
  const { names, entities } = corpus.spelled;
  addFromText(slots, text, within, names, entities);
  return joined(analysis.entities, slots);
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ');

interface Claim {
  readonly decision: EntityDecision;
  readonly span: Span;
}

/** What is said of single mentions comes after what is said of words, so that it holds. */
function claimsOf(annotations: readonly AnchoredAnnotation[], within: Span): Claim[] {
  const claims = annotations.flatMap(({ annotation, anchor: { span } }): Claim[] =>
    annotation.kind === 'entity' && annotation.mentions && span && overlaps(within, span)
      ? [{ decision: annotation, span }]
      : [],
  );
  const narrow = ({ decision }: Claim) => Number(decision.mentions === 'one');
  return claims.sort((a, b) => narrow(a) - narrow(b) || byTime(a.decision, b.decision));
}

/** Mentions by place and by words, for decisions to take. */
class SlotIndex {
  private readonly bySpan = new SimilarSpans<Slot>(SAME);
  private readonly byWords = new Map<string, Set<Slot>>();
  private readonly order = new Map<Slot, number>();

  constructor(private readonly slots: Slot[]) {
    for (const slot of slots) this.know(slot);
  }

  /** All mentions in these words, but for pronouns. */
  takeAlike(words: string, by: Maker): void {
    for (const slot of this.byWords.get(words) ?? [])
      if (slot.mention.kind !== 'pronoun' && oneLine(slot.mention.text) === words) slot.by = by;
  }

  /** The mention at a span, with the ends that the person gave it; a new one where there is none. */
  takeOne(span: Span, words: string, by: Maker): void {
    let best: Slot | null = null;
    let most = SAME;
    const near = new Set(this.bySpan.near(span));
    for (const slot of [...near].sort((a, b) => this.order.get(a)! - this.order.get(b)!)) {
      const share = shareOf(slot.mention.span, span);
      if (share > most || (share === most && !best)) [best, most] = [slot, share];
    }
    if (!best) {
      const slot: Slot = { mention: { span, text: words, kind: 'name' }, derived: null, of: null, by };
      this.slots.push(slot);
      this.know(slot);
      return;
    }
    best.by = by;
    if (most === 1) return;
    best.mention = { ...best.mention, span, text: words };
    this.know(best);
  }

  private know(slot: Slot): void {
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
  slots: Slot[],
  text: string,
  within: Span,
  names: NameTrees,
  whose: readonly (Maker | CorpusEntity)[],
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
    slots.push({ mention, derived: null, of: null, by: makerOf(whose[name]) });
  }
}

const makerOf = (by: Maker | CorpusEntity): Maker =>
  'made' in by ? by : { id: `all/${by.name}`, name: by.name, made: null, corpus: by };

function joined(entities: readonly Entity[], slots: readonly Slot[]): Parts {
  const left = new Map<Entity, Mention[]>(entities.map(entity => [entity, []]));
  const made = new Map<Maker['id'], Slot[]>();
  for (const slot of slots) {
    if (slot.by && !made.has(slot.by.id)) made.set(slot.by.id, []);
    if (slot.by) made.get(slot.by.id)?.push(slot);
    else if (slot.of) left.get(slot.of)?.push(slot.mention);
  }
  const derived = [...left].flatMap(([entity, mentions]): Part[] => {
    if (mentions.length === entity.mentions.length) return [{ entity, worked: entity, made: null, corpus: null }];
    // Nothing is left of it: whoever took the mentions is it.
    return mentions.length ? [{ entity: { ...entity, mentions }, worked: entity, made: null, corpus: null }] : [];
  });
  const taken = new Map<string, { part: Part; mention: Mention }>();
  const added = [...made.values()].map(own => {
    const part = partOf(
      own.sort((a, b) => bySpan(a.mention.span, b.mention.span)),
      left,
    );
    for (const { derived: mention, mention: present } of own)
      if (mention) taken.set(placeOf(mention.span), { part, mention: present });
    return part;
  });
  added.sort((a, b) => bySpan(a.entity.mentions[0].span, b.entity.mentions[0].span));
  return { all: [...derived, ...added], taken };
}

function partOf(slots: readonly Slot[], left: ReadonlyMap<Entity, readonly Mention[]>): Part {
  const { id, name, made, corpus } = slots[0].by as Maker;
  const before = slots.find(({ of }) => of)?.of;
  const forms = slots.filter(({ mention }) => mention.kind === 'name').map(({ mention }) => oneLine(mention.text));
  const entity: Entity = {
    id,
    type: made?.type ?? corpus?.type ?? before?.type ?? 'other',
    name,
    role: (before && !left.get(before)?.length && before.role) || null,
    aliases: [...new Set(forms)].filter(form => foldName(form) !== foldName(name)),
    gender: before?.gender ?? 'unknown',
    mentions: slots.map(({ mention }) => mention),
  };
  return { entity, worked: null, made, corpus };
}
