import {
  ANSWER_LABEL,
  isCourtesy,
  NAME_PARTICLES,
  NEVER_TURNS,
  QUESTION_LABEL,
  TITLES,
  TURN_ROLES,
} from '../../language/en';
import type { ArticleSpan } from '../../text';

/**
 * How a label looks:
 * - `question`, `answer`: `Q.`, `A:`
 * - `record`: a title and a surname in capitals, as in a record of a parliament or briefing: `MR. LUND:`, `Ms. LUND.`
 * - `role`: `THE COURT:`, `Moderator:`
 * - `titled`: `Dr. Lund:`
 * - `capitals`: `ANA LUND, REPORTER:`
 * - `name`: `Ana Lund:`
 */
export type LabelForm = 'question' | 'answer' | 'record' | 'role' | 'titled' | 'capitals' | 'name';

/** What may be the label of a turn, at the start of a line. */
export interface TurnLabel {
  readonly form: LabelForm;
  /** Start of the line. */
  readonly start: number;
  /** The name without title, or the whole role. */
  readonly name: ArticleSpan;
  /** The label with title and role, without its mark. */
  readonly label: ArticleSpan;
  /** Where the words after the label start. */
  readonly content: number;
  /** The last word of the name, in lower case. */
  readonly key: string;
  /** Whether emphasis opens the line: `**Ana:**`. */
  readonly isMarked: boolean;
}

/** Maximum length of a label, in characters. */
const MAX_LABEL_LENGTH = 110;
const MAX_NAME_WORDS = 5;

