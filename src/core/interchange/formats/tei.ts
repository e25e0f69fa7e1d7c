/**
 * TEI P5, https://tei-c.org/guidelines/p5/. The text of `body` equals the article's, including white space. Derived
 * items are inline elements. Annotations of people are stand-off, between anchors, since they may overlap.
 */
import type { Annotation, Relation } from '../../annotation';
import { bySpan, IntervalIndex, phrase, type Span } from '../../text';
import { attribute, countForbidden, escapeXml } from '../encoding/xml';
import {
  type AnnotationFields,
  type DecidedItem,
  type DerivedItem,
  type ExchangeDocument,
  fieldsOf,
  isRecord,
  lossWarnings,
} from '../exchangeModel';
import type { Format, WrittenDocument } from './format';
import { MOTIVATIONS } from './labels';
import { readTei } from './teiRead';

/** The `resp` of derived items. */
export const MACHINE = '#seed-annotator';

export const tei: Format = {
  id: 'tei',
  title: phrase`TEI P5`,
  detail: phrase`XML for editions, libraries and archives`,
  endings: ['.tei.xml'],
  joined: null,
  write: document => new TeiWriter(document).write(),
  read: text => readTei(text),
};

/** An element to write, with its opening tag. */
interface Element extends Span {
  readonly open: string;
  readonly name: string;
}

class TeiWriter {
  /** Ids of people, organizations and places by name. */
  private readonly named = new Map<string, { readonly id: string; readonly type: string }>();
  private crossing = 0;
  private readonly decided: readonly DecidedItem[];
  private readonly relations: readonly Relation[];
  /** The parts of derived items. */
  private readonly parts: readonly { readonly item: DerivedItem; readonly index: number; readonly span: Span }[];
  private readonly partsAt: IntervalIndex;

  constructor(private readonly document: ExchangeDocument) {
    this.decided = document.items.filter(item => item.origin === 'person');
    this.relations = document.relations.flatMap(({ annotation }) => annotation ?? []);
    this.parts = document.items.flatMap(item =>
      item.origin === 'machine' ? item.parts.map((span, index) => ({ item, index, span })) : [],
    );
    this.partsAt = new IntervalIndex(this.parts.map(({ span }) => span));
    for (const item of document.items) {
      if (item.origin === 'machine' && item.what === 'mention' && item.name && !this.named.has(item.name))
        this.named.set(item.name, { id: `e${this.named.size + 1}`, type: item.label });
    }
    for (const item of document.items) {
      if (item.origin === 'machine' && item.what === 'quote' && item.name && !this.named.has(item.name))
        this.named.set(item.name, { id: `e${this.named.size + 1}`, type: 'person' });
    }
  }

