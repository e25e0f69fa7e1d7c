import { LEADING_DETERMINER, REGNAL_TITLE } from '../../language/en';
import type { Entity, EntityType } from '../model';
import type { Gender, MentionCandidate } from '../names/mentions';
import type { NameCluster } from './nameClustering';

/** Builds the entity of a cluster: name, role, aliases, gender. Mentions must be in order. */
export function entityFrom(id: string, cluster: NameCluster, mentions: readonly MentionCandidate[]): Entity<'article'> {
  const names = mentions.filter(m => m.kind === 'name');
  // A pronoun names nobody, and a document rather who issued it: they stand in only if there are no other words.
  const nominals = mentions.filter(m => m.kind === 'nominal');
  const described = nominals.find(m => m.type !== 'work' && m.type !== 'other') ?? nominals[0] ?? mentions[0];
  const forms = tally(names.length > 0 ? names : mentions.filter(m => m === described));
  const type = majority(cluster.type, names);
  const short = canonical(type, forms, names);
  const borrowed = cluster.person?.borrowed;
  const name = borrowed && !short.includes(' ') ? `${short} ${borrowed}` : short;
  return {
    id,
    type,
    name,
    role: type === 'person' ? roleFrom(mentions) : null,
    aliases: [...forms.keys()].filter(form => form !== name && form.replace(NICKNAME, ' ') !== name),
    gender: genderFrom(cluster.gender, type, mentions),
    mentions: mentions.map(({ span, text, kind }) => ({ span, text, kind })),
  };
}

/** The title or apposition of a name, otherwise a nominal mention: `The island’s mayor, Tobias Rekdal`. */
function roleFrom(mentions: readonly MentionCandidate[]): string | null {
  const beside = mentions.find(m => m.role !== null)?.role;
  if (beside || !mentions.some(m => m.kind === 'name')) return beside ?? null;
  const nominal = mentions.find(m => m.kind === 'nominal' && m.lastToken > m.firstToken && m.type === 'person');
  return nominal?.text.replace(/\s+/g, ' ').replace(LEADING_DETERMINER, '') ?? null;
}

/** A nickname in marks or brackets: no part of the canonical name. */
const NICKNAME = / (?:\(["“'‘]?[^"”'’()]{1,30}["”'’]?\)|(?:["“'‘]|``)[^"”'’]{1,30}["”'’]+) /;

/** Space that is not one plain blank. Few names have any, and a test is faster than a replacement. */
const IRREGULAR_SPACE = /\s\s|[^\S ]/;

/** Surface forms with their counts, most frequent first; ties in text order. */
function tally(names: readonly MentionCandidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const m of names) {
    const form = IRREGULAR_SPACE.test(m.text) ? m.text.replace(/\s+/g, ' ') : m.text;
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts.size < 2 ? counts : new Map([...counts].sort((a, b) => b[1] - a[1]));
}

function canonical(type: EntityType, forms: ReadonlyMap<string, number>, names: readonly MentionCandidate[]): string {
  const list = [...forms.keys()];
  const first = list[0] ?? '';
  if (type === 'person') {
    const mixed = longest(list.filter(form => form !== form.toUpperCase()));
    const any = longest(list);
    // `ANA LUND` in a transcript says more than `Ana`.
    const fullest = mixed === '' || (!mixed.includes(' ') && any.includes(' ')) ? any : mixed;
    if (fullest.includes(' ')) return fullest.replace(NICKNAME, ' ');
    const title = names.map(m => REGNAL_TITLE.exec(m.role ?? '')?.[1]).find(t => t !== undefined);
    return title === undefined ? fullest : `${title} ${fullest}`;
  }
  const acronym = (form: string): boolean => form.length < 8 && form === form.toUpperCase();
  if (acronym(first)) return list.find(form => !acronym(form)) ?? first;
  return (type === 'organization' ? list.find(form => isFuller(form, first)) : null) ?? first;
}

/** Whether a form says more of what a word names: `European Commission` for `Commission`, `Department of Health`. */
const isFuller = (form: string, word: string): boolean =>
  !word.includes(' ') &&
  form !== `The ${word}` &&
  (form.endsWith(` ${word}`) || form.startsWith(`${word} of `) || form.startsWith(`${word} for `));

/** The form with the most words, then with the most letters. */
function longest(forms: readonly string[]): string {
  if (forms.length < 2) return forms[0] ?? '';
  const words = (form: string): number => form.split(' ').length;
  return forms.reduce(
    (a, b) => (words(b) > words(a) || (words(b) === words(a) && b.length > a.length) ? b : a),
    forms[0] ?? '',
  );
}

function majority(type: EntityType, names: readonly MentionCandidate[]): EntityType {
  if (type === 'person' || names.length === 0) return type;
  const first = (names[0] as MentionCandidate).type;
  if (names.every(m => m.type === first)) return first;
  const counts = new Map<EntityType, number>();
  for (const m of names) counts.set(m.type, (counts.get(m.type) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

function genderFrom(gender: Gender, type: EntityType, mentions: readonly MentionCandidate[]): Gender {
  if (type !== 'person') return type === 'group' ? 'plural' : 'neuter';
  if (gender !== 'unknown') return gender;
  return (
    mentions.find(m => m.kind === 'pronoun' && (m.gender === 'male' || m.gender === 'female'))?.gender ?? 'unknown'
  );
}
