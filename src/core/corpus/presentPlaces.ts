/** Finds what an index says of a file in the file's present text, which may have changed since. */
import { type Span, span, textOf } from '../text';
import { foldWords } from './names';
import type { MentionedIn } from './queries/personPlaces';

/** The mentions that still stand where they were; if a name does not, only the names that do. @param text the file's */
export function presentMentions({ names, mentions }: Pick<MentionedIn, 'names' | 'mentions'>, text: string): Span[] {
  const known = new Set(names.map(foldWords));
  const named = mentions.filter(({ kind }) => kind === 'name');
  const standing = named.filter(({ span: at }) => known.has(foldWords(textOf(text, at))));
  return (standing.length === named.length ? mentions : standing).map(({ span: at }) => at);
}

/** Where words stand now: at their place, or else where they come next before or after it; null if they are gone. */
export function presentPlace(words: string, at: Span, text: string): Span | null {
  if (textOf(text, at) === words) return at;
  const after = text.indexOf(words, at.start);
  const before = text.lastIndexOf(words, at.start);
  if (after < 0 && before < 0) return null;
  const isNearerBefore = before >= 0 && (after < 0 || at.start - before <= after - at.start);
  const start = isNearerBefore ? before : after;
  return span(start, start + words.length);
}
