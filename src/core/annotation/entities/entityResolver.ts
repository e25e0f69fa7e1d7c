/** Resolves the entities of an article: derived ones with the user's additions, splits, names, types, merges, rejections. */

import type { Analysis, Entity, EntityType, Mention, Quote } from '../../analysis';
import { bySpan, type Span } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import { type CorpusEntityIndex, namesOf } from './corpusEntityIndex';
import { decidedName, type EffectiveDecision, resolveDecisions } from './effectiveDecisions';
import { type MentionGroup, type MentionPartition, partitionMentions, spanKey } from './mentionPartition';

/** One entity, or several that decisions merged. */
export interface ResolvedEntity {
  /** The entity as it is shown; of merged ones the first, with the names and mentions of all. */
  readonly entity: Entity;
  readonly name: string;
  readonly type: EntityType;
  readonly role: string | null;
  readonly mentions: readonly Mention[];
  /** The entities that it consists of; empty if only a speaker decision names it. */
  readonly parts: readonly EntityPart[];
  /** The last decision on it in this article. */
  readonly decision: EntityDecision | null;
  /** The decision on it for all articles. */
  readonly corpus: CorpusEntity | null;
  /** True if the user rejected it as an entity. */
  readonly hidden: boolean;
}

export interface EntityPart {
  readonly entity: Entity;
  /** True if a decision on single mentions or texts created it, in the article or for all articles. */
  readonly fromDecision: boolean;
  /** The decisions in the article on this part, oldest first. The one that created it comes first. */
  readonly decisions: readonly EntityDecision[];
}

export interface ResolvedSpeaker {
  readonly name: string;
  /** The id of the entity. */
  readonly entity: string | null;
  readonly mention: Mention | null;
}

/** What entities are resolved from, besides the analysis. */
export interface EntitySources {
  readonly annotations: readonly AnchoredAnnotation[];
  /** The file's text. */
  readonly text: string;
  readonly corpus: CorpusEntityIndex;
}

export class EntityResolver {
  private readonly entities: ResolvedEntity[];
  private readonly partition: MentionPartition;
  private readonly byGroup = new Map<MentionGroup, ResolvedEntity>();
  /** By the ids of all its parts. */
  private readonly byPartId = new Map<string, ResolvedEntity>();
  /** By the id of the entity that is shown. */
  private readonly byId = new Map<string, ResolvedEntity>();
  /** By folded name. */
  private readonly byName = new Map<string, Set<ResolvedEntity>>();
  private readonly corpus: CorpusEntityIndex;
  private unknownCount = 0;

  /** @param partition of the same article, if the caller has made it in a step of its own */
  constructor(
    analysis: Analysis,
    { annotations, text, corpus }: EntitySources,
    partition: MentionPartition = partitionMentions(analysis, annotations, text, corpus),
  ) {
    this.corpus = corpus;
    this.partition = partition;
    const decisions = resolveDecisions(this.partition.all, annotations, corpus);
    this.entities = joinByName(this.partition.all, decisions).map(groups => {
      const resolved = toResolvedEntity(groups, decisions);
      for (const group of groups) {
        this.byGroup.set(group, resolved);
        this.byPartId.set(group.entity.id, resolved);
      }
      return resolved;
    });
    this.entities.sort((a, b) => bySpan(firstSpan(a), firstSpan(b)));
    for (const resolved of this.entities) this.byId.set(resolved.entity.id, resolved);
    for (const entity of analysis.entities) this.redirectEmptied(entity);
    this.indexNames();
  }

  /** All entities in the order of their first mention. Those that only a speaker decision names come last. */
  all(): readonly ResolvedEntity[] {
    return this.entities;
  }

  /** The derived speaker of a quote; null if there is none, or if it was rejected as an entity. */
  derivedSpeaker({ attribution }: Quote): ResolvedSpeaker | null {
    if (!attribution) return null;
    const taken = attribution.mention && this.partition.taken.get(spanKey(attribution.mention.span));
    const resolved = taken ? this.byGroup.get(taken.group) : this.byPartId.get(attribution.entity);
    if (!resolved || resolved.hidden) return null;
    const mention = taken?.mention ?? attribution.mention;
    return { name: resolved.name, entity: resolved.entity.id, mention };
  }

  /**
   * The speaker that a decision names: a known one with this name or alias, preferably the derived one, else a new one,
   * which is added to the entities.
   */
  namedSpeaker(name: string, derived: ResolvedSpeaker | null): ResolvedSpeaker {
    if (derived && this.isNamed(derived, name)) return derived;
    const [known] = this.byName.get(foldName(name)) ?? [];
    const resolved = known ?? this.addUnknownSpeaker(name);
    return { name: resolved.name, entity: resolved.entity.id, mention: null };
  }

  /** True if the speaker has this name or alias. */
  isNamed({ entity }: ResolvedSpeaker, name: string): boolean {
    const resolved = entity === null ? undefined : this.byId.get(entity);
    return resolved !== undefined && (this.byName.get(foldName(name))?.has(resolved) ?? false);
  }

  /** An entity that lost all its mentions now means the one that took its first mention. */
  private redirectEmptied({ id, mentions: [first] }: Entity): void {
    const taken = first && this.partition.taken.get(spanKey(first.span));
    const resolved = taken && this.byGroup.get(taken.group);
    if (resolved && !this.byPartId.has(id)) this.byPartId.set(id, resolved);
  }