  write(): WrittenDocument {
    const { document } = this;
    const body = this.body();
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
      this.header(),
      `<text><body>${body}</body></text>`,
      this.standOff(),
      '</TEI>',
      '',
    ];
    const warnings = lossWarnings(document, 'TEI', { orphans: true });
    const forbidden = countForbidden(document.text);
    if (forbidden)
      warnings.push(phrase`${document.name}: ${forbidden} characters that XML cannot contain were replaced by U+FFFD.`);
    if (this.crossing)
      warnings.push(phrase`${document.name}: ${this.crossing} derived spans that cross others left out.`);
    return { contents: [lines.filter(Boolean).join('\n')], warnings };
  }

  private header(): string {
    const { name, articles } = this.document;
    const sources = articles.map(({ title, headline, date, source }) => {
      const parts = [
        // TEI's word for a description that serves as a title.
        `<title${title === null ? ' type="desc"' : ''}>${escapeXml(headline)}</title>`,
        source === null ? '' : `<publisher>${escapeXml(source)}</publisher>`,
        date === null ? '' : `<date when="${date}">${date}</date>`,
      ].join('');
      return `<bibl>${parts}</bibl>`;
    });
    return [
      '<teiHeader><fileDesc>',
      `<titleStmt><title>${escapeXml(name)}</title>`,
      `<respStmt xml:id="${MACHINE.slice(1)}"><resp>annotated automatically by</resp><name>Seed Annotator</name></respStmt></titleStmt>`,
      '<publicationStmt><p>Exported for exchange.</p></publicationStmt>',
      `<sourceDesc>${sources.join('') || '<p>Unknown.</p>'}</sourceDesc>`,
      '</fileDesc></teiHeader>',
    ].join('\n');
  }

  private body(): string {
    const { text, articles } = this.document;
    const regions = articles.map((article, i) => ({
      start: i ? article.span.start : 0,
      end: articles[i + 1]?.span.start ?? text.length,
      article,
    }));
    if (!regions.length) return `<div><p>${escapeXml(text)}</p></div>`;
    const anchors = [...this.anchors()].sort(([a], [b]) => a - b);
    let next = 0;
    return regions
      .map(({ start, end, article }, i) => {
        const blocks = this.blocks(start, end, article);
        const isLast = i === regions.length - 1;
        const here: (readonly [number, string])[] = [];
        for (let anchor = anchors[next]; anchor && (anchor[0] < end || isLast); anchor = anchors[++next])
          if (anchor[0] >= start) here.push(anchor);
        return `<div type="article">${this.region({ start, end }, blocks, new Map(here))}${blocks.length ? '' : '<p/>'}</div>`;
      })
      .join('');
  }

  private blocks(start: number, end: number, { header, paragraphs }: ExchangeDocument['articles'][number]): Element[] {
    const blocks: Element[] = [
      ...(header ? [{ ...header, open: '<head>', name: 'head' }] : []),
      ...paragraphs.map(span => ({ ...span, open: '<p>', name: 'p' })),
    ];
    // Only these four kinds of white space are allowed between elements; other text needs a paragraph.
    const gaps: Element[] = [];
    let from = start;
    for (const block of [...blocks, { start: end, end }]) {
      if (/[^ \t\r\n]/.test(this.document.text.slice(from, block.start)))
        gaps.push({ start: from, end: block.start, open: '<p>', name: 'p' });
      from = block.end;
    }
    return [...blocks, ...gaps].sort(bySpan);
  }

  /** The anchors of stand-off annotations, by offset. */
  private anchors(): ReadonlyMap<number, string> {
    const at = new Map<number, string>();
    const add = (offset: number, id: string) => at.set(offset, `${at.get(offset) ?? ''}<anchor xml:id="${id}"/>`);
    this.decided.forEach(({ parts: [span] }, i) => {
      add(span.start, `n${i + 1}s`);
      add(span.end, `n${i + 1}e`);
    });
    this.relations.forEach(({ target, to }, i) => {
      add(target.start, `r${i + 1}fs`);
      add(target.end, `r${i + 1}fe`);
      add(to.start, `r${i + 1}ts`);
      add(to.end, `r${i + 1}te`);
    });
    return at;
  }

  /** Writes a region with its elements. @param anchors those of the region; those at its end only for the last region */
  private region(region: Span, blocks: readonly Element[], anchors: ReadonlyMap<number, string>): string {
    const inline = blocks.flatMap(block => this.inline(block)).sort(bySpan);
    const elements = [...blocks, ...inline].sort(
      (a, b) =>
        bySpan(a, b) ||
        Number(b.open === '<p>' || b.open === '<head>') - Number(a.open === '<p>' || a.open === '<head>'),
    );
    const offsets = new Set([region.start, region.end, ...elements.flatMap(({ start, end }) => [start, end])]);
    for (const offset of anchors.keys()) offsets.add(offset);
    const stops = [...offsets].sort((a, b) => a - b);
    const open: Element[] = [];
    let out = '';
    let next = 0;
    stops.forEach((stop, i) => {
      for (let last = open.at(-1); last && last.end <= stop; last = open.at(-1)) {
        out += `</${last.name}>`;
        open.pop();
      }
      out += anchors.get(stop) ?? '';
      for (let element = elements[next]; element?.start === stop; element = elements[++next]) {
        const within = open.at(-1);
        if (within && element.end > within.end) {
          this.crossing++;
          continue;
        }
        out += element.open;
        open.push(element);
      }
      out += escapeXml(this.document.text.slice(stop, stops[i + 1] ?? stop));
    });
    return out;
  }

  /** The inline elements of a block. Parts are cut at the ends of the block. */
  private inline(block: Span): Element[] {
    return this.partsAt.overlapping(block).flatMap((at): Element[] => {
      const found = this.parts[at];
      if (!found) return [];
      const { item, index, span: part } = found;
      const span = { start: Math.max(part.start, block.start), end: Math.min(part.end, block.end) };
      return span.start < span.end ? [{ ...span, ...this.element(item, index) }] : [];
    });
  }

  private element(item: DerivedItem, part: number): { open: string; name: string } {
    const name = ELEMENTS[item.label] ?? 'rs';
    const known = item.name === null ? undefined : this.named.get(item.name);
    const ref = known && LISTED.has(known.type) ? `#${known.id}` : null;
    const attributes = [attribute('resp', MACHINE)];
    if (item.what === 'quote') {
      if (name === 'said')
        attributes.push(attribute('who', ref), attribute('direct', item.label === 'indirect' ? 'false' : 'true'));
      else if (name === 'quote') attributes.push(attribute('source', ref));
      if (item.parts.length > 1) attributes.push(...chained(item, part));
      attributes.push(attribute('cert', certaintyOf(item)));
    } else if (item.what === 'date') {
      const { from, to } = item.days ?? { from: '', to: '' };
      attributes.push(from === to ? attribute('when', from) : attribute('from', from) + attribute('to', to));
    } else {
      if (name === 'rs') attributes.push(attribute('type', item.label));
      attributes.push(ref ? attribute('ref', ref) : attribute('key', item.name));
    }
    return { open: `<${name}${attributes.join('')}>`, name };
  }

  private standOff(): string {
    const lists = Object.entries({ person: 'Person', organization: 'Org', place: 'Place' }).map(([type, list]) => {
      const members = [...this.named].filter(([, named]) => named.type === type);
      const one = { Person: 'person', Org: 'org', Place: 'place' }[list]!;
      const lines = members.map(
        ([name, { id }]) => `<${one} xml:id="${id}"><${ELEMENTS[type]}>${escapeXml(name)}</${ELEMENTS[type]}></${one}>`,
      );
      return lines.length ? `<list${list}>\n${lines.join('\n')}\n</list${list}>` : '';
    });
    const annotations = [
      ...this.decided.map(({ annotation }, i) => annotationOf(annotation, `n${i + 1}`, `#n${i + 1}s #n${i + 1}e`)),
      ...this.relations.map((relation, i) => annotationOf(relation, `r${i + 1}`, `#r${i + 1}f #r${i + 1}t`)),
    ];
    const ends = this.relations.flatMap((_, i) => ['f', 't'].map(end => endOf(`r${i + 1}${end}`)));
    const spans = ends.length ? `<spanGrp type="relation">\n${ends.join('\n')}\n</spanGrp>` : '';
    const all = [
      ...lists,
      spans,
      annotations.length ? `<listAnnotation>\n${annotations.join('\n')}\n</listAnnotation>` : '',
    ];
    const content = all.filter(Boolean).join('\n');
    return content ? `<standOff>\n${content}\n</standOff>` : '';
  }
}

