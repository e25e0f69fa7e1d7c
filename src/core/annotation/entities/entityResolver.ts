/** Who is in an article: the entities that were worked out, as people added, split, named, typed, merged and rejected them. */

import type { Analysis, Entity, EntityType, Mention, Quote } from '../../analysis';
import { bySpan, type Span } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { foldName } from '../model/nameFolding';
import { byTime } from '../model/timeOrder';
import { type CorpusIndex, namesOf } from './corpusEntityIndex';
import { decidedName, type EffectiveDecision, resolveDecisions } from './effectiveDecisions';
import { type MentionGroup, type MentionPartition, partitionMentions, spanKey } from './mentionPartition';

/** A member of the cast: one entity, or several that are one by decision. */
export interface ResolvedEntity {
  /** Of several the first, with the names and mentions of all. */
  readonly entity: Entity;
  readonly name: string;
  readonly type: EntityType;
  readonly role: string | null;
  readonly mentions: readonly Mention[];
  /** What it is made of; nothing where only a decision on a speaker names it. */
  readonly parts: readonly EntityPart[];
  /** The last decision on it in this article. */
  readonly decision: EntityDecision | null;
  /** What is decided of it for all articles. */
  readonly corpus: CorpusEntity | null;
  /** A person said that this is no entity. */
  readonly hidden: boolean;
}

export interface EntityPart {
  readonly entity: Entity;
  /** True where a decision on single mentions or words made it, in the article or for all. */
  readonly fromDecision: boolean;
  /** Decisions of the article on this part, oldest first; the one that made it is the first. */
  readonly decisions: readonly EntityDecision[];
}

export interface Speaker {
  readonly name: string;
  readonly entity: string | null;
  readonly mention: Mention | null;
}

/** What the cast is made from beside the analysis. */
export interface EntitySources {
  readonly annotations: readonly AnchoredAnnotation[];
  readonly text: string;
  readonly corpus: CorpusIndex;
}

export class EntityResolver {
  private readonly entities: ResolvedEntity[];
  private readonly partition: MentionPartition;
  private readonly byGroup = new Map<MentionGroup, ResolvedEntity>();
  private readonly byDerivedId = new Map<string, ResolvedEntity>();
  /** By the id of the entity that a member is shown as. */
  private readonly byId = new Map<string, ResolvedEntity>();
  private readonly byName = new Map<string, Set<ResolvedEntity>>();
  private readonly corpus: CorpusIndex;
  private unknownCount = 0;

  constructor(analysis: Analysis, { annotations, text, corpus }: EntitySources) {
    this.corpus = corpus;
    this.partition = partitionMentions(analysis, annotations, text, corpus);
    const rulings = resolveDecisions(this.partition.all, annotations, corpus);
    this.entities = joinByName(this.partition.all, rulings).map(group => {
      const member = toResolvedEntity(group, rulings);
      for (const part of group) {
        this.byGroup.set(part, member);
        this.byDerivedId.set(part.entity.id, member);
      }
      return member;
    });
    this.entities.sort((a, b) => bySpan(firstSpan(a), firstSpan(b)));
    for (const member of this.entities) this.byId.set(member.entity.id, member);
    for (const entity of analysis.entities) this.redirectEmptied(entity);
    this.indexNames();
  }

  /** In the order of their first mention; those that only a decision names come last. */
  all(): readonly ResolvedEntity[] {
    return this.entities;
  }

  /** The speaker that was worked out for a quote; null where a person said that it is no entity. */
  derivedSpeaker({ attribution }: Quote): Speaker | null {
    if (!attribution) return null;
    const taken = attribution.mention && this.partition.taken.get(spanKey(attribution.mention.span));
    const member = taken ? this.byGroup.get(taken.group) : this.byDerivedId.get(attribution.entity);
    if (!member || member.hidden) return null;
    return { name: member.name, entity: member.entity.id, mention: taken?.mention ?? attribution.mention };
  }

  /** The speaker whom a person named: a known one by name or alias (the derived one before others), else a new one. */
  namedSpeaker(name: string, derived: Speaker | null): Speaker {
    if (derived && this.isNamed(derived, name)) return derived;
    const [known] = this.byName.get(foldName(name)) ?? [];
    const member = known ?? this.addUnknownSpeaker(name);
    return { name: member.name, entity: member.entity.id, mention: null };
  }

  /** True where the speaker goes by this name. */
  isNamed({ entity }: Speaker, name: string): boolean {
    const member = entity === null ? undefined : this.byId.get(entity);
    return member !== undefined && (this.byName.get(foldName(name))?.has(member) ?? false);
  }

  /** One that lost all its mentions is whoever took the first of them. */
  private redirectEmptied({ id, mentions: [first] }: Entity): void {
    const taken = first && this.partition.taken.get(spanKey(first.span));
    const member = taken && this.byGroup.get(taken.group);
    if (member && !this.byDerivedId.has(id)) this.byDerivedId.set(id, member);
  }

