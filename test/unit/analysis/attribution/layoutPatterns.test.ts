import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

/** The marked quotes of a text, each with its speaker. */
function speakersOf(body: string): string[] {
  const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n${body}`);
  return articles.flatMap(article => {
    const { quotes, entities } = analyse(text, article);
    return quotes
      .filter(({ kind }) => kind !== 'indirect')
      .map(({ span, attribution }) => {
        const name = entities.find(({ id }) => id === attribution?.entity)?.name ?? 'nobody';
        return `${text.slice(span.start, span.end)} ${name}`;
      });
  });
}

describe('speakers by layout', () => {
  const table: readonly (readonly [name: string, body: string, expected: string[]])[] = [
    [
      'are who acts between dashes',
      '“The nets” — Karin Dahl shrugs — “are always wet.”',
      ['“The nets” Karin Dahl', '“are always wet.” Karin Dahl'],
    ],
    [
      'are named after the second part, for a pronoun between dashes',
      '“We row”—he laughed—“or we drift,” said Piet Vos.',
      ['“We row” Piet Vos', '“or we drift,” Piet Vos'],
    ],
    ['sign after a dash', '“I would do it again.” —Karin Dahl, skipper', ['“I would do it again.” Karin Dahl']],
    [
      'sign after a dash, with their roles',
      '• “No races” — club chair Karin Dahl\n\n• “A fair deal” — union leader Piet Vos',
      ['“No races” Karin Dahl', '“A fair deal” Piet Vos'],
    ],
    [
      'sign below',
      '“We waited for years.”\n\nKarin Dahl, chair of the rowing club\n\n“It is too late.”\n\n— Dr Piet Vos, engineer\n\nENDS',
      ['“We waited for years.” Karin Dahl', '“It is too late.” Piet Vos'],
    ],
    [
      'sign on the next line',
      '“I like it.”\nKarin Dahl, 34, nurse\n\n“My rent has doubled.”\nPiet Vos, 61',
      ['“I like it.” Karin Dahl', '“My rent has doubled.” Piet Vos'],
    ],
    [
      'stand above in a list of people',
      'Karin Dahl, 34, nurse\n\n“I like it.”\n\nPiet Vos, 61\n\n“My rent has doubled.”',
      ['“I like it.” Karin Dahl', '“My rent has doubled.” Piet Vos'],
    ],
    [
      'are not who is named in a sentence below',
      '“The lake was cold.”\n\nKarin Dahl, a nurse, was the first to leave.',
      ['“The lake was cold.” nobody'],
    ],
    [
      'are not a heading below',
      '“The lake was cold.”\n\nPolice appeal\n\nNobody was hurt.',
      ['“The lake was cold.” nobody'],
    ],
    [
      'are not what stands between dashes without a verb',
      '“The boat” — an old trawler — “sank” quickly.',
      ['“The boat” nobody', '“sank” nobody'],
    ],
  ];
  for (const [name, body, expected] of table) it(name, () => assert.deepEqual(speakersOf(body), expected));

  const marks: readonly (readonly [name: string, body: string, mark: string | null])[] = [
    ['a dash', '“I would do it again.” —Karin Dahl, skipper', '—'],
    ['a dash below', '“It is too late.”\n\n— Piet Vos, engineer\n\nENDS', '—'],
    ['nothing but the line, below', '“We waited for years.”\n\nKarin Dahl, chair of the rowing club\n\nENDS', null],
    [
      'nothing but the line, above',
      'Karin Dahl, 34, nurse\n\n“I like it.”\n\nPiet Vos, 61\n\n“My rent doubled.”',
      null,
    ],
  ];
  for (const [name, body, mark] of marks)
    it(`are linked to the quote by ${name}`, () => {
      const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n${body}`);
      const { attribution, reporting } = analyse(text, articles[0]!).quotes[0]!;
      const cues = [attribution?.cue, reporting?.cue].map(cue => cue && text.slice(cue.start, cue.end));
      assert.deepEqual(cues, [mark, mark]);
    });
});
