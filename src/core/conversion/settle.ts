/** Decides on the header of an article, writes it, and lists what is unsure. */
import { nameOfLanguage } from '../language/others';
import { hashText, type Message, parseIsoDay, phrase, quantity } from '../text';
import { beginningOf, cleanParagraphs } from './cleanText';
import { foreignLanguageOf } from './language';
import { ConversionError, type FoundArticle, type Told } from './model';
import { type NameField, NamePattern } from './namePattern';
import { seedTextOf } from './seedText';

/** What an entry in the list of what is unsure is about. */
export type DoubtKind = 'date' | 'source' | 'title' | 'language' | 'leftOut' | 'text';

export interface Doubt {
  readonly kind: DoubtKind;
  /** A sentence with its full stop. */
  readonly message: Message;
}

/** What a person tells about the articles. It stands where the file itself does not say it surely. */
export interface Given {
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly source: string | null;
  /** A pattern as `NamePattern` takes it. */
  readonly pattern: string | null;
}

export interface ConvertedArticle {
  readonly title: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly source: string | null;
  /** The text of the seed file. */
  readonly text: string;
  /** As in `FoundArticle`. */
  readonly place: Message | null;
  readonly doubts: readonly Doubt[];
  /** The same for articles with the same words, whatever their header. */
  readonly wordsKey: string;
}

/** @throws ConversionError if the date is none or the pattern is not one */
export function checkGiven({ date, pattern }: Given): void {
  if (date !== null && !parseIsoDay(date))
    throw new ConversionError(phrase`“${beginningOf(date, 40)}” is not a day of the calendar written as YYYY-MM-DD.`);
  if (pattern !== null) NamePattern.parse(pattern);
}

/** Settles the articles of a file. @param path the file's, for the pattern, with `/` or `\` between names */
export function settler(path: string, given: Given): (article: FoundArticle) => ConvertedArticle {
  const fields = given.pattern === null ? null : NamePattern.parse(given.pattern).read(path);
  const isMisfit = given.pattern !== null && !fields;
  return article => {
    const choose = (field: NameField, own: Told | null): Choice => {
      const other = fields?.get(field) ?? (field === 'title' ? undefined : (given[field] ?? undefined));
      if (own && own.guessedFrom === null) return { text: own.text, guessedFrom: null };
      return other === undefined
        ? { text: own?.text ?? null, guessedFrom: own?.guessedFrom ?? null }
        : { text: other, guessedFrom: null };
    };
    const [title, date, source] = [
      choose('title', article.title),
      choose('date', article.date),
      choose('source', article.source),
    ];
    const header = { title: title.text, date: date.text, source: source.text };
    const paragraphs = article.paragraphs.flatMap(cleanParagraphs);
    const { text, changed } = seedTextOf({ ...header, paragraphs });
    const doubts = [
      ...headerDoubts(title, date, source),
      ...(isMisfit ? [doubtOnText(phrase`Its name does not fit the pattern.`)] : []),
      ...languageDoubts(article),
      ...leftOutDoubts(article.leftOut ?? []),
      ...(article.remarks ?? []).map(doubtOnText),
      ...(changed ? [doubtOnText(changedLines(changed))] : []),
    ];
    return { ...header, text, place: article.place, doubts, wordsKey: wordsKeyOf(paragraphs) };
  };
}

const doubtOnText = (message: Message): Doubt => ({ kind: 'text', message });

const changedLines = (n: number): Message =>
  n === 1
    ? phrase`A line of its text would be read as a header and was changed.`
    : phrase`${n} lines of its text would be read as a header and were changed.`;

interface Choice {
  readonly text: string | null;
  readonly guessedFrom: Message | null;
}

function headerDoubts(title: Choice, date: Choice, source: Choice): Doubt[] {
  const doubts: Doubt[] = [];
  if (!date.text) doubts.push({ kind: 'date', message: phrase`No date was found: write it into the header.` });
  else if (date.guessedFrom)
    doubts.push({ kind: 'date', message: phrase`The date ${date.text} is a guess: ${date.guessedFrom}.` });
  if (!source.text) doubts.push({ kind: 'source', message: phrase`No source was found: write it into the header.` });
  else if (source.guessedFrom)
    doubts.push({
      kind: 'source',
      message: phrase`The source “${beginningOf(source.text)}” is a guess: ${source.guessedFrom}.`,
    });
  if (title.text && title.guessedFrom)
    doubts.push({
      kind: 'title',
      message: phrase`The title “${beginningOf(title.text)}” is a guess: ${title.guessedFrom}.`,
    });
  return doubts;
}

function languageDoubts({ paragraphs, language }: FoundArticle): Doubt[] {
  const isNamed = language && !/^en\b|^english\b|^engl/i.test(language.trim());
  const foreign = foreignLanguageOf(paragraphs.slice(0, 12).join('\n'));
  if (foreign)
    return [
      { kind: 'language', message: phrase`The text is in ${nameOfLanguage(foreign)}: its speakers will not be found.` },
    ];
  return isNamed
    ? [
        {
          kind: 'language',
          message: phrase`The file says that its language is “${beginningOf(language, 30)}”, not English.`,
        },
      ]
    : [];
}

/** Number of passages that are shown. */
const MAX_SHOWN = 4;

function leftOutDoubts(passages: readonly string[]): Doubt[] {
  const words = passages.filter(passage => /\p{L}/u.test(passage));
  if (!words.length) return [];
  const shown = words.slice(0, MAX_SHOWN).map(passage => `“${beginningOf(passage, 40)}”`);
  const [count, listed, more] = [quantity(words.length, 'passage'), shown.join(', '), words.length - shown.length];
  const message = more ? phrase`${count} left out: ${listed} and ${more} more.` : phrase`${count} left out: ${listed}.`;
  return [{ kind: 'leftOut', message }];
}

const wordsKeyOf = (paragraphs: readonly string[]): string =>
  hashText(
    paragraphs
      .join(' ')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