/** Emphasis that plain text keeps, and the time of a recording: `**Ana:**`, `[00:12:05] ANA:`. */
const BEFORE_LABEL = /^(?:[*_]{1,3})?(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]? ?(?:[-–—] ?)?)?(?:[*_]{1,3})?/;
const AFTER_LABEL = /^[*_]{0,3}(?:\s+|$|(?=["“«‘(]))(?:\([^()\n]{1,60}\):?\s+)?/;
/** `Q   Is it over?`: a question of a briefing, without a mark. */
const BARE_QUESTION = /^Q(?: {1,8}|\t+)(?=[\p{Lu}“"(])/u;
/** `Ms. LUND of Ohio. I yield.`: the label of a record ends with a full stop. */
const RECORD_LABEL =
  /^(?:(?:The )?(?:Mr|Mrs|Ms|Miss|Dr|Senator|Representative|Chairman|Chairwoman)\.? (?:(?:Mc|Mac|De|Le|La|Van|Von|Di|O[’'])?\p{Lu}[\p{Lu}’'-]{1,30})(?: \p{Lu}[\p{Lu}’'-]{1,30})?|The \p{Lu}{4,20}(?: \p{Lu}{4,20})?(?: pro tem(?:pore)?)?)(?: of \p{Lu}\p{Ll}{1,20}(?: \p{Lu}\p{Ll}{1,20})?)?(?: \([^()\n]{1,60}\))?\. /u;
/** `The Minister for Roads (Ms Vane)`: the name is in brackets. */
const NAMED_IN_BRACKETS = /^The \p{Lu}[^()]{2,60} \(((?:\p{L}+\.? ){1,2}[\p{Lu}][^()]{1,40})\)$/u;
const SHORT_LABEL = /^([QA])\. /;

/** Reads the label at the start of a line; null if there is none. Looks at the first characters only. */
export function readLabel(text: string, start: number, end: number): TurnLabel | null {
  const line = text.slice(start, Math.min(end, start + MAX_LABEL_LENGTH));
  const lead = BEFORE_LABEL.exec(line)?.[0].length ?? 0;
  const rest = line.slice(lead);
  const bare = BARE_QUESTION.exec(rest) ?? SHORT_LABEL.exec(rest);
  if (bare !== null)
    return labelAt({ start, from: start + lead, to: start + lead + 1, content: start + lead + bare[0].length }, text);
  const record = RECORD_LABEL.exec(rest);
  if (record !== null) {
    const to = start + lead + record[0].length - 2;
    return labelAt({ start, from: start + lead, to, content: to + 2 }, text);
  }
  const colon = /:(?=[*_\s"“«‘(]|$)/.exec(rest);
  if (colon === null) return null;
  const after = AFTER_LABEL.exec(line.slice(lead + colon.index + 1));
  if (after === null) return null;
  const to = start + lead + colon.index;
  return labelAt({ start, from: start + lead, to, content: to + 1 + after[0].length }, text);
}

interface LabelPlace {
  /** Start of the line. */
  readonly start: number;
  /** The label. */
  readonly from: number;
  readonly to: number;
  readonly content: number;
}

function labelAt({ start, from, to, content }: LabelPlace, text: string): TurnLabel | null {
  const whole = text.slice(from, to).replace(/[*_]{1,3}$/, '');
  const inBrackets = NAMED_IN_BRACKETS.exec(whole)?.[1];
  if (inBrackets !== undefined) {
    const inner = labelAt(
      { start, from: from + whole.length - 1 - inBrackets.length, to: from + whole.length - 1, content },
      text,
    );
    return inner?.form === 'titled' || inner?.form === 'record' ? { ...inner, label: { start: from, end: to } } : null;
  }
  const written = whole.replace(/ {0,2}\([^()]{1,60}\)/g, '');
  const named =
    /^[^,]*/
      .exec(written)?.[0]
      .replace(/ of \p{Lu}.*$/u, '')
      .trimEnd() ?? '';
  const label = { start: from, end: from + whole.length };
  const isMarked = /^[*_]{2}/.test(text.slice(start, start + 2));
  const lower = named.toLowerCase();
  if (QUESTION_LABEL.test(lower) || ANSWER_LABEL.test(lower)) {
    if (named[0] === lower[0]) return null;
    const form = QUESTION_LABEL.test(lower) ? 'question' : 'answer';
    const name = { start: from, end: from + named.length };
    return { form, start, label, name, content, key: lower[0] ?? '', isMarked };
  }
  const parts = named.split(' ');
  if (parts.length > MAX_NAME_WORDS + 1 || NEVER_TURNS.has(wordOf(parts[0] ?? ''))) return null;
  const form = formOf(parts);
  if (form === null) return null;
  const skipped = form === 'role' ? 0 : titlesIn(parts);
  const nameStart = from + parts.slice(0, skipped).join(' ').length + (skipped > 0 ? 1 : 0);
  const name = { start: nameStart, end: from + named.length };
  return { form, start, label, name, content, key: wordOf(parts.at(-1) ?? ''), isMarked };
}

const wordOf = (word: string): string => word.toLowerCase().replace(/\.$/, '');

/** Number of titles that precede the name. */
function titlesIn(parts: readonly string[]): number {
  let count = 0;
  while (count < parts.length - 1 && TITLES.has(wordOf(parts[count] as string))) count++;
  return count;
}

function formOf(parts: readonly string[]): LabelForm | null {
  const titles = titlesIn(parts);
  const names = parts.slice(titles);
  const isRole = names.some(word => TURN_ROLES.has(wordOf(word)));
  if (/^the$/i.test(parts[0] ?? '')) return isRole || isCapitals(parts.at(1) ?? '') ? 'role' : null;
  if (names.length > MAX_NAME_WORDS || names.length === 0) return null;
  if (isRole && names.every(word => /^\p{Lu}/u.test(word))) return 'role';
  if (!names.every((word, i) => isNameWord(word) || (i > 0 && NAME_PARTICLES.has(word.toLowerCase())))) return null;
  const last = names.at(-1) as string;
  if (titles > 0 && isCourtesy(wordOf(parts[0] as string)) && isCapitals(last)) return 'record';
  if (titles > 0) return 'titled';
  return names.every(isCapitals) ? 'capitals' : 'name';
}

const isNameWord = (word: string): boolean => /^[\p{Lu}][\p{L}’'.-]*$/u.test(word);
const isCapitals = (word: string): boolean =>
  /^(?:Mc|Mac|O[’'])?\p{Lu}[\p{Lu}’'.-]*\p{Lu}$/u.test(word) || /^\p{Lu}\.$/u.test(word);