  private indexNames(): void {
    const shown = this.entities.filter(({ hidden }) => !hidden);
    for (const member of shown) this.indexName(member, member.name);
    for (const member of shown)
      for (const { entity } of member.parts)
        for (const name of [entity.name, ...entity.aliases]) this.indexName(member, name);
    for (const member of shown)
      for (const name of member.corpus ? namesOf(member.corpus) : []) this.indexName(member, name);
  }

  /** Somebody whom a person named as a speaker and whom the analysis does not know. */
  private addUnknownSpeaker(spelled: string): ResolvedEntity {
    const known = this.corpus.get(spelled);
    const corpus = known?.status === 'rejected' ? null : known;
    const name = corpus?.name ?? spelled;
    const about = { name, type: corpus?.type ?? ('person' as const), role: null, mentions: [] };
    const entity: Entity = { ...about, id: `d${++this.unknownCount}`, aliases: [], gender: 'unknown' };
    const member: ResolvedEntity = { ...about, entity, parts: [], decision: null, corpus, hidden: false };
    this.entities.push(member);
    this.byId.set(entity.id, member);
    for (const one of [name, spelled, ...(corpus ? namesOf(corpus) : [])]) this.indexName(member, one);
    return member;
  }

  private indexName(member: ResolvedEntity, name: string): void {
    const known = this.byName.get(foldName(name));
    if (known) known.add(member);
    else this.byName.set(foldName(name), new Set([member]));
  }
}

const firstSpan = ({ mentions }: ResolvedEntity): Span =>
  mentions[0]?.span ?? { start: Number.MAX_SAFE_INTEGER, end: 0 };

/** Parts that are one: those given one name, with those that already bear it. Rejected ones stay for themselves. */
function joinByName(
  parts: readonly MentionGroup[],
  rulings: ReadonlyMap<MentionGroup, EffectiveDecision>,
): MentionGroup[][] {
  const given = new Set(
    [...rulings.values()].flatMap(ruling => (ruling.hidden ? [] : foldName(decidedName(ruling) ?? ''))),
  );
  const byName = new Map<string, MentionGroup[]>();
  const all: MentionGroup[][] = [];
  for (const part of parts) {
    const ruling = rulings.get(part);
    const name = foldName((ruling && decidedName(ruling)) ?? part.entity.name);
    const group = byName.get(name);
    if (group && !ruling?.hidden) {
      group.push(part);
      continue;
    }
    const fresh = [part];
    all.push(fresh);
    if (given.has(name) && !ruling?.hidden) byName.set(name, fresh);
  }
  return all;
}

function toResolvedEntity(
  group: readonly MentionGroup[],
  rulings: ReadonlyMap<MentionGroup, EffectiveDecision>,
): ResolvedEntity {
  const [{ entity: first }] = group;
  const ruled = group.flatMap(part => rulings.get(part) ?? []);
  const lastFirst = ruled.filter(({ decisions }) => decisions.length).sort((a, b) => byTime(lastOf(b), lastOf(a)));
  const corpus = ruled.find(ruling => ruling.corpus)?.corpus ?? null;
  const latest = lastFirst[0] ?? ruled[0];
  const name = lastFirst.find(ruling => ruling.name)?.name ?? corpus?.name ?? first.name;
  const mentions = group.flatMap(({ entity }) => entity.mentions).sort((a, b) => bySpan(a.span, b.span));
  const unchanged = group.length === 1 && name === first.name;
  return {
    entity: unchanged ? first : { ...first, aliases: otherNames(group, name), mentions },
    name,
    type: lastFirst.find(ruling => ruling.type)?.type ?? corpus?.type ?? first.type,
    role: roleOf(group, name),
    mentions: unchanged ? first.mentions : mentions,
    parts: group.map(part => ({
      entity: part.entity,
      fromDecision: part.derived === null,
      decisions: rulings.get(part)?.decisions ?? [],
    })),
    decision: lastFirst[0] ? lastOf(lastFirst[0]) : null,
    corpus,
    hidden: latest?.hidden ?? false,
  };
}

/** That of the one whose name it bears, else of any. */
function roleOf(group: readonly MentionGroup[], name: string): string | null {
  const roles = group.filter(({ entity }) => entity.role);
  const bearer = roles.find(({ entity }) => foldName(entity.name) === foldName(name)) ?? roles[0];
  return bearer?.entity.role ?? null;
}

const lastOf = ({ decisions }: EffectiveDecision): EntityDecision => decisions[decisions.length - 1];

const otherNames = (group: readonly MentionGroup[], name: string): string[] =>
  [...new Set(group.flatMap(({ entity }) => [entity.name, ...entity.aliases]))].filter(other => other !== name);
