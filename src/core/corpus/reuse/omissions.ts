/** Where a writer marked that words are left out or put in. */

/**
 * @param spans of the compared words of the text
 * @returns indices of the words before which there is a `…`, `...` or bracket; the number of words where one is at the end
 */
export function marksOfOmission(
  text: string,
  spans: readonly (readonly [start: number, end: number])[],
): ReadonlySet<number> {
  const marks = new Set<number>();
  for (let i = 0; i <= spans.length; i++) {
    const between = text.slice(spans[i - 1]?.[1] ?? 0, spans[i]?.[0] ?? text.length);
    if (/…|\.\s?\.\s?\.|\[/.test(between)) marks.add(i);
  }
  return marks;
}
