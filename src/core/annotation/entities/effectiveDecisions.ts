/** What decisions come to for each part of the cast: the article's before the folder's before the analysis. */

import type { EntityType } from '../../analysis';
import { IntervalIndex, type Span } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import type { CorpusIndex } from './corpusEntityIndex';
import type { Part } from './mentionPartition';

export interface Ruling {
  /** Name and type as given in the article; null where they were not. */
  readonly name: string | null;
  readonly type: EntityType | null;
  readonly hidden: boolean;
  /** Those of the article, oldest first. */
  readonly decisions: readonly EntityDecision[];
  readonly corpus: CorpusEntity | null;
}

/** The name that was given, in the article or for all articles; null where none was. */
export const givenName = ({ name, corpus }: Ruling): string | null => name ?? corpus?.name ?? null;

const NONE: Ruling = { name: null, type: null, hidden: false, decisions: [], corpus: null };

/** For each question the last answer given in the article counts, else that for all articles. */
export function rulingsOf(
  parts: readonly Part[],
  annotations: readonly AnchoredAnnotation[],
  index: CorpusIndex,
): ReadonlyMap<Part, Ruling> {
  const inArticle = articleRulings(parts, annotations);
  const corpus = new CorpusNames(index, parts);
  return new Map(
    parts.map(part => {
      const own = inArticle.get(part) ?? NONE;
      const known = part.corpus ?? corpus.of(part, own.name ?? part.entity.name);
      const hidden = own.decisions.length ? own.hidden : known?.status === 'rejected';
      return [part, { ...own, hidden, corpus: known }];
    }),
  );
}

function articleRulings(parts: readonly Part[], annotations: readonly AnchoredAnnotation[]): Map<Part, Ruling> {
  const mentions = new MentionIndex(parts);
  const decided = annotations.flatMap(({ annotation, anchor: { span } }) => {
    if (annotation.kind !== 'entity' || annotation.mentions || !span) return [];
    const part = mentions.at(span);
    return part ? [{ part, decision: annotation }] : [];
  });
  const made = parts.flatMap(part => (part.made ? [{ part, decision: part.made }] : []));
  decided.sort((a, b) => byTime(a.decision, b.decision));
  const rulings = new Map<Part, Ruling>();
  const all = new Map<Part, EntityDecision[]>();
  for (const { part, decision } of [...made, ...decided]) {
    const before = rulings.get(part) ?? NONE;
    const decisions = all.get(part) ?? [];
    all.set(part, decisions);
    decisions.push(decision);
    rulings.set(part, {
      name: decision.name || (decision === part.made ? part.entity.name : before.name),
      type: decision.type ?? before.type,
      hidden: decision.status === 'rejected',
      decisions,
      corpus: null,
    });
  }
  return rulings;
}

/** A decision is on one mention; of one that lies over more than these, the first so many are looked at. */
const MOST_MENTIONS = 200;

/**
 * Which part has its mention at a span. Mentions count where the analysis has them: a decision is on the entity that
 * it was made for, though the mention that it was made at be another's by now.
 */
class MentionIndex {
  private readonly mentions: readonly { readonly part: Part; readonly span: Span }[];
  private readonly index: IntervalIndex;

  constructor(parts: readonly Part[]) {
    this.mentions = parts.flatMap(part => (part.worked ?? part.entity).mentions.map(({ span }) => ({ part, span })));
    this.index = new IntervalIndex(this.mentions.map(({ span }) => span));
  }

  /** The part whose mention shares most with a span. */
  at(at: Span): Part | null {
    let best: Part | null = null;
    let most = 0;
    for (const i of this.index.overlapping(at, MOST_MENTIONS)) {
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
    parts: readonly Part[],
  ) {
    this.typed = new Set(corpus.entities.length ? parts.map(({ entity }) => typedName(entity.type, entity.name)) : []);
  }

  of({ entity }: Part, name: string): CorpusEntity | null {
    const known = this.corpus.get(name);
    const another = known?.type && known.type !== entity.type && this.typed.has(typedName(known.type, name));
    return known && !another ? known : null;
  }
}

const typedName = (type: EntityType, name: string): string => `${type} ${foldName(name)}`;
