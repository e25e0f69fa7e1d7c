/** Makes articles of the items of a feed: RSS 0.9 to 2.0, RDF and Atom. Entities that the file declares are not expanded. */
import { SaxesParser } from 'saxes';
import { asWritten, type Message, phrase, wordsOfXmlError } from '../text';
import { withoutBoilerplate } from './boilerplate';
import { beginningOf, cleanLine } from './cleanText';
import { readDate } from './dates';
import {
  ConversionError,
  type ConversionFault,
  type Found,
  type FoundArticle,
  found,
  guess,
  type Told,
  told,
} from './model';

/** Deeper elements are not part of a feed. */
const MAX_DEPTH = 64;

interface Item {
  readonly texts: Map<string, string>;
  readonly line: number;
}

/** Elements that are read, without the prefix of their namespace, which feeds choose freely. */
const READ = new Set(
  'title pubDate date published issued updated modified encoded content description summary source creator'.split(' '),
);

/** @param textOfHtml the text of an item, which is HTML. @throws ConversionError if it is not a feed */
export function readFeed(xml: string, textOfHtml: (html: string) => readonly string[]): Found {
  const reader = new FeedReader();
  const fault = reader.read(xml);
  if (!reader.isFeed) throw new ConversionError(phrase`This XML is not an RSS or Atom feed.`);
  const articles: FoundArticle[] = [];
  const faults: ConversionFault[] = [];
  for (const item of reader.items) {
    const article = articleOf(item, reader.title, textOfHtml);
    if (article) articles.push(article);
    else
      faults.push({
        place: phrase`line ${item.line}`,
        message: phrase`${titleOf(item)} has no text.`,
      });
  }
  if (fault) faults.push(fault);
  return found(articles, faults);
}

function titleOf({ texts }: Item): Message {
  const title = beginningOf(texts.get('title') ?? '');
  return title ? asWritten(`“${title}”`) : phrase`An item without title`;
}

class FeedReader {
  readonly items: Item[] = [];
  title = '';
  isFeed = false;
  private readonly path: string[] = [];
  private item: Item | null = null;
  /** Markup in an Atom text that is XHTML, written out again. */
  private text = '';
  private open = 0;
  private fault: ConversionFault | null = null;

  /** @returns the first error in the XML */
  read(xml: string): ConversionFault | null {
    const parser = new SaxesParser();
    parser.on('error', error => {
      this.fault ??= {
        place: phrase`line ${parser.line}`,
        message: phrase`The XML is not well-formed: ${beginningOf(wordsOfXmlError(error), 120)}.`,
      };
    });
    parser.on('opentag', ({ name }) => this.enter(name, parser.line));
    parser.on('closetag', () => this.leave());
    parser.on('text', text => this.add(text));
    parser.on('cdata', text => this.add(text));
    parser.write(xml.replace(/^[\ufeff\s]+/, '')).close();
    return this.fault;
  }

  private enter(name: string, line: number): void {
    const { path } = this;
    const local = name.slice(name.indexOf(':') + 1);
    if (!path.length) this.isFeed = ['rss', 'RDF', 'feed'].includes(local);
    path.push(local);
    if (path.length > MAX_DEPTH) return;
    if (this.open) this.text += ` <${local}>`;
    else if (local === 'item' || local === 'entry') {
      this.item = { texts: new Map(), line };
      this.items.push(this.item);
    } else if (READ.has(local)) {
      this.open = path.length;
      this.text = '';
    }
  }

  private add(text: string): void {
    // Within markup, what was escaped stays so.
    if (this.open) this.text += this.path.length > this.open ? text.replaceAll('<', '&lt;') : text;
  }

  private leave(): void {
    const { path } = this;
    const local = path.pop() ?? '';
    if (this.open && path.length >= this.open) {
      if (path.length < MAX_DEPTH) this.text += `</${local}> `;
    } else if (this.open) {
      this.open = 0;
      const parent = path.at(-1);
      if (this.item && (parent === 'item' || parent === 'entry')) this.keep(this.item, local);
      else if (local === 'title' && (parent === 'channel' || parent === 'feed') && !this.title)
        this.title = cleanLine(this.text);
    } else if (local === 'item' || local === 'entry') this.item = null;
  }

  private keep({ texts }: Item, name: string): void {
    // `content:encoded` and Atom’s `content` have the whole text; `media:content` has none.
    if (this.text.trim() !== '' && !texts.has(name)) texts.set(name, this.text);
  }
}

function articleOf(
  { texts, line }: Item,
  feed: string,
  textOfHtml: (html: string) => readonly string[],
): FoundArticle | null {
  const whole = texts.get('encoded') ?? texts.get('content');
  const html = whole ?? texts.get('description') ?? texts.get('summary') ?? '';
  const { kept, leftOut } = withoutBoilerplate(textOfHtml(html));
  if (!kept.length) return null;
  const [title = ''] = textOfHtml(texts.get('title') ?? '');
  const source = cleanLine(texts.get('source') ?? '') || feed;
  return {
    title: title ? told(cleanLine(title)) : null,
    date: dateOf(texts),
    source: source ? told(source) : null,
    paragraphs: kept,
    place: phrase`line ${line}`,
    leftOut,
    ...(whole === undefined ? { remarks: [phrase`The feed has only a summary of this article.`] } : {}),
  };
}

function dateOf(texts: ReadonlyMap<string, string>): Told | null {
  for (const name of ['pubDate', 'published', 'date', 'issued', 'updated', 'modified']) {
    const date = readDate(cleanLine(texts.get(name) ?? ''));
    if (!date) continue;
    return name === 'updated' || name === 'modified'
      ? guess(date.iso, phrase`taken from the day of the last change`)
      : told(date.iso);
  }
  return null;
}
