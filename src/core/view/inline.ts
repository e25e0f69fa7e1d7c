/**
 * Rich text as plain data. The host converts it to its markup and escapes every `text`, so that text of articles and
 * sidecars is never read as markup.
 */
import type { Span } from '../text';
import type { Icon } from './icons';

export interface Inline {
  readonly text: string;
  readonly style?: 'strong' | 'emphasis' | 'quote' | 'struck';
  /** Shown before the text. */
  readonly icon?: Icon;
  readonly action?: LinkAction;
  /** Describes the action. */
  readonly tooltip?: string;
}

export type RichLine = readonly Inline[];

/** The actions of links. Hosts map each to a command. Ids are those in the article's view. */
export type LinkAction =
  | { readonly do: 'reveal'; readonly span: Span }
  | { readonly do: 'showQuotes'; readonly entity: string }
  | { readonly do: 'showQuotesIn'; readonly entity: string }
  | { readonly do: 'showMentions'; readonly entity: string }
  | { readonly do: 'showMentionsIn'; readonly entity: string }
  | { readonly do: 'confirmSpeaker'; readonly quotes: readonly string[] }
  | { readonly do: 'changeSpeaker'; readonly quotes: readonly string[] }
  | { readonly do: 'undecideSpeaker'; readonly quotes: readonly string[] }
  | { readonly do: 'notSpeech'; readonly quotes: readonly string[] }
  | { readonly do: 'rejectSpeaker'; readonly quotes: readonly string[] }
  | { readonly do: 'copyQuote'; readonly quotes: readonly string[] }
  | { readonly do: 'quoteActions'; readonly quotes: readonly string[] }
  | { readonly do: 'renameEntity'; readonly entity: string }
  | { readonly do: 'mergeEntity'; readonly entity: string }
  | { readonly do: 'changeEntityType'; readonly entity: string }
  | { readonly do: 'rejectEntity'; readonly entity: string }
  | { readonly do: 'undecideEntity'; readonly entity: string }
  | { readonly do: 'addNote'; readonly span: Span }
  | { readonly do: 'editAnnotation' | 'deleteAnnotation'; readonly annotation: string };

/** Actions that change nothing. They are available in read-only texts. */
const READING: ReadonlySet<LinkAction['do']> = new Set([
  'reveal',
  'showQuotes',
  'showQuotesIn',
  'showMentions',
  'showMentionsIn',
  'copyQuote',
]);

export const isReading = (action: LinkAction): boolean => READING.has(action.do);

/** Separates links on one line. */
export const SEPARATOR = '  |  ';

/** Removes links that change annotations, for read-only texts. */
export function withoutWriting(blocks: readonly (readonly RichLine[])[]): RichLine[][] {
  return blocks.map(block => block.map(readingParts).filter(line => line.length)).filter(block => block.length);
}

function readingParts(line: RichLine): Inline[] {
  const kept = line.filter(({ action }) => !action || isReading(action));
  if (kept.length === line.length) return kept;
  return kept.filter((part, i) => part.text !== SEPARATOR || (i > 0 && (kept[i + 1]?.text ?? SEPARATOR) !== SEPARATOR));
}

export const text = (value: string): Inline => ({ text: value });
export const strong = (value: string): Inline => ({ text: value, style: 'strong' });
export const emphasis = (value: string): Inline => ({ text: value, style: 'emphasis' });

export function link(label: string, action: LinkAction, tooltip?: string): Inline {
  return tooltip === undefined ? { text: label, action } : { text: label, action, tooltip };
}

/** The text of a line without style. */
export const plain = (line: RichLine): string => line.map(part => part.text).join('');
