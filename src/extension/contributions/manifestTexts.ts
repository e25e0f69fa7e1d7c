/** Texts of package.json. The manifest has a key for each, such as `%command.addNote%`; package.nls.json has the texts. */

/** English texts by their keys. */
export type TextsByKey = Readonly<Record<string, string>>;

/** Texts of the part of package.json that is written by hand. */
export const GENERAL_TEXTS: TextsByKey = {
  description:
    'Who said it, and why we think so: quotes, speakers, people, places and your own annotations in plain-text news articles.',
  'restricted.description':
    'Articles and sidecars are read as data; nothing in them is run. Before annotations are written, you are asked once.',
  'language.seed': 'Seed Article',
  'language.seedSearch': 'Seed Search',
  'virtual.description':
    'Articles are read, searched and annotated as on a disk. In a browser, the corpus index is built again in each window. No server for agents is offered.',
};

/** Collects the texts of a manifest while it is made. */
export class ManifestTexts {
  readonly #texts: Record<string, string> = { ...GENERAL_TEXTS };

  /** Adds a text. @returns what the manifest has in its place @throws Error if the key is used for another text */
  add(key: string, text: string): string {
    if ((this.#texts[key] ?? text) !== text) throw new Error(`two texts for ${key}`);
    this.#texts[key] = text;
    return `%${key}%`;
  }

  get all(): TextsByKey {
    return this.#texts;
  }
}

/** Puts texts in the place of their keys, as the editor does. @throws Error if a key has no text */
export function withTexts<Manifest>(manifest: Manifest, texts: TextsByKey): Manifest {
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const key = /^%([\w.-]+)%$/.exec(value)?.[1];
      if (key === undefined) return value;
      const text = texts[key];
      if (text === undefined) throw new Error(`no text for ${value}`);
      return text;
    }
    if (Array.isArray(value)) return value.map(filled);
    if (!value || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]));
  };
  return filled(manifest) as Manifest;
}
