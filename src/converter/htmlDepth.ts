/** Elements that are closed by what follows them, or have no content. */
const CLOSED_BY_OTHERS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option optgroup colgroup rb rt rp'.split(
    ' ',
  ),
);

/**
 * How deeply the elements of HTML are nested at most, without parsing it: parsers take time in proportion to depth for each
 * element. Counts too high where end tags are missing.
 */
export function depthOfHtml(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,30})/gi)) {
    if (CLOSED_BY_OTHERS.has(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
