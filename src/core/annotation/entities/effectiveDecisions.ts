/** Resolves the decisions on each mention group: those of the article override those of the folder. */

import type { EntityType } from '../../analysis';
import { IntervalIndex, type Span } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import type { CorpusEntityIndex } from './corpusEntityIndex';
import type { MentionGroup } from './mentionPartition';

export interface EffectiveDecision {
  /** The name and type decided in the article; null if there is none. */
  readonly name: string | null;
  readonly type: EntityType | null;
  /** True if it was rejected as an entity. */
  readonly hidden: boolean;
  /** The decisions in the article, oldest first. */
  readonly decisions: readonly EntityDecision[];
  /** The decision for all articles. */
  readonly corpus: CorpusEntity | null;
}

/** The name decided in the article, else for all articles, else null. */
export const decidedName = ({ name, corpus }: EffectiveDecision): string | null => name ?? corpus?.name ?? null;

const NO_DECISION: EffectiveDecision = { name: null, type: null, hidden: false, decisions: [], corpus: null };

/** Resolves name, type and rejection separately. For each the last decision in the article counts, then the folder's. */
export function resolveDecisions(
  groups: readonly MentionGroup[],
  annotations: readonly AnchoredAnnotation[],
  index: CorpusEntityIndex,
): ReadonlyMap<MentionGroup, EffectiveDecision> {
  const inArticle = resolveInArticle(groups, annotations);
  const corpus = new CorpusNames(index, groups);
  return new Map(
    groups.map(group => {
      const own = inArticle.get(group) ?? NO_DECISION;
      const known = group.corpus ?? corpus.find(group, own.name ?? group.entity.name);
      const hidden = own.decisions.length ? own.hidden : known?.status === 'rejected';
      return [group, { ...own, hidden, corpus: known }];
    }),
  );
}

interface GroupDecision {
  readonly group: MentionGroup;
  readonly decision: EntityDecision;
}

function resolveInArticle(
  groups: readonly MentionGroup[],
  annotations: readonly AnchoredAnnotation[],
): Map<MentionGroup, EffectiveDecision> {
  const mentions = new MentionIndex(groups);
  const onEntities = annotations.flatMap(({ annotation, anchor: { span } }): GroupDecision[] => {
    if (annotation.kind !== 'entity' || annotation.mentions || !span) return [];
    const group = mentions.find(span);
    return group ? [{ group, decision: annotation }] : [];
  });
  const onMentions = groups.flatMap((group): GroupDecision[] =>
    group.decision ? [{ group, decision: group.decision }] : [],
  );
  onEntities.sort((a, b) => byTime(a.decision, b.decision));
  const resolved = new Map<MentionGroup, EffectiveDecision & { readonly decisions: EntityDecision[] }>();
  for (const { group, decision } of [...onMentions, ...onEntities]) {
    const before = resolved.get(group) ?? { ...NO_DECISION, decisions: [] };
    before.decisions.push(decision);
    resolved.set(group, {
      ...before,
      name: decision.name || (decision === group.decision ? group.entity.name : before.name),
      type: decision.type ?? before.type,
      hidden: decision.status === 'rejected',
    });
  }
  return resolved;
}

/** Maximum number of mentions that a decision is compared with. It is made on one, so more is hostile input. */
const MAX_MENTIONS_COMPARED = 200;

/**
 * Finds the group with a mention at a span. Mentions count for the group that the analysis gives them to: a decision
 * stays on the entity that it was made for, even if the mention that it was made at was moved to another one.
 */
class MentionIndex {
  private readonly mentions: readonly { readonly group: MentionGroup; readonly span: Span }[];
  private readonly index: IntervalIndex;

  constructor(groups: readonly MentionGroup[]) {
    this.mentions = groups.flatMap(group =>
      (group.derived ?? group.entity).mentions.map(({ span }) => ({ group, span })),
    );
    this.index = new IntervalIndex(this.mentions.map(({ span }) => span));
  }

  /** The group with the mention that overlaps a span most. */
  find(at: Span): MentionGroup | null {
    let best: MentionGroup | null = null;
    let most = 0;
    for (const i of this.index.overlapping(at, MAX_MENTIONS_COMPARED)) {
      const mention = this.mentions[i];
      if (!mention) continue;
      const { group, span } = mention;
      const shared = Math.min(span.end, at.end) - Math.max(span.start, at.start);
      const share = shared / (Math.max(span.end, at.end) - Math.min(span.start, at.start));
      if (share > most) [best, most] = [group, share];
    }
    return best;
  }
}

/**
 * Finds the folder's entity of a name. If an article has two entities of that name, such as a person and a place, only
 * the one of the folder's type is meant.
 */
class CorpusNames {
  private readonly typedNames: ReadonlySet<string>;

  constructor(
    private readonly corpus: CorpusEntityIndex,
    groups: readonly MentionGroup[],
  ) {
    const relevant = corpus.entities.length ? groups : [];
    this.typedNames = new Set(relevant.map(({ entity }) => typedName(entity.type, entity.name)));
  }

  find({ entity }: MentionGroup, name: string): CorpusEntity | null {
    const known = this.corpus.get(name, entity.role);
    const isOther = known?.type && known.type !== entity.type && this.typedNames.has(typedName(known.type, name));
    return known && !isOther ? known : null;
  }
}

const typedName = (type: EntityType, name: string): string => `${type} ${foldName(name)}`;
