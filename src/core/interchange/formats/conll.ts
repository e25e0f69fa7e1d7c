/**
 * Two columns in IOB2, a token and its label, as in the shared tasks of CoNLL: B- begins a span, I- continues it, O is
 * outside. Nothing else is in the file: spaCy and doccano take comments for tokens. A token has one label, so that spans
 * cannot overlap.
 */
import { phrase, quantity } from '../../text';
import { type Ranked, rankOf, withoutOverlaps } from '../encoding/withoutOverlaps';
import { type ExchangeDocument, type ExchangeItem, kindsOf, lossWarnings, withoutDismissed } from '../exchangeModel';
import { readConll } from './conllRead';
import { fillLabel, linesOf, sentencesOf, tokensIn } from './conllTokens';
import type { Format, WrittenDocument } from './format';
import { bareLabelOf } from './labels';

export const conll: Format = {
  id: 'conll',
  title: phrase`CoNLL (IOB2)`,
  detail: phrase`a token and its label per line, for spaCy, doccano and taggers`,
  endings: ['.conll'],
  // Between articles only: doccano reads no further than this line.
  joined: { head: '', between: '-DOCSTART- -X- O O\n\n', end: '' },
  write,
  read: (text, _companion, textOf) => readConll(text, textOf),
};

function write(all: ExchangeDocument): WrittenDocument {
  const { document, warnings: dismissed } = withoutDismissed(all);
  const sentences = sentencesOf(document);
  const tokens = sentences.flat();
  const ranked: Ranked<ExchangeItem>[] = [];
  let stretched = 0;
  for (const item of document.items) {
    if (item.origin === 'relation' || (item.origin === 'person' && item.annotation.kind !== 'tag')) continue;
    for (const part of item.parts) {
      const range = tokensIn(tokens, part);
      if (!range?.isExact) stretched++;
      if (range) ranked.push({ of: item, span: range, rank: rankOf(item) });
    }
  }
  const { kept, left } = withoutOverlaps(ranked);
  const labels = new Array<string>(tokens.length).fill('O');
  for (const { of, span } of kept) fillLabel(labels, span, bareLabelOf(of));
  const warnings = [
    ...dismissed,
    ...lossWarnings(document, 'CoNLL', { notes: true, decisions: true, relations: true, orphans: true }),
  ];
  if (stretched)
    warnings.push(phrase`${document.name}: ${quantity(stretched, 'span')} that cut words extended to whole words.`);
  if (left.length)
    warnings.push(
      phrase`${document.name}: ${kindsOf(left.map(({ of }) => of))} left out, which overlap others: a token has one label. The format conll-columns holds them.`,
    );
  const lines = linesOf(document.text, sentences, [labels]);
  return { contents: [lines.length ? `${lines.join('\n')}\n` : ''], warnings };
}
