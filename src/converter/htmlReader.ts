/** Reads HTML pages: the main text by Mozilla's Readability, and what the page says about itself. Nothing is loaded. */

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { ConversionError, type Page } from '../core/conversion';
import { phrase } from '../core/text';
import { blocksOf, isElement, walk } from './blocks';
import { depthOfHtml } from './htmlDepth';

/** Readability is not given pages with more elements, or deeper ones: it visits them more than once, and some by recursion. */
const MAX_ELEMENTS = 60_000;
const MAX_DEPTH = 400;
/** Deeper pages are not parsed at all. */
const MAX_PARSED_DEPTH = 2000;

/** Below this length of the main text, in UTF-16 code units, Readability looks for it in other ways. */
const MIN_TEXT = 200;

/** The text of a piece of HTML, by blocks. */
export const readBlocks = (html: string): string[] => {
  if (!/[<&]/.test(html))
    return html
      .split(/\n\s*\n/)
      .map(block => block.trim())
      .filter(block => block !== '');
  return blocksOf(documentOf(`<body>${html}</body>`).body).blocks;
};

/** @param address where the page was, if the file tells */
export function readPage(html: string, address: string | null): Page {
  const document = documentOf(html);
  const { blocks } = blocksOf(document.documentElement);
  if (!blocks.length) throw new ConversionError(phrase`There is no text in this page.`);
  const meta = metaOf(document);
  const about = {
    blocks,
    meta,
    jsonLd: textsOf(document, 'script[type*="ld+json"]', 40),
    title: textsOf(document, 'title', 1)[0] ?? null,
    heading: textsOf(document, 'h1', 1)[0] ?? null,
    time: timeIn(document),
    address: address ?? addressOf(document, html, meta),
    language: document.documentElement?.getAttribute('lang') ?? null,
  };
  return { ...about, ...mainTextOf(document) };
}

function documentOf(html: string): Document {
  if (depthOfHtml(html) > MAX_PARSED_DEPTH)
    throw new ConversionError(phrase`Its elements are nested more than ${MAX_PARSED_DEPTH} levels deep.`);
  // A file without these elements would give a document whose parts cannot be found.
  const whole = /<body[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(/<html[\s>]/i.test(whole) ? whole : `<!doctype html><html>${whole}</html>`)
    .document as unknown as Document;
}

function metaOf(document: Document): [string, string][] {
  return [...document.querySelectorAll('meta, [itemprop]')].slice(0, 2000).flatMap(element => {
    const name =
      element.getAttribute('property') || element.getAttribute('name') || element.getAttribute('itemprop') || '';
    const content = element.getAttribute('content') ?? element.getAttribute('datetime');
    // One element may have several names.
    return content === null
      ? []
      : name
          .toLowerCase()
          .split(/\s+/)
          .filter(one => one !== '')
          .map((one): [string, string] => [one, content]);
  });
}

const textsOf = (document: Document, selector: string, most: number): string[] =>
  [...document.querySelectorAll(selector)]
    .slice(0, most)
    .map(element => element.textContent ?? '')
    .filter(text => text.trim() !== '');

function timeIn(document: Document): string | null {
  const element = document.querySelector('article time, main time') ?? document.querySelector('time');
  return element && (element.getAttribute('datetime') || element.textContent);
}

function addressOf(document: Document, html: string, meta: readonly (readonly [string, string])[]): string | null {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const own = canonical && /^https?:/i.test(canonical) ? canonical : meta.find(([name]) => name === 'og:url')?.[1];
  // What browsers and SingleFile write at the top of a page that they save.
  return own ?? /(?:saved from url=\(\d+\)|\burl: )(https?:\/\/\S{1,1000})/i.exec(html.slice(0, 4000))?.[1] ?? null;
}

/** Names of classes and ids of what is beside an article. */
const BESIDE =
  /(?:^|[\s_-])(?:newsletter|share|sharing|social|cookies?|consent|gdpr|related|recommend(?:ed|ations)|promos?|advert|advertisement|ads?|adslot|paywall|subscri(?:be|ption)|sign-?up|outbrain|taboola|comments?|most-?(?:read|popular)|read-?(?:more|next)|trending|breadcrumbs?|skip-?link|toolbar|disqus|popup|modal|overlay|onward|donate|menu|navigation)(?:$|[\s_-])/i;
const ALWAYS_BESIDE: ReadonlySet<string> = new Set([
  'NAV',
  'FORM',
  'DIALOG',
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'IFRAME',
  'BUTTON',
]);
const NEVER_BESIDE: ReadonlySet<string> = new Set(['HTML', 'BODY', 'ARTICLE', 'MAIN', 'P']);
/** An element with a larger share of the page’s text is not beside the article, whatever its name. */
const MAX_SHARE_BESIDE = 0.3;

interface Shape {
  readonly elements: number;
  readonly depth: number;
  /** The length of the text in each element. */
  readonly lengths: ReadonlyMap<Node, number>;
}

function shapeOf(root: Element): Shape {
  const lengths = new Map<Node, number>();
  let [elements, deepest] = [0, 0];
  const open: number[] = [0];
  walk(root, {
    enter: (node, depth) => {
      deepest = Math.max(deepest, depth);
      if (!isElement(node)) {
        open[open.length - 1] = (open.at(-1) ?? 0) + (node.nodeValue ?? '').trim().length;
        return false;
      }
      elements++;
      open.push(0);
      return true;
    },
    leave: node => {
      if (!isElement(node)) return;
      const length = open.pop() ?? 0;
      lengths.set(node, length);
      open[open.length - 1] = (open.at(-1) ?? 0) + length;
    },
  });
  return { elements, depth: deepest, lengths };
}

function removeBeside(document: Document, { lengths }: Shape): void {
  const all = lengths.get(document.body) ?? 0;
  const beside: Element[] = [];
  walk(document.body, {
    enter: node => {
      if (!isElement(node)) return true;
      const name = node.nodeName.toUpperCase();
      const names = `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`.slice(0, 500);
      const isNamed = ALWAYS_BESIDE.has(name) || (!NEVER_BESIDE.has(name) && BESIDE.test(names));
      if (!isNamed || (lengths.get(node) ?? 0) > all * MAX_SHARE_BESIDE) return true;
      beside.push(node);
      return false;
    },
    leave: () => undefined,
  });
  for (const element of beside) element.remove();
}

const APART: ReadonlySet<string> = new Set(['FIGURE', 'FIGCAPTION', 'ASIDE']);

function mainTextOf(document: Document): Pick<Page, 'article' | 'leftOut'> {
  const shape = shapeOf(document.documentElement);
  const isApart = (element: Element) => APART.has(element.nodeName.toUpperCase());
  if (shape.elements > MAX_ELEMENTS || shape.depth > MAX_DEPTH) {
    const { blocks, apart } = blocksOf(document.body, { isApart });
    return { article: blocks, leftOut: apart };
  }
  removeBeside(document, shape);
  const content = mainElementOf(document);
  if (!content) return { article: [], leftOut: [] };
  const { blocks, apart } = blocksOf(content, { isApart });
  return { article: blocks.map(block => block.replaceAll('\n', ' ')), leftOut: apart };
}

/** Null where Readability finds none, or fails: it does on pages that close more elements than they open. */
function mainElementOf(document: Document): Node | null {
  try {
    const read = new Readability<Node>(document, {
      serializer: node => node,
      disableJSONLD: true,
      maxElemsToParse: MAX_ELEMENTS,
      charThreshold: MIN_TEXT,
    }).parse();
    return read?.content ?? null;
  } catch {
    return null;
  }
}
