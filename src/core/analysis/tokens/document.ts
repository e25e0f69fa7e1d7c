import type { ArticleText, Header } from '../../article';
import { type ArticleSpan, lowerBound, sentenceSteps, type TokenKind, tokenSteps } from '../../text';
import type { Lexicon } from '../models/lexicon';
import type { Word, WordTable } from './word';

export interface Token {
  /** UTF-16 offsets in the article's text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  /** Index in `Doc.paragraphs`, or -1 in the header's title. */
  readonly paragraph: number;
  /** Index in `Doc.sentences`. */
  readonly sentence: number;
  /** Own index in `Doc.tokens`. */
  readonly index: number;
  readonly word: Word;
}

export interface Sentence {
  readonly span: ArticleSpan;
  /** Token indices, half-open. */
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
}

/** One article as tokens and sentences: the input of every later stage. */
export interface Doc {
  /** The article's text. */
  readonly text: string;
  readonly header: Header<'article'> | null;
  readonly lexicon: Lexicon;
  /** In order: the header's title, if there is one, then the body. */
  readonly tokens: readonly Token[];
  /** The words with a capital, in order. */
  readonly capitals: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** The article's paragraphs. */
  readonly paragraphs: readonly ArticleSpan[];
}

const TOKENS_PER_STEP = 8_000;

/** Splits an article into tokens and sentences. No sentence crosses a paragraph. In steps; linear in the text. */
export function* documentSteps({ text, header, paragraphs }: ArticleText, words: WordTable): Generator<void, Doc> {
  const tokens: Token[] = [];
  const capitals: Token[] = [];
  const sentences: Sentence[] = [];
  let yielded = 0;
  function* add(within: ArticleSpan, paragraph: number): Generator<void, void> {
    const raw = yield* tokenSteps(text, within);
    const base = tokens.length;
    for (const range of yield* sentenceSteps(text, raw)) {
      for (let i = range.first; i < range.last; i++) {
        if (base + i - yielded >= TOKENS_PER_STEP) {
          yielded = base + i;
          yield;
        }
        const { start, end, kind } = raw[i] as (typeof raw)[number];
        const word = words.at(text, start, end, kind);
        const { text: written, lower } = word;
        const sentence = sentences.length;
        const token = { start, end, text: written, lower, kind, paragraph, sentence, index: base + i, word };
        tokens.push(token);
        if (kind === 'word' && written !== lower) capitals.push(token);
      }
      const first = base + range.first;
      const last = base + range.last;
      const span = { start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end };
      sentences.push({ span, first, last, paragraph });
    }
  }
  const title = header?.title;
  if (title) yield* add(title.span, -1);
  for (const [i, paragraph] of paragraphs.entries()) yield* add(paragraph, i);
  return { text, header, lexicon: words.lexicon, tokens, capitals, sentences, paragraphs };
}

/** Index of the token at `offset` or, between tokens, of the next one; `tokens.length` at the end. */
export function tokenIndexFrom(doc: Doc, offset: number): number {
  return lowerBound(0, doc.tokens.length, i => (doc.tokens[i] as Token).end <= offset);
}
