/** Where the corpus mentions and quotes a person, as ranges of the present texts of files. */

import * as vscode from 'vscode';
import type { ArticleView, EntityView } from '../../core/annotation';
import {
  type ArticleSymbol,
  introductionIn,
  type MentionedIn,
  type PersonQuote,
  presentMentions,
  presentPlace,
  type Symbols,
} from '../../core/corpus';
import { LineIndex, type Span } from '../../core/text';
import { isCancellation, throwIfCancelled } from '../shell/cancellation';
import { toPosition, toRange } from '../shell/positions';
import { breathe } from '../shell/schedule';
import { readText } from '../shell/text';
import type { IndexStore } from '../stores/indexStore';

/** Longest lists that are looked up. Of more, the newest are shown. */
export const MAX_PLACES = { articles: 200, quotes: 500 } as const;
/** Files that are read at once. */
const FILES_AT_ONCE = 16;

/** The place of an article in the corpus. */
interface InFile {
  /** As in the index. */
  readonly file: string;
  readonly article: number;
}

/** What was found in an article, and where it stands now. */
export interface FoundPlaces<T extends InFile> {
  readonly found: T;
  readonly uri: vscode.Uri;
  /** At least one. */
  readonly ranges: readonly vscode.Range[];
}

/** Asks the corpus index. Where there is none, everything is unknown: answers are null or empty. */
export class CorpusPlaces {
  constructor(private readonly index: Pick<IndexStore, 'askUntil' | 'uriOf' | 'pathOf'>) {}

  /** The person that an entity of an article is linked to; null if the index does not know it. */
  personOf(
    uri: vscode.Uri,
    { analysis }: ArticleView,
    { entity, name }: EntityView,
    token: vscode.CancellationToken,
  ): Promise<number | null> {
    const file = this.index.pathOf(uri);
    if (file === null) return Promise.resolve(null);
    return this.unlessNone(
      this.index.askUntil(token, 'personOfEntity', { file, article: analysis.article.index, ref: entity.id, name }),
    );
  }

  /** The articles that mention a person, the newest first. @param except an article that is left out */
  async mentions(person: number, except: InFile | null, token: vscode.CancellationToken): Promise<MentionedIn[]> {
    const all = await this.unlessNone(
      this.index.askUntil(token, 'mentionsOfPerson', person, { limit: MAX_PLACES.articles, offset: 0 }),
    );
    return without(all ?? [], except);
  }

  /**
   * The quotes of a person, the newest first. As in an article, speech without quotation marks counts only if a person
   * decided on it.
   * @param except an article that is left out
   */
  async quotes(person: number, except: InFile | null, token: vscode.CancellationToken): Promise<PersonQuote[]> {
    const all = await this.unlessNone(
      this.index.askUntil(token, 'quotesOfPerson', person, { limit: MAX_PLACES.quotes, offset: 0 }),
    );
    const shown = (all ?? []).filter(({ kind, status }) => kind !== 'indirect' || status !== 'derived');
    return without(shown, except);
  }

  /** The name that introduces a person in the corpus: the full name in the first article by date. */
  async introduction(person: number, token: vscode.CancellationToken): Promise<vscode.Location | null> {
    const found = await this.unlessNone(this.index.askUntil(token, 'introductionOfPerson', person));
    const mention = found && introductionIn(found);
    if (!found || !mention) return null;
    const [place] = await this.locate(
      [found],
      (one, text) => presentMentions({ names: one.names, mentions: [mention] }, text),
      token,
    );
    const [range] = place?.ranges ?? [];
    return place && range ? new vscode.Location(place.uri, range) : null;
  }

  /** People and articles by parts of their names. @param limit of each kind */
  async symbols(words: string, limit: number, token: vscode.CancellationToken): Promise<Symbols> {
    return (
      (await this.unlessNone(this.index.askUntil(token, 'symbolsNamed', words, limit))) ?? { people: [], articles: [] }
    );
  }

  /** The first line of an article; null if its file cannot be read. */
  async startOf({ file, start }: ArticleSymbol): Promise<vscode.Location | null> {
    const uri = this.index.uriOf(file);
    const text = await readText(uri).catch(() => null);
    if (text === null) return null;
    const blank = text.slice(start).search(/\S/);
    return new vscode.Location(uri, toPosition(new LineIndex(text), start + Math.max(0, blank)));
  }

  locateMentions(found: readonly MentionedIn[], token: vscode.CancellationToken): Promise<FoundPlaces<MentionedIn>[]> {
    return this.locate(found, presentMentions, token);
  }

  locateQuotes(found: readonly PersonQuote[], token: vscode.CancellationToken): Promise<FoundPlaces<PersonQuote>[]> {
    return this.locate(found, ({ text: words, span }, text) => presentPlace(words, span, text) ?? [], token);
  }

  /** Reads the files of what was found. What is no longer there is left out. */
  private async locate<T extends InFile>(
    found: readonly T[],
    spansOf: (one: T, text: string) => Span | readonly Span[],
    token: vscode.CancellationToken,
  ): Promise<FoundPlaces<T>[]> {
    const files = [...new Set(found.map(({ file }) => file))];
    const texts = new Map<string, { readonly text: string; readonly lines: LineIndex }>();
    for (let i = 0; i < files.length; i += FILES_AT_ONCE) {
      await Promise.all(
        files.slice(i, i + FILES_AT_ONCE).map(async file => {
          const text = await readText(this.index.uriOf(file)).catch(() => null);
          if (text !== null) texts.set(file, { text, lines: new LineIndex(text) });
        }),
      );
      await breathe();
      throwIfCancelled(token);
    }
    return found.flatMap(one => {
      const read = texts.get(one.file);
      const ranges = read ? [spansOf(one, read.text)].flat().map(span => toRange(read.lines, span)) : [];
      return ranges.length ? [{ found: one, uri: this.index.uriOf(one.file), ranges }] : [];
    });
  }

  /** The path of a file in the index, with an article of it. */
  placeOf(uri: vscode.Uri, { analysis }: ArticleView): InFile | null {
    const file = this.index.pathOf(uri);
    return file === null ? null : { file, article: analysis.article.index };
  }

  uriOf(file: string): vscode.Uri {
    return this.index.uriOf(file);
  }

  private async unlessNone<T>(answer: Promise<T>): Promise<T | null> {
    try {
      return await answer;
    } catch (error) {
      // The store has logged why there is no index.
      if (isCancellation(error)) throw error;
      return null;
    }
  }
}

const without = <T extends InFile>(all: readonly T[], except: InFile | null): T[] =>
  all.filter(({ file, article }) => file !== except?.file || article !== except.article);
