/** Who is in an article: the entities that were worked out, as people added, split, named, typed, merged and rejected them. */

import type { Analysis, Entity, EntityType, Mention, Quote } from '../../analysis';
import { bySpan, type Span } from '../../text';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import { type CorpusIndex, namesOf } from '../corpusFile/corpusEntityIndex';
import type { AnchoredAnnotation, EntityDecision } from '../model/annotation';
import { byTime, fold } from '../model/order';
import { givenName, type Ruling, rulingsOf } from '../overlay/effectiveDecisions';
import { type Part, type Parts, partsOf, placeOf } from './mentionPartition';

/** A member of the cast: one entity, or several that are one by decision. */
export interface Member {
  /** Of several the first, with the names and mentions of all. */
  readonly entity: Entity;
  readonly name: string;
  readonly type: EntityType;
  readonly role: string | null;
  readonly mentions: readonly Mention[];
  /** What it is made of; nothing where only a decision on a speaker names it. */
  readonly parts: readonly MemberPart[];
  /** The last decision on it in this article. */
  readonly decision: EntityDecision | null;
  /** What is decided of it for all articles. */
  readonly corpus: CorpusEntity | null;
  /** A person said that this is no entity. */
  readonly hidden: boolean;
}

export interface MemberPart {
  readonly entity: Entity;
  /** True where a decision on single mentions or words made it, in the article or for all. */
  readonly made: boolean;
  /** Decisions of the article on this part, oldest first; the one that made it is the first. */
  readonly decisions: readonly EntityDecision[];
}

export interface Speaker {
  readonly name: string;
  readonly entity: string | null;
  readonly mention: Mention | null;
}

/** What the cast is made from beside the analysis. */
export interface CastSources {
  readonly annotations: readonly AnchoredAnnotation[];
  readonly text: string;
  readonly corpus: CorpusIndex;
}

export class Cast {
  private readonly members: Member[];
  private readonly parts: Parts;
  private readonly byPart = new Map<Part, Member>();
  private readonly byEntity = new Map<string, Member>();
  /** By the id of the entity that a member is shown as. */
  private readonly byId = new Map<string, Member>();
  private readonly byName = new Map<string, Set<Member>>();
  private readonly corpus: CorpusIndex;
  private strangers = 0;

  /** @param parts of the same article, where the caller has made them in a step of its own */
  constructor(
    analysis: Analysis,
    { annotations, text, corpus }: CastSources,
    parts: Parts = partsOf(analysis, annotations, text, corpus),
  ) {
    this.corpus = corpus;
    this.parts = parts;
    const rulings = rulingsOf(this.parts.all, annotations, corpus);
    this.members = groups(this.parts.all, rulings).map(group => {
      const member = memberOf(group, rulings);
      for (const part of group) {
        this.byPart.set(part, member);
        this.byEntity.set(part.entity.id, member);
      }
      return member;
    });
    this.members.sort((a, b) => bySpan(firstSpan(a), firstSpan(b)));
    for (const member of this.members) this.byId.set(member.entity.id, member);
    for (const entity of analysis.entities) this.followEmptied(entity);
    this.knowNames();
  }

  /** In the order of their first mention; those that only a decision names come last. */
  all(): readonly Member[] {
    return this.members;
  }

  /** The speaker that was worked out for a quote; null where a person said that it is no entity. */
  derivedSpeaker({ attribution }: Quote): Speaker | null {
    if (!attribution) return null;
    const taken = attribution.mention && this.parts.taken.get(placeOf(attribution.mention.span));
    const member = taken ? this.byPart.get(taken.part) : this.byEntity.get(attribution.entity);
    if (!member || member.hidden) return null;
    return { name: member.name, entity: member.entity.id, mention: taken?.mention ?? attribution.mention };
  }