function certaintyOf({ confidence }: DerivedItem): 'high' | 'medium' | 'low' | null {
  if (confidence === null) return null;
  if (confidence >= 0.9) return 'high';
  return confidence >= 0.7 ? 'medium' : 'low';
}

/** The attributes that link the parts of a quote with each other. */
function chained({ id, parts }: DerivedItem, part: number): string[] {
  const pointer = (to: number) => (parts[to] ? `#${id}p${to + 1}` : null);
  return [
    attribute('xml:id', `${id}p${part + 1}`),
    attribute('prev', pointer(part - 1)),
    attribute('next', pointer(part + 1)),
  ];
}

const LISTED = new Set(['person', 'organization', 'place']);
const ELEMENTS: Readonly<Record<string, string>> = {
  direct: 'said',
  indirect: 'said',
  partial: 'quote',
  scare: 'soCalled',
  person: 'persName',
  organization: 'orgName',
  place: 'placeName',
  date: 'date',
};
/** An end of a relation: a span between two anchors. */
const endOf = (id: string): string => `<span xml:id="${id}" from="#${id}s" to="#${id}e"/>`;

function annotationOf(annotation: Annotation, id: string, target: string): string {
  const author = annotation.author
    ? `<respStmt><resp>creator</resp><name>${escapeXml(annotation.author)}</name></respStmt>`
    : '';
  const motivation = MOTIVATIONS[annotation.kind];
  return `<annotation xml:id="${id}"${attribute('n', annotation.id)} motivation="${motivation}" target="${target}">${author}<note type="${annotation.kind}">${segments(fieldsOf(annotation))}</note></annotation>`;
}

/** One `seg` per field, with its name as type. */
function segments(fields: AnnotationFields): string {
  return Object.entries(fields)
    .filter(([key]) => key !== 'kind')
    .map(([key, value]) => {
      if (Array.isArray(value))
        return value.map(one => `<note type="${key}">${isRecord(one) ? segments(one) : ''}</note>`).join('');
      return `<seg type="${key}">${escapeXml(String(value))}</seg>`;
    })
    .join('');
}
