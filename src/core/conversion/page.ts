/** Makes an article of a web page that was saved: its text, and what it says about itself. */

import { type Message, phrase } from '../text';
import { withoutBoilerplate } from './boilerplate';
import { cleanLine } from './cleanText';
import { readDate } from './dates';
import { ConversionError, type FoundArticle, guess, type Told, told } from './model';
import { readStructuredData, type StructuredArticle } from './structuredData';

/** A page as an HTML parser sees it. All texts are as they are in the page. */
export interface Page {
  /** The paragraphs of the main text; empty if there is none. */
  readonly article: readonly string[];
  /** Passages that were left out within the main text, such as captions. */
  readonly leftOut: readonly string[];
  /** All text of the page, by blocks. */
  readonly blocks: readonly string[];
  /** The scripts with JSON-LD. */
  readonly jsonLd: readonly string[];
  /** Names or properties of `meta` elements in lower case, with their content. */
  readonly meta: readonly (readonly [name: string, content: string])[];
  readonly title: string | null;
  readonly heading: string | null;
  /** The first `datetime` or text of a `time` element in the article, else in the page. */
  readonly time: string | null;
  /** The address: canonical link, `og:url`, or as the browser noted it when saving. */
  readonly address: string | null;
  /** As in `lang`. */
  readonly language: string | null;
}

/** Text that is shorter is hardly a whole article, in UTF-16 code units. */
const SHORT = 280;

const DATES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'pubdate',
  'pub_date',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'citation_publication_date',
  'cxenseparse:recs:publishtime',
  'date',
  'article:published',
  'rnews:datepublished',
  'displaydate',
  'ptime',
  'iso-8601-publish-date',
  'bt:pubdate',
] as const;
const LATER_DATES = [
  'article:modified_time',
  'og:updated_time',
  'last-modified',
  'lastmod',
  'dcterms.modified',
] as const;
const TITLES = [
  'og:title',
  'twitter:title',
  'headline',
  'dc.title',
  'dcterms.title',
  'parsely-title',
  'sailthru.title',
  'citation_title',
] as const;
const SOURCES = [
  'og:site_name',
  'application-name',
  'publisher',
  'dc.publisher',
  'dcterms.publisher',
  'citation_journal_title',
  'cre',
  'apple-mobile-web-app-title',
] as const;

/**
 * @param place where the page is in a file of several
 * @throws ConversionError if there is no text
 */
export function articleOfPage(page: Page, place: Message | null): FoundArticle {
  const data = readStructuredData(page.jsonLd);
  const meta = new Map([...page.meta].reverse());
  const source = sourceOf(page, meta, data);
  const { paragraphs, leftOut, remarks } = textOf(page, data);
  if (!paragraphs.length) throw new ConversionError(phrase`No text of an article was found in this page.`, place);
  const title = titleOf(page, meta, data, source);
  const heading = title && sameWords(title.text);
  return {
    title,
    date: dateOf(page, meta, data),
    source,
    // The headline is in the header.
    paragraphs:
      heading && sameWords(paragraphs[0] ?? '') === heading && paragraphs.length > 1 ? paragraphs.slice(1) : paragraphs,
    place,
    leftOut,
    remarks,
    language: data?.language ?? page.language,
  };
}

function textOf(page: Page, data: StructuredArticle | null) {
  const { kept, leftOut } = withoutBoilerplate(page.article);
  const length = kept.reduce((sum, { length }) => sum + length, 0);
  const remarks: Message[] = [];
  let paragraphs = kept;
  if (data?.body && data.body.length > 1.5 * Math.max(length, SHORT / 2)) {
    paragraphs = withoutBoilerplate(
      data.body
        .split(/\n+/)
        .map(cleanLine)
        .filter(line => line !== ''),
    ).kept;
    remarks.push(
      phrase`The text was taken from the page’s structured data: more of it is there than in the page itself.`,
    );
  } else if (length < SHORT) {
    remarks.push(
      length ? phrase`The text is short: the page may hold only its beginning.` : phrase`The page has no main text.`,
    );
  }
  return { paragraphs, leftOut: [...page.leftOut, ...leftOut], remarks };
}

