/** Who is in an article: the entities that were worked out, as people named, typed, merged and rejected them. */
import type { Analysis, Entity, EntityType, Mention, Quote } from '../analysis/model';
import { bySpan, type Span } from '../text/span';
import type { AnchoredAnnotation, EntityDecision } from './model';

/** A member of the cast: one entity, or several that are one by decision. */
interface Member {
  readonly entity: Entity;
  readonly name: string;
  readonly type: EntityType;
  readonly role: string | null;
  readonly mentions: readonly Mention[];
  /** The last decision on it. */
  readonly decision: EntityDecision | null;
  readonly hidden: boolean;
}

export interface Speaker {
  readonly name: string;
  readonly entity: string | null;
  readonly mention: Mention | null;
}

export class Cast {
  private readonly members: Member[];
  private readonly byEntity = new Map<string, Member>();
  private readonly byName = new Map<string, Member[]>();

  constructor(analysis: Analysis, annotations: readonly AnchoredAnnotation[]) {
    const rulings = rulingsOf(analysis.entities, annotations);
    this.members = groups(analysis.entities, rulings).map(group => {
      const member = memberOf(group, rulings);
      for (const { id } of group) this.byEntity.set(id, member);
      return member;
    });
    for (const member of this.members) if (!member.hidden) this.know(member, member.name);
    for (const member of this.members)
      if (!member.hidden) for (const name of [member.entity.name, ...member.entity.aliases]) this.know(member, name);
  }

  /** In the order of their first mention; those that only a decision names come last. */
  all(): readonly Member[] {
    return this.members;
  }

  /** The speaker that was worked out for a quote; null where a person said that it is no entity. */
  derivedSpeaker({ attribution }: Quote): Speaker | null {
    const member = attribution ? this.byEntity.get(attribution.entity) : undefined;
    if (!attribution || !member || member.hidden) return null;
    return { name: member.name, entity: member.entity.id, mention: attribution.mention };
  }

  /** The speaker whom a person named: a known one by name or alias (the derived one before others), else a new one. */
  namedSpeaker(name: string, derived: Speaker | null): Speaker {
    const known = this.byName.get(fold(name)) ?? [];
    if (derived && known.some(({ entity }) => entity.id === derived.entity)) return derived;
    const member = known[0] ?? this.stranger(name);
    return { name: member.name, entity: member.entity.id, mention: null };
  }

  /** Somebody whom a person named as a speaker and whom the analysis does not know. */
  private stranger(name: string): Member {
    const number = this.members.length - new Set(this.byEntity.values()).size + 1;
    const about = { name, type: 'person' as const, role: null, mentions: [] };
    const entity: Entity = { ...about, id: `d${number}`, aliases: [], gender: 'unknown' };
    const member: Member = { ...about, entity, decision: null, hidden: false };
    this.members.push(member);
    this.know(member, name);
    return member;
  }

  private know(member: Member, name: string): void {
    const known = this.byName.get(fold(name)) ?? [];
    if (!known.includes(member)) this.byName.set(fold(name), [...known, member]);
  }
}

/** What all decisions on one entity come to: for each question the last answer counts. */
interface Ruling {
  readonly name: string | null;
  readonly type: EntityType | null;
  readonly hidden: boolean;
  readonly last: EntityDecision;
}

function rulingsOf(
  entities: readonly Entity[],
  annotations: readonly AnchoredAnnotation[],
): ReadonlyMap<string, Ruling> {
  const found = annotations.flatMap(({ annotation, anchor }) => {
    const entity = annotation.kind === 'entity' && anchor.span ? mentionedAt(entities, anchor.span) : null;
    return entity ? [{ id: entity.id, decision: annotation as EntityDecision }] : [];
  });
  found.sort((a, b) => byTime(a.decision, b.decision));
  const rulings = new Map<string, Ruling>();
  for (const { id, decision } of found) {
    const before = rulings.get(id);
    rulings.set(id, {
      name: decision.name || before?.name || null,
      type: decision.type ?? before?.type ?? null,
      hidden: decision.status === 'rejected',
      last: decision,
    });
  }
  return rulings;
}

/** Oldest first; ids, which sort by creation, where the times are alike. */
export function byTime(a: Timed, b: Timed): number {
  const [first, second] = [a, b].map(({ modified, created, id }) => `${modified ?? created ?? ''} ${id}`);
  return first < second ? -1 : Number(first > second);
}
type Timed = { readonly id: string; readonly created?: string; readonly modified?: string };

/** The entity whose mention shares most with a span. */
function mentionedAt(entities: readonly Entity[], at: Span): Entity | null {
  let best: Entity | null = null;
  let most = 0;
  for (const entity of entities) {
    for (const { span } of entity.mentions) {
      const shared = Math.min(span.end, at.end) - Math.max(span.start, at.start);
      const share = shared / (Math.max(span.end, at.end) - Math.min(span.start, at.start));
      if (share > most) {
        best = entity;
        most = share;
      }
    }
  }
  return best;
}

/** Entities that are one: those given one name, with those that already bear it. Rejected ones stay for themselves. */
function groups(entities: readonly Entity[], rulings: ReadonlyMap<string, Ruling>): Entity[][] {
  const given = new Set([...rulings.values()].flatMap(({ name, hidden }) => (name && !hidden ? [fold(name)] : [])));
  const byName = new Map<string, Entity[]>();
  const all: Entity[][] = [];
  for (const entity of entities) {
    const ruling = rulings.get(entity.id);
    const name = fold(ruling?.name ?? entity.name);
    const group = byName.get(name);
    if (group && !ruling?.hidden) {
      group.push(entity);
      continue;
    }
    const fresh = [entity];
    all.push(fresh);
    if (given.has(name) && !ruling?.hidden) byName.set(name, fresh);
  }
  return all;
}

function memberOf(group: readonly Entity[], rulings: ReadonlyMap<string, Ruling>): Member {
  const [first] = group;
  const lastFirst = group.flatMap(({ id }) => rulings.get(id) ?? []).sort((a, b) => byTime(b.last, a.last));
  const latest = lastFirst[0];
  const name = lastFirst.find(ruling => ruling.name)?.name ?? first.name;
  const mentions = group.flatMap(entity => entity.mentions).sort((a, b) => bySpan(a.span, b.span));
  const unchanged = group.length === 1 && name === first.name;
  return {
    entity: unchanged ? first : { ...first, aliases: otherNames(group, name), mentions },
    name,
    type: lastFirst.find(ruling => ruling.type)?.type ?? first.type,
    role: group.find(entity => entity.role)?.role ?? null,
    mentions: unchanged ? first.mentions : mentions,
    decision: latest?.last ?? null,
    hidden: latest?.hidden ?? false,
  };
}

const otherNames = (group: readonly Entity[], name: string): string[] =>
  [...new Set(group.flatMap(entity => [entity.name, ...entity.aliases]))].filter(other => other !== name);

/** Names are the same in whatever case, spacing and Unicode form they are written. */
const fold = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
