import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

/** Who speaks the marked words of a text, and the kind of quote. */
function speakerOf(body: string): string {
  const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n${body}`);
  const { quotes, entities } = analyse(text, articles[0] as (typeof articles)[number]);
  const quote = quotes.find(({ kind }) => kind !== 'indirect');
  return `${quote?.kind}: ${entities.find(({ id }) => id === quote?.attribution?.entity)?.name ?? 'nobody'}`;
}

describe('marked words', () => {
  const named = [
    'Karin Dahl said the so-called “lane tax” would end.',
    'The driver Piet Vos was about to hit “cancel” when the phone rang.',
    'Piet Vos clicked on the “buy now” button and told his wife.',
    'Piet Vos searched for “eel recipes” that night, he said.',
    'The word “nice” comes from Latin, said the linguist Ana Lund.',
    'Keywords: “boats”',
    'Key words: “boats”',
    'Typing “help” brought no reply, Piet Vos said.',
  ];
  for (const text of named) it(`are nobody’s in: ${text}`, () => assert.equal(speakerOf(text), 'scare: nobody'));

  const spoken = [
    ['Ana Lund described the plan as “reckless”.', 'Ana Lund'],
    ['Karin Dahl hit “lazy” ministers in her speech.', 'Karin Dahl'],
    ['Ana Lund used the word “shame” twice.', 'Ana Lund'],
  ] as const;
  for (const [text, name] of spoken)
    it(`are spoken in: ${text}`, () => assert.equal(speakerOf(text), `partial: ${name}`));
});