function firstOf(meta: ReadonlyMap<string, string>, names: readonly string[]): string | null {
  for (const name of names) {
    const content = cleanLine(meta.get(name) ?? '');
    if (content) return content;
  }
  return null;
}

function dateOf(page: Page, meta: ReadonlyMap<string, string>, data: StructuredArticle | null): Told | null {
  for (const text of [data?.published, ...DATES.map(name => meta.get(name))]) {
    const date = text ? readDate(text) : null;
    if (date) return date.isSure ? told(date.iso) : guess(date.iso, phrase`read from “${cleanLine(text ?? '')}”`);
  }
  const others: [text: string | null | undefined, from: Message][] = [
    [page.time, phrase`taken from the first time that the page shows`],
    [dateInAddress(page.address), phrase`taken from the page’s address`],
    [data?.modified ?? firstOf(meta, LATER_DATES), phrase`taken from the day of the last change`],
  ];
  for (const [text, from] of others) {
    const date = text ? readDate(cleanLine(text)) : null;
    if (date) return guess(date.iso, from);
  }
  return null;
}

/** `https://news.example/2025/04/26/ferry` and `…/20250426-ferry`. */
function dateInAddress(address: string | null): string | null {
  const [, year, month, day] =
    /[/-](20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(address ?? '') ??
    /[/-](20\d\d|19\d\d)([01]\d)([0-3]\d)(?=[/-]|$)/.exec(address ?? '') ??
    [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

function sourceOf(page: Page, meta: ReadonlyMap<string, string>, data: StructuredArticle | null): Told | null {
  const sure = cleanLine(data?.publisher ?? '') || firstOf(meta, SOURCES);
  if (sure) return told(withoutAddress(sure));
  const site = siteInTitle(page);
  if (site) return guess(site, phrase`taken from the end of the page’s title`);
  const host = hostOf(page.address);
  if (host) return guess(host, phrase`taken from the page’s address`);
  const account = firstOf(meta, ['twitter:site']);
  return account ? guess(account.replace(/^@/, ''), phrase`taken from the name of an account`) : null;
}

const withoutAddress = (name: string): string => hostOf(name) ?? name;

function hostOf(address: string | null): string | null {
  const host = /^https?:\/\/(?:[^/@\s]*@)?([^/:?#\s]{1,200})/i.exec(address ?? '')?.[1];
  return host?.replace(/^(?:www|m|mobile|amp|edition)\./i, '') ?? null;
}

/** What separates a headline from the name of the site in a page's title. */
const SEPARATOR = /\s[|–—\-•·»:]\s/g;

/** The part after the last separator, if it is a short name. */
function siteInTitle({ title, heading }: Page): string | null {
  const text = cleanLine(title ?? '');
  const cut = [...text.matchAll(SEPARATOR)].at(-1);
  if (!cut) return null;
  const site = text.slice(cut.index + cut[0].length);
  const isName = site.length <= 40 && site.split(' ').length <= 5;
  return isName && (!heading || !sameWords(heading).endsWith(sameWords(site))) ? site : null;
}

function titleOf(
  page: Page,
  meta: ReadonlyMap<string, string>,
  data: StructuredArticle | null,
  source: Told | null,
): Told | null {
  const given = cleanLine(data?.headline ?? '') || firstOf(meta, TITLES);
  if (given) return told(withoutSite(given, source));
  const heading = cleanLine(page.heading ?? '');
  if (heading) return told(heading);
  const title = cleanLine(page.title ?? '');
  return title ? told(withoutSite(title, source)) : null;
}

/** A headline without the name of the site that pages put after it. */
function withoutSite(title: string, source: Told | null): string {
  const cut = [...title.matchAll(SEPARATOR)].at(-1);
  if (!cut || !source) return title;
  const site = sameWords(title.slice(cut.index + cut[0].length));
  const name = sameWords(source.text);
  const isSite = site !== '' && (name.includes(site) || site.includes(name));
  return isSite ? title.slice(0, cut.index) : title;
}

/** Letters and digits only, for comparing. */
const sameWords = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
