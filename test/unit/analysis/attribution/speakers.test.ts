import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

/** The marked quotes of a text, each with its kind and speaker. */
function spoken(body: string): string[] {
  const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n${body}`);
  return articles.flatMap(article => {
    const { quotes, entities } = analyse(text, article);
    return quotes
      .filter(({ kind }) => kind !== 'indirect')
      .map(({ span, kind, attribution }) => {
        const name = entities.find(({ id }) => id === attribution?.entity)?.name ?? 'nobody';
        return `${text.slice(span.start, span.end)} ${kind}, ${name}`;
      });
  });
}

describe('speakers', () => {
  it('do not speak the marked words of the phrase that names them', () => {
    const text = 'Harbour chief Erik Stang, the “gull tsar” of the island, said that the birds were gone for good.';
    assert.deepEqual(spoken(text), ['“gull tsar” scare, nobody']);
  });
});
