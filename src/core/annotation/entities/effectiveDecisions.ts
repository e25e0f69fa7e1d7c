/** What decisions come to for each part of the cast: the article's before the folder's before the analysis. */

import type { EntityType } from '../../analysis';
import { IntervalIndex, type Span } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import type { CorpusIndex } from './corpusEntityIndex';
import type { MentionGroup } from './mentionPartition';

export interface EffectiveDecision {
  /** Name and type as given in the article; null where they were not. */
  readonly name: string | null;
  readonly type: EntityType | null;
  readonly hidden: boolean;
  /** Those of the article, oldest first. */
  readonly decisions: readonly EntityDecision[];
  readonly corpus: CorpusEntity | null;
}

/** The name that was given, in the article or for all articles; null where none was. */
export const decidedName = ({ name, corpus }: EffectiveDecision): string | null => name ?? corpus?.name ?? null;

const NO_DECISION: EffectiveDecision = { name: null, type: null, hidden: false, decisions: [], corpus: null };

/** For each question the last answer given in the article counts, else that for all articles. */
export function resolveDecisions(
  parts: readonly MentionGroup[],
  annotations: readonly AnchoredAnnotation[],
  index: CorpusIndex,
): ReadonlyMap<MentionGroup, EffectiveDecision> {
  const inArticle = resolveInArticle(parts, annotations);
  const corpus = new CorpusNames(index, parts);
  return new Map(
    parts.map(part => {
      const own = inArticle.get(part) ?? NO_DECISION;
      const known = part.corpus ?? corpus.of(part, own.name ?? part.entity.name);
      const hidden = own.decisions.length ? own.hidden : known?.status === 'rejected';
      return [part, { ...own, hidden, corpus: known }];
    }),
  );
}

function resolveInArticle(
  parts: readonly MentionGroup[],
  annotations: readonly AnchoredAnnotation[],
): Map<MentionGroup, EffectiveDecision> {
  const mentions = new MentionIndex(parts);
  const decided = annotations.flatMap(({ annotation, anchor: { span } }) => {
    if (annotation.kind !== 'entity' || annotation.mentions || !span) return [];
    const part = mentions.at(span);
    return part ? [{ part, decision: annotation }] : [];
  });
  const made = parts.flatMap(part => (part.decision ? [{ part, decision: part.decision }] : []));
  decided.sort((a, b) => byTime(a.decision, b.decision));
  const rulings = new Map<MentionGroup, EffectiveDecision>();
  const all = new Map<MentionGroup, EntityDecision[]>();
  for (const { part, decision } of [...made, ...decided]) {
    const before = rulings.get(part) ?? NO_DECISION;
    const decisions = all.get(part) ?? [];
    all.set(part, decisions);
    decisions.push(decision);
    rulings.set(part, {
      name: decision.name || (decision === part.decision ? part.entity.name : before.name),
      type: decision.type ?? before.type,
      hidden: decision.status === 'rejected',
      decisions,
      corpus: null,
    });
  }
  return rulings;
}

/** A decision is on one mention; of one that lies over more than these, the first so many are looked at. */
const MAX_MENTIONS_COMPARED = 200;

/**
 * Which part has its mention at a span. Mentions count where the analysis has them: a decision is on the entity that
 * it was made for, though the mention that it was made at be another's by now.
 */
class MentionIndex {
  private readonly mentions: readonly { readonly part: MentionGroup; readonly span: Span }[];
  private readonly index: IntervalIndex;

  constructor(parts: readonly MentionGroup[]) {
    this.mentions = parts.flatMap(part => (part.derived ?? part.entity).mentions.map(({ span }) => ({ part, span })));
    this.index = new IntervalIndex(this.mentions.map(({ span }) => span));
  }

  /** The part whose mention shares most with a span. */
  at(at: Span): MentionGroup | null {
    let best: MentionGroup | null = null;
    let most = 0;
    for (const i of this.index.overlapping(at, MAX_MENTIONS_COMPARED)) {
      const { part, span } = this.mentions[i];
      const shared = Math.min(span.end, at.end) - Math.max(span.start, at.start);
      const share = shared / (Math.max(span.end, at.end) - Math.min(span.start, at.start));
      if (share > most) [best, most] = [part, share];
    }
    return best;
  }
}

/**
 * Which of the folder's entities goes by a name. Of two that go by one name in an article, such as a person and a place,
 * only the one of the folder's type is meant.
 */
class CorpusNames {
  private readonly typed: ReadonlySet<string>;

  constructor(
    private readonly corpus: CorpusIndex,
    parts: readonly MentionGroup[],
  ) {
    this.typed = new Set(corpus.entities.length ? parts.map(({ entity }) => typedName(entity.type, entity.name)) : []);
  }

  of({ entity }: MentionGroup, name: string): CorpusEntity | null {
    const known = this.corpus.get(name);
    const another = known?.type && known.type !== entity.type && this.typed.has(typedName(known.type, name));
    return known && !another ? known : null;
  }
}

const typedName = (type: EntityType, name: string): string => `${type} ${foldName(name)}`;
