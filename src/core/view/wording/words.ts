/** Formats counts, confidences and excerpts. */

/** `percent(0.973)` is `97 %`. Values below 1 are never shown as `100 %`. */
export function percent(confidence: number): string {
  const rounded = Math.round(confidence * 100);
  return `${confidence < 1 ? Math.min(rounded, 99) : rounded} %`;
}

/** `count(1, 'quote')` is `1 quote`, `count(2, 'quote')` is `2 quotes`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** `shortened here` is `Shortened here`. */
export const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * The beginning of a text on one line, cut at a word after at most `max` UTF-16 code units, with an ellipsis. Only the
 * first `4 × max` units are examined, so long lines cost nothing.
 */
export function excerpt(value: string, max: number): string {
  const flat = value
    .slice(0, max * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (flat.length <= max && value.length <= max * 4) return flat;
  const cut = flat.slice(0, max);
  const space = cut.lastIndexOf(' ');
  const kept = space > max / 2 ? cut.slice(0, space) : cut;
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
