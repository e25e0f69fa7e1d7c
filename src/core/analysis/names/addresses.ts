import type { Doc, Token } from '../tokens/document';

/** Farther from a token, an address is not looked for. */
const REACH = 60;
const ADDRESS = /[\w.]@\w[\w-]*\.\w|:\/\//;

/** Cuts the words of an e-mail or web address off a name: nobody is called `Ann.Holm` in `Sales Ann.Holm@example.org`. */
export function withoutAddresses<T extends { readonly first: number; readonly last: number }>(
  doc: Doc,
  names: readonly T[],
): readonly T[] {
  if (!ADDRESS.test(doc.text)) return names;
  return names.flatMap(name => {
    let { first, last } = name;
    while (first < last && isInAddress(doc, last - 1)) last--;
    while (first < last && isInAddress(doc, first)) first++;
    if (last - first === name.last - name.first) return [name];
    return first === last ? [] : [{ ...name, first, last }];
  });
}

/** Whether the characters around a token, up to the next space, are an address. */
function isInAddress({ text, tokens }: Doc, i: number): boolean {
  let { start, end } = tokens[i] as Token;
  const [floor, ceiling] = [Math.max(0, start - REACH), Math.min(text.length, end + REACH)];
  while (start > floor && !isSpace(text, start - 1)) start--;
  while (end < ceiling && !isSpace(text, end)) end++;
  return ADDRESS.test(text.slice(start, end));
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at] as string);
