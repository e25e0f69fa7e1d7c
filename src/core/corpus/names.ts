/** Names as they are compared: without case, accents and punctuation. */

/** Lower case without accents; runs of anything but letters and digits become one space. */
export function foldWords(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const withoutAccents = (name: string): string =>
  /^[\x20-\x7e]*$/.test(name) ? name : name.normalize('NFKD').replace(/\p{M}+/gu, '');

/**
 * What an entity is linked by over articles. A full name joins the same full name of the same type; a person’s bare
 * surname or first name stays with its article.
 * @param article its id
 */
export function linkKey(type: string, name: string, article: number): string {
  const folded = foldWords(name);
  const isBare = type === 'person' && !folded.includes(' ');
  return isBare || folded === '' ? `${type}:${folded}@${article}` : `${type}:${folded}`;
}
