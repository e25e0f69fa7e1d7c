/**
 * Replaces the parts of a page between their marks.
 * @param parts what makes each part, by its name
 * @throws Error if the page lacks a part's marks, or has marks of another one
 */
export function withParts(page: string, parts: Readonly<Record<string, () => string>>): string {
  const found = new Set<string>();
  const made = page.replace(
    /(<!-- begin (\w+) -->\n)[\s\S]*?(<!-- end \2 -->)/g,
    (_, begin: string, name: string, end) => {
      const make = parts[name];
      if (!make) throw new Error(`nothing makes the part ${name}`);
      found.add(name);
      return `${begin}\n${make()}\n\n${end}`;
    },
  );
  const missing = Object.keys(parts).filter(name => !found.has(name));
  if (missing.length) throw new Error(`the page has no place for ${missing.join(', ')}`);
  return made;
}
