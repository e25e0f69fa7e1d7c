/**
 * TEI P5, https://tei-c.org/guidelines/p5/. The text of `body` is the article's, white space included, with what was
 * worked out marked in line; what people set stands off, between anchors, since it may overlap.
 */
import type { Annotation, Relation } from '../../annotation';
import { bySpan, IntervalIndex, type Span } from '../../text';
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

/** The `resp` of what was worked out. */
export const MACHINE = '#seed-annotator';

export const tei: Format = {
  id: 'tei',
  title: 'TEI P5',
  detail: 'XML for editions, libraries and archives',
  endings: ['.tei.xml'],
  joined: false,
  head: '',
  write: document => new TeiWriter(document).write(),
  read: text => [readTei(text)],
};

interface Element extends Span {
  readonly open: string;
  readonly name: string;
}

class TeiWriter {
  /** Identifiers of people, organizations and places by their names. */
  private readonly named = new Map<string, { readonly id: string; readonly type: string }>();
  private crossing = 0;
  private readonly decided: readonly DecidedItem[];
  private readonly relations: readonly Relation[];
  /** Where what was worked out stands, part by part. */
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
    if (forbidden) warnings.push(`${document.name}: ${forbidden} characters that XML cannot hold became U+FFFD.`);
    if (this.crossing)
      warnings.push(`${document.name}: ${this.crossing} of the spans worked out cross another one, and are left out.`);
    return { contents: [lines.filter(Boolean).join('\n')], warnings };
  }

  private header(): string {
    const { name, articles } = this.document;
    const sources = articles.map(({ title, date, source }) => {
      const parts = [
        title === null ? '' : `<title>${escapeXml(title)}</title>`,
        source === null ? '' : `<publisher>${escapeXml(source)}</publisher>`,
        date === null ? '' : `<date when="${date}">${date}</date>`,
      ].join('');
      return `<bibl>${parts || '<title>Untitled</title>'}</bibl>`;
    });
    return [
      '<teiHeader><fileDesc>',
      `<titleStmt><title>${escapeXml(name)}</title>`,
      `<respStmt xml:id="${MACHINE.slice(1)}"><resp>worked out by</resp><name>Seed Annotator</name></respStmt></titleStmt>`,
      '<publicationStmt><p>Exported for exchange.</p></publicationStmt>',
      `<sourceDesc>${sources.join('') || '<p>Unknown.</p>'}</sourceDesc>`,
      '</fileDesc></teiHeader>',
    ].join('\n');
  }

  private body(): string {
    const { text, articles } = this.document;
    const starts = articles.map(({ span }, i) => (i ? span.start : 0));
    const regions = starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length, article: articles[i] }));
    if (!regions.length) return `<div><p>${escapeXml(text)}</p></div>`;
    const anchors = this.anchors();
    const offsets = [...anchors.keys()].sort((a, b) => a - b);
    let next = 0;
    return regions
      .map(({ start, end, article }, i) => {
        const blocks = this.blocks(start, end, article);
        const last = i === regions.length - 1;
        const here: [number, string][] = [];
        for (; next < offsets.length && (offsets[next] < end || last); next++)
          if (offsets[next] >= start) here.push([offsets[next], anchors.get(offsets[next])!]);
        return `<div type="article">${this.region({ start, end }, blocks, new Map(here))}${blocks.length ? '' : '<p/>'}</div>`;
      })
      .join('');
  }

  private blocks(start: number, end: number, { header, paragraphs }: ExchangeDocument['articles'][number]): Element[] {
    const blocks: Element[] = [
      ...(header ? [{ ...header, open: '<head>', name: 'head' }] : []),
      ...paragraphs.map(span => ({ ...span, open: '<p>', name: 'p' })),
    ];
    // Between elements XML knows four kinds of white space, no other.
    const gaps: Element[] = [];
    let from = start;
    for (const block of [...blocks, { start: end, end }]) {
      if (/[^ \t\r\n]/.test(this.document.text.slice(from, block.start)))
        gaps.push({ start: from, end: block.start, open: '<p>', name: 'p' });
      from = block.end;
    }
    return [...blocks, ...gaps].sort(bySpan);
  }

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

  /** @param anchors those that stand in the region; at its end only in the last one */
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
      while (open.length && open[open.length - 1].end <= stop) out += `</${open.pop()!.name}>`;
      out += anchors.get(stop) ?? '';
      for (; next < elements.length && elements[next].start === stop; next++) {
        const within = open[open.length - 1];
        if (within && elements[next].end > within.end) {
          this.crossing++;
          continue;
        }
        out += elements[next].open;
        open.push(elements[next]);
      }
      out += escapeXml(this.document.text.slice(stop, stops[i + 1] ?? stop));
    });
    return out;
  }

  /** The elements in a block; what goes on in the next one is cut at its end, and told to go on. */
  private inline(block: Span): Element[] {
    return this.partsAt.overlapping(block).flatMap((at): Element[] => {
      const { item, index, span: part } = this.parts[at];
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
      const many = item.parts.length > 1;
      const certainty =
        item.confidence === null ? null : item.confidence >= 0.9 ? 'high' : item.confidence >= 0.7 ? 'medium' : 'low';
      if (name === 'said')
        attributes.push(attribute('who', ref), attribute('direct', item.label === 'indirect' ? 'false' : 'true'));
      else if (name === 'quote') attributes.push(attribute('source', ref));
      if (many) attributes.push(...chained(item, part));
      attributes.push(attribute('cert', certainty));
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

/** What goes on in another element is told by the two pointing at each other. */
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
/** An end of a relation: two anchors made one thing to point to. */
const endOf = (id: string): string => `<span xml:id="${id}" from="#${id}s" to="#${id}e"/>`;

function annotationOf(annotation: Annotation, id: string, target: string): string {
  const author = annotation.author
    ? `<respStmt><resp>creator</resp><name>${escapeXml(annotation.author)}</name></respStmt>`
    : '';
  const motivation = MOTIVATIONS[annotation.kind];
  return `<annotation xml:id="${id}"${attribute('n', annotation.id)} motivation="${motivation}" target="${target}">${author}<note type="${annotation.kind}">${segments(fieldsOf(annotation))}</note></annotation>`;
}

/** One `seg` for each field, named by its type. */
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