  /** Names of entities come before the names of their parts, and these before names from the corpus file. */
  private indexNames(): void {
    const shown = this.entities.filter(({ hidden }) => !hidden);
    for (const resolved of shown) this.indexName(resolved, resolved.name);
    for (const resolved of shown)
      for (const { entity } of resolved.parts)
        for (const name of [entity.name, ...entity.aliases]) this.indexName(resolved, name);
    for (const resolved of shown)
      for (const name of resolved.corpus ? namesOf(resolved.corpus) : []) this.indexName(resolved, name);
  }

  private addUnknownSpeaker(spelled: string): ResolvedEntity {
    const known = this.corpus.get(spelled);
    const corpus = known?.status === 'rejected' ? null : known;
    const name = corpus?.name ?? spelled;
    const about = { name, type: corpus?.type ?? ('person' as const), role: null, mentions: [] };
    const entity: Entity = { ...about, id: `d${++this.unknownCount}`, aliases: [], gender: 'unknown' };
    const resolved: ResolvedEntity = { ...about, entity, parts: [], decision: null, corpus, hidden: false };
    this.entities.push(resolved);
    this.byId.set(entity.id, resolved);
    for (const one of [name, spelled, ...(corpus ? namesOf(corpus) : [])]) this.indexName(resolved, one);
    return resolved;
  }

  private indexName(resolved: ResolvedEntity, name: string): void {
    const known = this.byName.get(foldName(name));
    if (known) known.add(resolved);
    else this.byName.set(foldName(name), new Set([resolved]));
  }
}

const firstSpan = ({ mentions }: ResolvedEntity): Span =>
  mentions[0]?.span ?? { start: Number.MAX_SAFE_INTEGER, end: 0 };

type DecisionsByGroup = ReadonlyMap<MentionGroup, EffectiveDecision>;

/** At least one group. */
type JoinedGroups = [MentionGroup, ...MentionGroup[]];

/** Joins the groups that were given one name with those that already have it. Rejected groups stay separate. */
function joinByName(groups: readonly MentionGroup[], decisions: DecisionsByGroup): JoinedGroups[] {
  const given = new Set(
    [...decisions.values()].flatMap(decision => (decision.hidden ? [] : foldName(decidedName(decision) ?? ''))),
  );
  const byName = new Map<string, JoinedGroups>();
  const all: JoinedGroups[] = [];
  for (const group of groups) {
    const decision = decisions.get(group);
    const name = foldName((decision && decidedName(decision)) ?? group.entity.name);
    const joined = byName.get(name);
    if (joined && !decision?.hidden) {
      joined.push(group);
      continue;
    }
    const fresh: JoinedGroups = [group];
    all.push(fresh);
    if (given.has(name) && !decision?.hidden) byName.set(name, fresh);
  }
  return all;
}

function toResolvedEntity(groups: JoinedGroups, decisions: DecisionsByGroup): ResolvedEntity {
  const first = groups[0].entity;
  const decided = decide(groups, decisions);
  const name = decided.name ?? first.name;
  const isUnchanged = groups.length === 1 && name === first.name;
  const mentions = groups.flatMap(({ entity }) => entity.mentions).sort((a, b) => bySpan(a.span, b.span));
  return {
    ...decided,
    entity: isUnchanged ? first : { ...first, aliases: otherNames(groups, name), mentions },
    name,
    type: decided.type ?? first.type,
    role: roleOf(groups, name),
    mentions: isUnchanged ? first.mentions : mentions,
    parts: groups.map(group => ({
      entity: group.entity,
      fromDecision: group.derived === null,
      decisions: decisions.get(group)?.decisions ?? [],
    })),
  };
}

/** The decisions on joined groups together: the last one in the article counts, then that for all articles. */
function decide(groups: readonly MentionGroup[], decisions: DecisionsByGroup) {
  const all = groups.flatMap(group => decisions.get(group) ?? []);
  const dated = all.flatMap(effective => {
    const last = effective.decisions.at(-1);
    return last ? [{ effective, last }] : [];
  });
  dated.sort((a, b) => byTime(b.last, a.last));
  const corpus = all.find(effective => effective.corpus)?.corpus ?? null;
  return {
    name: dated.find(({ effective }) => effective.name)?.effective.name ?? corpus?.name ?? null,
    type: dated.find(({ effective }) => effective.type)?.effective.type ?? corpus?.type ?? null,
    decision: dated[0]?.last ?? null,
    corpus,
    hidden: (dated[0]?.effective ?? all[0])?.hidden ?? false,
  };
}

/** The role of the group that has the name, else of any. */
function roleOf(groups: readonly MentionGroup[], name: string): string | null {
  const withRole = groups.filter(({ entity }) => entity.role);
  const named = withRole.find(({ entity }) => foldName(entity.name) === foldName(name)) ?? withRole[0];
  return named?.entity.role ?? null;
}

const otherNames = (groups: readonly MentionGroup[], name: string): string[] =>
  [...new Set(groups.flatMap(({ entity }) => [entity.name, ...entity.aliases]))].filter(other => other !== name);
