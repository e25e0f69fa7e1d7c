/**
 * The API of Seed Annotator for other extensions. docs/api.md describes it with an example.
 *
 * Ranges are of the file's text as it was when the answer was made: of the open document, saved or not, or else of the
 * file. Objects are plain data and do not change. Texts come from articles and annotations that other people wrote: make
 * them plain before the editor draws them.
 */
import type { CancellationToken, Event, Range, Uri } from 'vscode';

/** What the extension exports when it is activated. */
export interface SeedAnnotatorExports {
  /** The newest version of the API that this version of the extension has, by semantic versioning. */
  readonly apiVersion: string;
  /** @throws Error if this version of the extension has no such version of the API */
  getAPI(version: 1): SeedAnnotatorApi;
}

/** Version 1. Later versions 1.x add to it, and change nothing that is there. */
export interface SeedAnnotatorApi {
  /** The articles of a seed file, in order; null if there is no such file. */
  getArticles(file: Uri, token?: CancellationToken): Promise<readonly Article[] | null>;
  /** The annotations of a file, in the order in which they are stored; null if there is no such file. */
  getAnnotations(file: Uri, token?: CancellationToken): Promise<readonly Annotation[] | null>;
  /**
   * Searches the articles of the workspace.
   * @param query a line as in *Search Articles…*: `speaker:Brandt said:bridge after:2025-04`
   * @throws Error if the query asks for nothing, or has a problem
   */
  search(query: string, options?: SearchOptions, token?: CancellationToken): Promise<SearchPage>;
  /** Fires with a file whose articles or annotations may have changed; not before a person who types pauses. */
  readonly onDidChange: Event<Uri>;
}

export interface Article {
  /** From 0 in its file. */
  readonly number: number;
  readonly range: Range;
  /** Null if the header has none. */
  readonly title: string | null;
  /** `YYYY-MM-DD`; null if the header has none that is a day of the calendar. */
  readonly date: string | null;
  readonly source: string | null;
  /** In the order of the text. */
  readonly quotes: readonly Quote[];
  /** In the order of their first mention. Those that a person rejected are left out. */
  readonly entities: readonly Entity[];
}

export interface Quote {
  /** Unique in its article. It may be another one after the text has changed. */
  readonly id: string;
  readonly range: Range;
  readonly text: string;
  /** `scare`: quotation marks without speech. `indirect`: reported speech without quotation marks. */
  readonly kind: 'direct' | 'partial' | 'scare' | 'indirect';
  /** Null if nobody is known to have said it. */
  readonly speaker: Speaker | null;
  /**
   * `derived`: found by the analysis. `confirmed`, `corrected`: decided by a person. `rejected`: a person said that it
   * is not speech. `unattributed`: a person said that the speaker found is wrong.
   */
  readonly status: 'derived' | 'confirmed' | 'corrected' | 'rejected' | 'unattributed';
  /** From 0 to 1; null if no speaker was found, or if a person decided. */
  readonly confidence: number | null;
}

export interface Speaker {
  readonly name: string;
  /** `Entity.id` in the same article; null if the article does not mention the speaker. */
  readonly entity: string | null;
}

export interface Entity {
  /** Unique in its article. It may be another one after the text has changed. */
  readonly id: string;
  readonly name: string;
  readonly type: 'person' | 'organization' | 'place' | 'group' | 'event' | 'work' | 'product' | 'other';
  readonly role: string | null;
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  /** `Quote.id` of what it says. */
  readonly quotes: readonly string[];
}

export interface Mention {
  readonly range: Range;
  readonly kind: 'name' | 'nominal' | 'pronoun';
}

interface AnnotationBase {
  /** Never changes. */
  readonly id: string;
  /** Null if the words of the annotation are not in the text any more. */
  readonly range: Range | null;
  /** The annotated words, as they were when they were annotated. */
  readonly words: string;
  readonly author: string | null;
  /** ISO 8601, in UTC. */
  readonly created: string | null;
  readonly modified: string | null;
}

/** New kinds may come in versions 1.x: ignore those that you do not know. */
export type Annotation =
  /** `body` is Markdown. */
  | (AnnotationBase & { readonly kind: 'note'; readonly body: string; readonly resolved: boolean })
  | (AnnotationBase & { readonly kind: 'tag'; readonly tag: string })
  | (AnnotationBase & {
      readonly kind: 'speaker';
      readonly status: 'confirmed' | 'corrected' | 'rejected';
      readonly speaker: string | null;
    })
  | (AnnotationBase & {
      readonly kind: 'entity';
      readonly status: 'confirmed' | 'corrected' | 'rejected';
      readonly name: string | null;
    })
  | (AnnotationBase & { readonly kind: 'relation'; readonly relation: string; readonly to: Range | null });

export interface SearchOptions {
  /** 50 if not given; at most 500. */
  readonly limit?: number;
  /** How many results to skip; 0 if not given. */
  readonly offset?: number;
  /** By the date of the article; `newest` if not given. */
  readonly order?: 'newest' | 'oldest';
}

export interface SearchPage {
  /** What the results are: a query for words finds paragraphs, one with fields of quotes finds quotes. */
  readonly unit: 'quote' | 'paragraph';
  /** Those whose file is gone are left out. */
  readonly results: readonly SearchResult[];
  /** The `offset` of the next page; null at the end. */
  readonly next: number | null;
}

export interface SearchResult {
  readonly file: Uri;
  /** `Article.number` in the file. */
  readonly article: number;
  readonly range: Range;
  /** The present text in the range. */
  readonly text: string;
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  /** Of quotes only. */
  readonly quote: {
    readonly speaker: string | null;
    readonly status: Quote['status'];
    readonly confidence: number | null;
  } | null;
}
