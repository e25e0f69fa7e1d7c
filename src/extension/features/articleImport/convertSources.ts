import * as vscode from 'vscode';
import type { Converter } from '../../../converter';
import {
  ConversionError,
  type ConvertedArticle,
  type ConvertOptions,
  type Duplicate,
  Duplicates,
} from '../../../core/conversion';
import type { Message } from '../../../core/text';
import { isCancellation } from '../../shell/cancellation';
import { reasonOf, tell } from '../../shell/language';
import type { Source } from './sources';

/** An article that can be written. */
export interface Candidate {
  readonly article: ConvertedArticle;
  readonly source: Source;
  /** The article before it with the same words. */
  readonly duplicate: Duplicate | null;
}

export interface Converted {
  readonly candidates: readonly Candidate[];
  /** What could not be read: lines that name file and place. */
  readonly faults: readonly string[];
}

/**
 * Converts files one after the other in the worker. What cannot be read is told, and the rest goes on.
 * @param progress called with the number of files that are done
 * @throws vscode.CancellationError
 */
export async function convertSources(
  sources: readonly Source[],
  options: ConvertOptions,
  converter: Converter,
  token: vscode.CancellationToken,
  progress: (done: number) => void = () => undefined,
): Promise<Converted> {
  const candidates: Candidate[] = [];
  const faults: string[] = [];
  const duplicates = new Duplicates();
  const stopped = token.onCancellationRequested(() => converter.dispose());
  try {
    for (const [done, source] of sources.entries()) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      progress(done);
      try {
        const bytes = await source.read();
        const { articles, faults: missed } = await converter.convert({ path: source.path, bytes }, options);
        for (const article of articles) {
          const duplicate = duplicates.note(article, placeIn(source, article.place));
          candidates.push({ article, source, duplicate });
        }
        for (const { place, message } of missed) faults.push(`${placeIn(source, place)}: ${tell(message)}`);
      } catch (error) {
        if (token.isCancellationRequested || isCancellation(error)) throw new vscode.CancellationError();
        const place = error instanceof ConversionError ? error.place : null;
        faults.push(`${placeIn(source, place)}: ${reasonOf(error)}`);
      }
    }
  } finally {
    stopped.dispose();
  }
  return { candidates, faults };
}

/** `news.csv (line 3)`. */
export const placeIn = ({ name }: Source, place: Message | null): string =>
  place === null ? name : `${name} (${tell(place)})`;
