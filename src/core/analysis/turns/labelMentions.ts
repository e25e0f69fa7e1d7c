import { genderOfRole } from '../../language/en';
import { type ArticleSpan, bySpan } from '../../text';
import { type Gender, genderOfGiven, type MentionCandidate } from '../names/mentions';
import { type Doc, type Token, tokenIndexFrom } from '../tokens/document';
import type { Turn } from './transcripts';
import type { TurnLabel } from './turnLabels';

/** Adds the people that labels name to the mentions, in place of what their words were taken for. */
export function withLabels(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  turns: readonly Turn[],
): readonly MentionCandidate[] {
  const byName = new Map<number, TurnLabel>();
  for (const { label, kind } of turns)
    if (label !== null && kind === 'labelled' && !byName.has(label.name.start)) byName.set(label.name.start, label);
  const labels = [...byName.values()];
  if (labels.length === 0) return mentions;
  const taken = new Int32Array(doc.tokens.length).fill(-1);
  const people = labels.map(label => mentionOf(doc, label));
  for (const [i, { firstToken, lastToken }] of people.entries()) taken.fill(i, firstToken, lastToken);
  const kept: MentionCandidate[] = [];
  const organizations = new Set<number>();
  for (const mention of mentions) {
    const over = labelUnder(taken, mention);
    if (over >= 0 && isOrganization(mention, people[over] as MentionCandidate, labels[over] as TurnLabel))
      organizations.add(over);
    if (over < 0 || organizations.has(over)) kept.push(mention);
  }
  return [...kept, ...people.filter((_, i) => !organizations.has(i))].sort((a, b) => bySpan(a.span, b.span));
}

/** Index of the first label that shares a token with a mention, or -1. */
function labelUnder(taken: Int32Array, { firstToken, lastToken }: MentionCandidate): number {
  for (let i = firstToken; i < lastToken; i++) if ((taken[i] as number) >= 0) return taken[i] as number;
  return -1;
}

/** Whether a label is the name of an organization: `Coast Wire: When did you hear?` */
const isOrganization = (mention: MentionCandidate, { span }: MentionCandidate, { form }: TurnLabel): boolean =>
  mention.kind === 'name' &&
  mention.type === 'organization' &&
  (form === 'name' || form === 'capitals') &&
  mention.span.start === span.start &&
  mention.span.end === span.end;

function mentionOf(doc: Doc, { name, label }: TurnLabel): MentionCandidate {
  const firstToken = tokenIndexFrom(doc, name.start);
  const lastToken = Math.max(firstToken + 1, tokenIndexFrom(doc, name.end - 1) + 1);
  const after = doc.text.slice(name.end, label.end);
  const role = after.startsWith(',') ? (after.slice(1).split('(')[0] ?? '').trim() : '';
  return {
    span: name,
    text: doc.text.slice(name.start, name.end),
    kind: 'name',
    type: isSource(doc, name) ? 'organization' : 'person',
    firstToken,
    lastToken,
    phrase: label,
    role: role === '' ? null : role,
    gender: genderOf(doc, label.start, { firstToken, lastToken }),
    number: 'singular',
  };
}

/** Whether a label names the publisher of the article. */
const isSource = ({ text, header }: Doc, { start, end }: ArticleSpan): boolean =>
  header?.source?.text.toLowerCase() === text.slice(start, end).toLowerCase();

/** The gender that the title shows, otherwise the given name. */
function genderOf(doc: Doc, labelStart: number, name: Pick<MentionCandidate, 'firstToken' | 'lastToken'>): Gender {
  for (let i = name.firstToken - 1; i >= 0 && (doc.tokens[i] as Token).start >= labelStart; i--) {
    const shown = genderOfRole((doc.tokens[i] as Token).lower.replace(/\.$/, ''));
    if (shown !== 'unknown') return shown;
  }
  if (name.lastToken - name.firstToken === 1) return 'unknown';
  return genderOfGiven(doc.lexicon, (doc.tokens[name.firstToken] as Token).lower);
}