  /** The speaker whom a person named: a known one by name or alias (the derived one before others), else a new one. */
  namedSpeaker(name: string, derived: Speaker | null): Speaker {
    if (derived && this.isNamed(derived, name)) return derived;
    const [known] = this.byName.get(fold(name)) ?? [];
    const member = known ?? this.stranger(name);
    return { name: member.name, entity: member.entity.id, mention: null };
  }

  /** True where the speaker goes by this name. */
  isNamed({ entity }: Speaker, name: string): boolean {
    const member = entity === null ? undefined : this.byId.get(entity);
    return member !== undefined && (this.byName.get(fold(name))?.has(member) ?? false);
  }

  /** One that lost all its mentions is whoever took the first of them. */
  private followEmptied({ id, mentions: [first] }: Entity): void {
    const taken = first && this.parts.taken.get(placeOf(first.span));
    const member = taken && this.byPart.get(taken.part);
    if (member && !this.byEntity.has(id)) this.byEntity.set(id, member);
  }

  private knowNames(): void {
    const shown = this.members.filter(({ hidden }) => !hidden);
    for (const member of shown) this.know(member, member.name);
    for (const member of shown)
      for (const { entity } of member.parts)
        for (const name of [entity.name, ...entity.aliases]) this.know(member, name);
    for (const member of shown) for (const name of member.corpus ? namesOf(member.corpus) : []) this.know(member, name);
  }

  /** Somebody whom a person named as a speaker and whom the analysis does not know. */
  private stranger(spelled: string): Member {
    const known = this.corpus.get(spelled);
    const corpus = known?.status === 'rejected' ? null : known;
    const name = corpus?.name ?? spelled;
    const about = { name, type: corpus?.type ?? ('person' as const), role: null, mentions: [] };
    const entity: Entity = { ...about, id: `d${++this.strangers}`, aliases: [], gender: 'unknown' };
    const member: Member = { ...about, entity, parts: [], decision: null, corpus, hidden: false };
    this.members.push(member);
    this.byId.set(entity.id, member);
    for (const one of [name, spelled, ...(corpus ? namesOf(corpus) : [])]) this.know(member, one);
    return member;
  }

  private know(member: Member, name: string): void {
    const known = this.byName.get(fold(name));
    if (known) known.add(member);
    else this.byName.set(fold(name), new Set([member]));
  }
}

const firstSpan = ({ mentions }: Member): Span => mentions[0]?.span ?? { start: Number.MAX_SAFE_INTEGER, end: 0 };

/** Parts that are one: those given one name, with those that already bear it. Rejected ones stay for themselves. */
function groups(parts: readonly Part[], rulings: ReadonlyMap<Part, Ruling>): Part[][] {
  const given = new Set([...rulings.values()].flatMap(ruling => (ruling.hidden ? [] : fold(givenName(ruling) ?? ''))));
  const byName = new Map<string, Part[]>();
  const all: Part[][] = [];
  for (const part of parts) {
    const ruling = rulings.get(part);
    const name = fold((ruling && givenName(ruling)) ?? part.entity.name);
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

function memberOf(group: readonly Part[], rulings: ReadonlyMap<Part, Ruling>): Member {
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
      made: part.worked === null,
      decisions: rulings.get(part)?.decisions ?? [],
    })),
    decision: lastFirst[0] ? lastOf(lastFirst[0]) : null,
    corpus,
    hidden: latest?.hidden ?? false,
  };
}

/** That of the one whose name it bears, else of any. */
function roleOf(group: readonly Part[], name: string): string | null {
  const roles = group.filter(({ entity }) => entity.role);
  const bearer = roles.find(({ entity }) => fold(entity.name) === fold(name)) ?? roles[0];
  return bearer?.entity.role ?? null;
}

const lastOf = ({ decisions }: Ruling): EntityDecision => decisions[decisions.length - 1];

const otherNames = (group: readonly Part[], name: string): string[] =>
  [...new Set(group.flatMap(({ entity }) => [entity.name, ...entity.aliases]))].filter(other => other !== name);
