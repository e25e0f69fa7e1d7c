/** Reads JSON-LD about an article: schema.org's `NewsArticle` and its kin. The text is untrusted. */

export interface StructuredArticle {
  readonly headline: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly body: string | null;
  readonly language: string | null;
}

/** Longer scripts are not read, in UTF-16 code units. */
const MAX_LENGTH = 2_000_000;
/** Values that are visited in all scripts of a page. */
const MAX_VALUES = 20_000;

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|Posting|Review|TranscriptEvent)$/;

type Value = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The article with most data about it; null if there is none. @param scripts their contents */
export function readStructuredData(scripts: readonly string[]): StructuredArticle | null {
  const values = scripts.flatMap(parse);
  const all = new Map<string, Value>();
  const articles: Value[] = [];
  // A list of what is still to be visited, so that nesting does not use the stack.
  for (let i = 0; i < values.length && i < MAX_VALUES; i++) {
    const value = values[i];
    if (Array.isArray(value)) {
      for (const one of value.slice(0, MAX_VALUES)) values.push(one);
    } else if (isObject(value)) {
      if (typeof value['@id'] === 'string' && Object.keys(value).length > 1) all.set(value['@id'], value);
      if (isArticle(value)) articles.push(value);
      for (const one of Object.values(value)) if (typeof one === 'object' && one !== null) values.push(one);
    }
  }
  const read = articles.map(article => readArticle(article, all));
  const filled = (one: StructuredArticle) => Object.values(one).filter(value => value !== null).length;
  return read.reduce<StructuredArticle | null>((best, one) => (!best || filled(one) > filled(best) ? one : best), null);
}

function parse(script: string): unknown[] {
  if (script.length > MAX_LENGTH) return [];
  const json = script
    .trim()
    .replace(/^<!\[CDATA\[|^<!--/, '')
    .replace(/(?:\]\]>|-->|;)$/, '');
  try {
    return [JSON.parse(json)];
  } catch {
    // Raw line breaks in strings are common, and are an error.
    try {
      return [JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' '))];
    } catch {
      return [];
    }
  }
}

function isArticle(value: Value): boolean {
  const types = [value['@type']].flat().filter(type => typeof type === 'string');
  return types.some(type => ARTICLE.test(type));
}

function readArticle(article: Value, all: ReadonlyMap<string, Value>): StructuredArticle {
  const resolve = (value: unknown): unknown => {
    const one = Array.isArray(value) ? value[0] : value;
    return isObject(one) && typeof one['@id'] === 'string' && one.name === undefined
      ? (all.get(one['@id']) ?? one)
      : one;
  };
  const nameOf = (value: unknown): string | null => {
    const one = resolve(value);
    return textIn(isObject(one) ? one.name : one);
  };
  const language = resolve(article.inLanguage);
  return {
    headline: textIn(article.headline) ?? textIn(article.name),
    published: textIn(article.datePublished) ?? textIn(article.dateCreated),
    modified: textIn(article.dateModified),
    publisher: nameOf(article.publisher) ?? nameOf(article.sourceOrganization) ?? nameOf(article.isPartOf),
    body: textIn(article.articleBody),
    language: isObject(language) ? (textIn(language.alternateName) ?? textIn(language.name)) : textIn(language),
  };
}

function textIn(value: unknown): string | null {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : null;
}
