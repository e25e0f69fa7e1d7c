/** The rows of the view *People & Organizations*: people of the corpus, and what the articles say of each. */
import type { EntityType } from '../../analysis';
import type { QuoteView } from '../../annotation';
import type {
  CoQuoted,
  PeopleSort,
  PeopleType,
  Person,
  PersonArticle,
  PersonQuote,
  PersonRole,
  Spelling,
} from '../../corpus';
import type { DisplayLanguage, Span } from '../../text';
import type { Icon } from '../icons';
import { typeName } from '../wording/entityLabels';
import { statusName, type ViewOptions } from '../wording/speakerLabel';
import { excerpt, percent } from '../wording/words';

/** A list below a person. `shared` is below somebody who is quoted in the same articles. */
export type PersonList = 'quotes' | 'reported' | 'articles' | 'roles' | 'quotedWith' | 'spellings' | 'shared';

/** The kind of a row. Menus depend on it. */
export type PeopleContext = 'people.person' | 'people.section' | 'people.detail' | 'people.quote' | 'people.more';

export interface PeopleRow {
  /** Unique among its siblings, and stable while the index changes: preserves expansion and selection. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Icon | null;
  readonly context: PeopleContext;
  /** Where a click leads: a file as the index names it, and a span in it. */
  readonly place: { readonly file: string; readonly span: Span } | null;
  /** What is below it; null: nothing, and for people their sections. */
  readonly list: PersonList | null;
}

const NAME_LENGTH = 80;
const ROLE_LENGTH = 60;

const ICONS: ReadonlySet<string> = new Set(['person', 'organization', 'place', 'group', 'event', 'work', 'product']);
const iconOf = (type: string): Icon => (ICONS.has(type) ? (type as Icon) : 'other');

const isEntityType = (type: string): type is EntityType => ICONS.has(type) || type === 'other';
const isQuoteStatus = (status: string): status is QuoteView['status'] =>
  status === 'derived' || Object.hasOwn(QUOTE_ICONS, status);

