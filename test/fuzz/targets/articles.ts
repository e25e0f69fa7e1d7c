/** Articles: parsing, analysis, what surfaces and exports make of both. */
import assert from 'node:assert/strict';
import { analyseAt, type Mention } from '../../../src/core/analysis';
import { CorpusEntityIndex, overlay } from '../../../src/core/annotation';
import {
  type Article,
  hasProse,
  headlineOf,
  looksLikeSeed,
  parse,
  type SeedFile,
  titleLineOf,
} from '../../../src/core/article';
import {
  analysisOf,
  extractArticle,
  FORMATS,
  FormatError,
  readExtracted,
  toExchangeDocument,
} from '../../../src/core/interchange';
import { LineIndex, type Span } from '../../../src/core/text';
import { documentOf } from '../../bench/scale/documents';
import { ANALYSER } from '../../unit/analyse';
import { allowing, assertInside, joinParts, partsOf, type Target, textOf } from '../target';
import { NEWS_WORDS, SIDECAR, STORY, YAML_WORDS } from './samples';

const CRLF = STORY.replaceAll('\n', '\r\n');
const PLAIN = 'Bridge closes\n\n"It will not, I think, last," Ms. Reuter said on Tuesday.\n';

/** Articles follow each other without a gap, and cover the text. */
export function assertCovered({ text, articles, problems }: SeedFile): void {
  let at = 0;
  for (const { index, span, body, paragraphs, header } of articles) {
    assert.equal(span.start, at, `article ${index} begins elsewhere`);
    at = span.end;
    assertInside(text, [span, body, ...paragraphs, ...(header ? [header.span] : [])], 'parts of an article');
    for (const one of paragraphs) assert.equal(text.slice(one.start, one.end).trim(), text.slice(one.start, one.end));
    for (const part of [header?.title, header?.date, header?.source])
      if (part) assert.equal(text.slice(part.span.start, part.span.end), part.text);
  }
  if (articles.length) assert.equal(at, text.length, 'the last article ends elsewhere');
  else assert.equal(text.trim(), '');
  assertInside(
    text,
    problems.flatMap(({ span, fixes = [] }) => [span, ...fixes.flatMap(({ edits }) => edits.map(edit => edit.span))]),
    'problems',
  );
}

const article: Target = {
  name: 'article',
  seeds: () => [STORY, CRLF, PLAIN, '', 'date 2025-02-30 [Source: ]\nx\u0000 &amp; Ã¤\n'],
  words: NEWS_WORDS,
  longest: 300_000,
  run: input => {
    const text = textOf(input);
    const file = parse(text);
    assertCovered(file);
    for (const one of file.articles) assert.equal(typeof headlineOf(one, text), 'string');
    for (const line of text.split('\n').slice(0, 5)) looksLikeSeed(line);
    titleLineOf(text);
    hasProse(text);
  },
};

function assertAnalysed(text: string, one: Article): void {
  const analysis = analyseAt(ANALYSER, text, one);
  const { quotes, entities, dates, problems } = analysis;
  const ids = new Set(entities.map(({ id }) => id));
  const quoteIds = new Set(quotes.map(({ id }) => id));
  const mentions: Mention[] = entities.flatMap(entity => entity.mentions);
  for (const { span, text: words } of mentions) assert.equal(text.slice(span.start, span.end), words);
  const spans: (Span | null | undefined)[] = [...mentions, ...dates, ...problems].map(({ span }) => span);
  for (const { span, parts, within, attribution, reporting } of quotes) {
    spans.push(span, ...parts, attribution?.cue, attribution?.mention?.span, reporting?.source, reporting?.cue);
    spans.push(...(reporting?.content ?? []));
    assert.ok(within === null || quoteIds.has(within));
    for (const candidate of attribution ? [attribution, ...attribution.runnersUp] : []) {
      assert.ok(ids.has(candidate.entity), 'a speaker is no entity');
      assert.ok(candidate.confidence >= 0 && candidate.confidence <= 1, `confidence ${candidate.confidence}`);
    }
  }
  for (const span of spans)
    if (span) assert.ok(one.span.start <= span.start && span.start <= span.end && span.end <= one.span.end);
  const extracted = extractArticle({ file: 'a.txt', text, lines: new LineIndex(text), problems: [] }, analysis);
  const read = readExtracted(JSON.stringify(extracted));
  assert.equal(analysisOf(read, one, text).quotes.length, quotes.length);
}

const analysis: Target = {
  name: 'analysis',
  seeds: () => [STORY, CRLF, PLAIN],
  words: NEWS_WORDS,
  longest: 40_000,
  run: input => {
    const text = textOf(input);
    for (const one of parse(text).articles.slice(0, 20)) assertAnalysed(text, one);
  },
};

/** Each format reads what it has written, whatever the article and its annotations are. */
const exported: Target = {
  name: 'export',
  seeds: () => [joinParts(STORY, SIDECAR), joinParts(CRLF, SIDECAR)],
  words: [...NEWS_WORDS, ...YAML_WORDS],
  longest: 10_000,
  run: input => {
    const [text = '', sidecar = ''] = partsOf(input, 2);
    const document = documentOf('story.txt', text, sidecar);
    for (const format of FORMATS) {
      const { contents } = format.write(document);
      assert.equal(contents.length, format.endings.length);
      const last = contents.at(-1) ?? '';
      const whole = format.joined ? format.joined.head + last + format.joined.end : last;
      for (const { faults = [] } of format.read(whole, contents.length > 1 ? (contents[0] ?? null) : null, () => text))
        assert.deepEqual(faults.map(String), [], format.id);
    }
  },
};

const lineOfExtract = (): string => {
  const article = parse(STORY).articles[0]!;
  const source = { file: 'story.txt', text: STORY, lines: new LineIndex(STORY), problems: [] };
  return JSON.stringify(extractArticle(source, analyseAt(ANALYSER, STORY, article)));
};

/** What `index --load` takes from elsewhere. */
const extracted: Target = {
  name: 'extracted',
  seeds: () => [lineOfExtract()],
  words: [
    '"quotes":[]',
    '"entities":[]',
    '"start":',
    '"end":',
    'null',
    '[]',
    '{}',
    '"within":"q1"',
    '"parts":[[0,1]]',
    '"runnersUp":[]',
  ],
  longest: 300_000,
  run: input => {
    const line = allowing([FormatError], () => readExtracted(textOf(input)));
    const [first] = parse(STORY).articles;
    const read = line && first && allowing([FormatError], () => analysisOf(line, first, STORY));
    if (read && first)
      toExchangeDocument('a', STORY, [overlay(read, [], { text: STORY, corpus: new CorpusEntityIndex([]) })], []);
  },
};

export const ARTICLE_TARGETS: readonly Target[] = [article, analysis, exported, extracted];
