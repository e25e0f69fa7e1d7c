/** What conversion finds in a file of another kind, before it is written as a seed file. */

import { type Message, ToldError } from '../text';

/** A title, date or source, and whether it is sure. */
export interface Told {
  readonly text: string;
  /** How it was guessed, as the end of a sentence: `taken from the address of the page`. Null if it is sure. */
  readonly guessedFrom: Message | null;
}

export const told = (text: string): Told => ({ text, guessedFrom: null });
export const guess = (text: string, guessedFrom: Message): Told => ({ text, guessedFrom });

/** An article in a file. */
export interface FoundArticle {
  readonly title: Told | null;
  /** `YYYY-MM-DD`. */
  readonly date: Told | null;
  readonly source: Told | null;
  /** Without blank lines in them; not empty. */
  readonly paragraphs: readonly string[];
  /** Where it is in a file of several: `line 12`, `document 3`. Null if it is the whole file. */
  readonly place: Message | null;
  /** Short passages that were left out because they are not the article’s text. */
  readonly leftOut?: readonly string[];
  /** Whole sentences on what else is unsure. */
  readonly remarks?: readonly Message[];
  /** A language the file names, such as `de` or `German`. */
  readonly language?: string | null;
}

/** Something that could not be read. The rest of the file is. */
export interface ConversionFault {
  /** As in `FoundArticle`. */
  readonly place: Message | null;
  /** A sentence with its full stop. */
  readonly message: Message;
}

export interface Found {
  readonly articles: readonly FoundArticle[];
  readonly faults: readonly ConversionFault[];
}

export const found = (articles: readonly FoundArticle[], faults: readonly ConversionFault[] = []): Found => ({
  articles,
  faults,
});

/** A file, or an item of one, that cannot be converted. The message is a sentence with its full stop. */
export class ConversionError extends ToldError {
  override readonly name = 'ConversionError';

  constructor(
    message: Message,
    /** As in `FoundArticle`. */
    readonly place: Message | null = null,
  ) {
    super(message);
  }
}

/** The parts of an article that columns, patterns and options tell. */
export const FIELDS = ['title', 'date', 'source', 'text'] as const;
export type Field = (typeof FIELDS)[number];