const joined = (...parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(' · ');
const lines = (...parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join('\n');

/** `2024-05-01 – 2025-06-01`, or one day; empty where no article has a date. */
function periodOf(first: string | null, last: string | null): string {
  if (!first || !last) return first ?? last ?? '';
  return first === last ? first : `${first} – ${last}`;
}

/** `3 quotes in 5 articles`; of those who are not quoted, `12 mentions in 5 articles`. */
function countsOf({ quotes, mentions, articles }: Person, sort: PeopleSort, { say, count }: DisplayLanguage): string {
  const isByMentions = sort === 'mentions' || quotes === 0;
  return say`${isByMentions ? count(mentions, 'mention') : count(quotes, 'quote')} in ${count(articles, 'article')}`;
}

/** A person’s row. It shows what the rows are sorted by. */
export function personRow(person: Person, sort: PeopleSort, language: DisplayLanguage): PeopleRow {
  const { say, count } = language;
  const { key, type, name, role, quotes, mentions, articles, firstDate, lastDate } = person;
  return {
    id: `person/${key}`,
    label: excerpt(name, NAME_LENGTH),
    description: joined(
      sort === 'lastSeen' && (lastDate ?? say`no date`),
      countsOf(person, sort, language),
      role && excerpt(role, ROLE_LENGTH),
    ),
    tooltip: lines(
      role ? `${name}, ${role}` : name,
      say`${count(quotes, 'quote')}, ${count(mentions, 'mention')} in ${count(articles, 'article')}`,
      periodOf(firstDate, lastDate),
      isEntityType(type) ? typeName(type, language) : type,
    ),
    icon: iconOf(type),
    context: 'people.person',
    place: null,
    list: null,
  };
}

const section = (list: PersonList, label: string, icon: Icon, description = ''): PeopleRow => ({
  id: list,
  label,
  description,
  tooltip: description ? `${label}: ${description}` : label,
  icon,
  context: 'people.section',
  place: null,
  list,
});

/**
 * The sections below a person; those that would be empty are left out.
 * @param indirect whether speech that is reported without quotation marks is shown
 */
export function personSections(
  { role, quotes, articles }: Person,
  { indirect, language: { say } }: Pick<ViewOptions, 'indirect' | 'language'>,
): PeopleRow[] {
  return [
    ...(quotes ? [section('quotes', say`Quotes`, 'quote', String(quotes))] : []),
    ...(indirect ? [section('reported', say`Reported Speech`, 'quote')] : []),
    section('articles', say`Articles`, 'article', String(articles)),
    ...(role ? [section('roles', say`Roles`, 'speaker')] : []),
    ...(quotes ? [section('quotedWith', say`Quoted in the Same Articles`, 'group')] : []),
    section('spellings', say`Spellings`, 'other'),
  ];
}

const QUOTE_ICONS: Readonly<Record<string, Icon>> = {
  confirmed: 'confirmed',
  corrected: 'corrected',
  rejected: 'rejected',
  unattributed: 'unknown',
};

export function personQuoteRow(quote: PersonQuote, language: DisplayLanguage): PeopleRow {
  const { file, article, ref, text, span, date, source, status, confidence } = quote;
  const certainty =
    status === 'derived'
      ? confidence !== null && percent(confidence)
      : isQuoteStatus(status)
        ? statusName(status, language)
        : status;
  return {
    id: `quote/${file}#${article}/${ref}`,
    label: [date, excerpt(text, 90)].filter(Boolean).join(' '),
    description: joined(source && excerpt(source, ROLE_LENGTH), certainty),
    tooltip: lines(excerpt(text, 600), joined(date, source, certainty), file),
    icon: QUOTE_ICONS[status] ?? 'quote',
    context: 'people.quote',
    place: { file, span },
    list: null,
  };
}

/** An article; a click shows the first mention. */
export function personArticleRow(row: PersonArticle, { say, count }: DisplayLanguage): PeopleRow {
  const { file, article, headline, date, source, mention, mentions, quotes } = row;
  return {
    id: `article/${file}#${article}`,
    label: excerpt(headline, NAME_LENGTH) || say`(no text)`,
    description: joined(
      date ?? say`no date`,
      source && excerpt(source, ROLE_LENGTH),
      quotes ? count(quotes, 'quote') : count(mentions, 'mention'),
    ),
    tooltip: lines(headline, joined(date, source), `${count(quotes, 'quote')}, ${count(mentions, 'mention')}`, file),
    icon: 'article',
    context: 'people.detail',
    place: mention && { file, span: mention },
    list: null,
  };
}

export function personRoleRow(
  { role, articles, firstDate, lastDate }: PersonRole,
  { say, count }: DisplayLanguage,
): PeopleRow {
  const description = joined(periodOf(firstDate, lastDate) || say`no date`, count(articles, 'article'));
  return detail(`role/${role}`, role, description, 'speaker');
}

export const spellingRow = ({ name, articles }: Spelling, { count }: DisplayLanguage): PeopleRow =>
  detail(`spelling/${name}`, name, count(articles, 'article'), 'other');

const detail = (id: string, label: string, description: string, icon: Icon): PeopleRow => ({
  id,
  label: excerpt(label, NAME_LENGTH),
  description,
  tooltip: lines(label, description),
  icon,
  context: 'people.detail',
  place: null,
  list: null,
});

/** Somebody quoted in the same articles, with these articles below. */
export function coQuotedRow(
  { person: { key, type, name, role }, shared }: CoQuoted,
  { say, count }: DisplayLanguage,
): PeopleRow {
  return {
    id: `with/${key}`,
    label: excerpt(name, NAME_LENGTH),
    description: joined(count(shared, 'article'), role && excerpt(role, ROLE_LENGTH)),
    tooltip: lines(role ? `${name}, ${role}` : name, say`Both are quoted in ${count(shared, 'article')}`),
    icon: iconOf(type),
    context: 'people.person',
    place: null,
    list: 'shared',
  };
}

/** The row that shows another page of a list. @param total null where it is not known */
export function moreRow(shown: number, total: number | null, { say }: DisplayLanguage): PeopleRow {
  const description = total === null ? say`${shown} shown` : say`${shown} of ${total} shown`;
  return {
    id: 'more',
    label: say`Show More`,
    description,
    tooltip: say`Show More: ${description}`,
    icon: null,
    context: 'people.more',
    place: null,
    list: null,
  };
}

export const peopleTypeLabels = ({ say }: DisplayLanguage): Readonly<Record<PeopleType, string>> => ({
  all: say`All Names`,
  person: say`People`,
  organization: say`Organizations`,
  place: say`Places`,
});

export const peopleSortLabels = ({ say }: DisplayLanguage): Readonly<Record<PeopleSort, string>> => ({
  quotes: say`By Quotes`,
  mentions: say`By Mentions`,
  name: say`By Name`,
  lastSeen: say`By Last Article`,
});

/** What the view’s title says beside its name: `Places · By Name · “bru”: 3`. */
export function peopleSummary(
  { type, sort, filter }: { readonly type: PeopleType; readonly sort: PeopleSort; readonly filter: string },
  total: number,
  language: DisplayLanguage,
): string {
  const [types, sorts] = [peopleTypeLabels(language), peopleSortLabels(language)];
  const chosen = joined(type !== 'all' && types[type], sort !== 'quotes' && sorts[sort]);
  const found = filter.trim() ? language.say`“${excerpt(filter, 40)}”: ${total}` : total ? String(total) : '';
  return joined(chosen, found);
}
