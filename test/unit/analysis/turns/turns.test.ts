import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

/** The direct quotes of a text as `speaker: words`, the parts joined by ` ¶ `. */
function turnsOf(body: string): string[] {
  const { text, articles } = parse(`date 2025-04-26 [Source: Coast Wire]\n\n${body}`);
  return articles.flatMap(article => {
    const { quotes, entities } = analyse(text, article);
    return quotes
      .filter(({ kind }) => kind !== 'indirect')
      .map(({ parts, attribution }) => {
        const name = entities.find(({ id }) => id === attribution?.entity)?.name ?? 'nobody';
        return `${name}: ${parts.map(({ start, end }) => text.slice(start, end)).join(' ¶ ')}`;
      });
  });
}

const typesOf = (body: string): string[] => {
  const { text, articles } = parse(`date 2025-04-26 [Source: Coast Wire]\n\n${body}`);
  return articles.flatMap(article => analyse(text, article).entities.map(({ name, type }) => `${name}: ${type}`));
};

describe('turns without quotation marks', () => {
  const table: readonly (readonly [name: string, body: string, expected: string[]])[] = [
    [
      'labels that are initials of earlier ones',
      'Anna Berg: Why did you leave?\n\nTom Reyes: I was tired.\n\nAB: And now?\n\nTR: Now I sleep.',
      ['Anna Berg: Why did you leave?', 'Tom Reyes: I was tired.', 'Anna Berg: And now?', 'Tom Reyes: Now I sleep.'],
    ],
    [
      'labels that are initials of people in the text',
      'The critic Tom Reyes met Mara Lind.\n\nTR: What did you see?\n\nML: I saw the sea.',
      ['Tom Reyes: What did you see?', 'Mara Lind: I saw the sea.'],
    ],
    [
      'bold labels and bold lines',
      '**Harbour: How are you?**\n\n**Mara Lind:** Fine. I am busy.\n\n**H:** What is next for you?\n\n**ML:** A film.',
      ['Harbour: How are you?', 'Mara Lind: Fine. I am busy.', 'Harbour: What is next for you?', 'Mara Lind: A film.'],
    ],
    ['no bold lists of facts', '**Age:** 44\n\n**Price:** 10 euros\n\n**Where:** Oslo', []],
    [
      'a briefing',
      'Sean Harlow met reporters.\n\nMR. HARLOW:  Thank you for coming.\n\nI have two items.\n\nQ    Has she gone?\n\nMS. DREW: She has.\n\nEND 12:40 P.M.',
      ['Sean Harlow: Thank you for coming. ¶ I have two items.', 'nobody: Has she gone?', 'DREW: She has.'],
    ],
    [
      'a record of a parliament',
      'Mrs. O’DELL of Ohio. I rise.\n\nIt is a good bill. We need it.\n\nMr. McVANE (during the vote). I yield.\n\nThe PRESIDING OFFICER. The clerk will call the roll.',
      [
        'O’DELL: I rise. ¶ It is a good bill. We need it.',
        'McVANE: I yield.',
        'The PRESIDING OFFICER: The clerk will call the roll.',
      ],
    ],
    [
      'questions to a minister',
      'Mr Hale (Eastport) (Lab): Will it open?\n\nThe Minister for Roads (Ms Vane): It will, I promise.\n\nMr Hale: I am glad.',
      ['Hale: Will it open?', 'Vane: It will, I promise.', 'Hale: I am glad.'],
    ],
    [
      'a broadcast',
      'ANA LUND, CHANNEL SIX ANCHOR: Good evening.\n\nTOM REID, REPORTER (on camera): I am wet, Ana.\n\nLUND: Are you?\n\nREID: I spoke to Rosa Field, who said, “I will stay.”',
      [
        'ANA LUND: Good evening.',
        'TOM REID: I am wet, Ana.',
        'ANA LUND: Are you?',
        'TOM REID: I spoke to Rosa Field, who said, “I will stay.”',
        'Rosa Field: “I will stay.”',
      ],
    ],
    [
      'a court',
      'THE COURT: Call your witness.\n\nMR. OKORO: I call Dana Wells.\n\nBY MR. OKORO:\n\nQ. Where were you?\n\nA. I was at home.',
      [
        'THE COURT: Call your witness.',
        'OKORO: I call Dana Wells.',
        'nobody: Where were you?',
        'Dana Wells: I was at home.',
      ],
    ],
    [
      'an interview with two bold questions',
      'A talk with Clara Venn.\n\n**Where did you write it?**\n\nIn a shed. I had no heating.\n\n**Do you miss it?**\n\nI do.',
      [
        'nobody: Where did you write it?',
        'Clara Venn: In a shed. I had no heating.',
        'nobody: Do you miss it?',
        'Clara Venn: I do.',
      ],
    ],
    [
      'an interview with two questions that the introduction tells of',
      'Clara Venn talked to us about soup.\n\nWhy soup?\n\nI was cold.\n\nWhat is your secret?\n\nThere is none. I wait.',
      [
        'nobody: Why soup?',
        'Clara Venn: I was cold.',
        'nobody: What is your secret?',
        'Clara Venn: There is none. I wait.',
      ],
    ],
    [
      'two questions that nobody tells to be an interview',
      'Clara Venn has a stall.\n\nWhy soup?\n\nI was cold.\n\nWhat is your secret?\n\nThere is none. I wait.',
      [],
    ],
    [
      'words of others in an answer',
      'Coast Wire: Why now?\n\nOla Lund: I was asked by friends. They told me, “You argue well.”\n\nCoast Wire: Will you win?\n\nLund: I hope so.',
      [
        'Coast Wire: Why now?',
        'Ola Lund: I was asked by friends. They told me, “You argue well.”',
        'friends: “You argue well.”',
        'Coast Wire: Will you win?',
        'Ola Lund: I hope so.',
      ],
    ],
    [
      'an interview with names, one a line',
      'Mary Ellis came by.\n\n**Coast Wire:** How did you hear?\nEllis: I read it.\nCoast Wire: And then?\nMary Ellis: I laughed.\n\nShe left at noon.',
      ['Coast Wire: How did you hear?', 'Mary Ellis: I read it.', 'Coast Wire: And then?', 'Mary Ellis: I laughed.'],
    ],
    [
      'an interview with Q and A',
      'We met Mira Holt, who studies eels.\n\nQ: Were you afraid?\n\nA: I was six.\n\nQ: Were you bitten?\n\nA: No.',
      ['nobody: Were you afraid?', 'Mira Holt: I was six.', 'nobody: Were you bitten?', 'Mira Holt: No.'],
    ],
    [
      'an interview with plain questions',
      'Petra Quist builds boats.\n\nWhy do you build boats?\n\nMy father did.\n\nDo you sail?\n\nNever. I get sick.\n\nWhat will you do next?\n\nI will rest.\n\nThe museum opens at ten.',
      [
        'nobody: Why do you build boats?',
        'Petra Quist: My father did.',
        'nobody: Do you sail?',
        'Petra Quist: Never. I get sick.',
        'nobody: What will you do next?',
        'Petra Quist: I will rest.',
      ],
    ],
    [
      'marked words after a label',
      'Matt O’Brack: “So it may be faster?”\n\nJames Orr: “Yes.”\n\nMatt O’Brack: “And you agree?”',
      ['Matt O’Brack: “So it may be faster?”', 'James Orr: “Yes.”', 'Matt O’Brack: “And you agree?”'],
    ],
    [
      'dialogue after dashes',
      'They met.\n\n— Have you the key? asked Anders Holm.\n\n— No, Rolf Bakke answered.\n\n— Who has?\n\nHe went home.',
      ['Anders Holm: — Have you the key?', 'Rolf Bakke: — No,', 'Anders Holm: — Who has?'],
    ],
  ];
  for (const [name, body, expected] of table) it(name, () => assert.deepEqual(turnsOf(body), expected));

  const none: readonly (readonly [name: string, body: string])[] = [
    ['datelines', 'HARROW: You could hear the bells.\n\nLONDON: We went home.\n\nHARROW: I stayed.'],
    ['notes', 'Note: We corrected this.\n\nCorrection: I wrote Monday.\n\nNote: You may write to us.'],
    ['claims and facts', 'CLAIM: You can cure it.\n\nTHE FACTS: We found no study.\n\nCLAIM: I can vote twice.'],
    [
      'ratings',
      'Marta Silva: 7. Made saves.\n\nRosa Field: 6. You could see it.\n\nAna Lund: 8. Our player of the day.',
    ],
    ['headings', 'Anna Weber: from baker to mayor\n\nShe was born here.\n\nTom Reid: the man who lost\n\nHe left.'],
    [
      'questions that explain',
      'What is it?\n\nA tax.\n\nWho pays it?\n\nOwners of boats.\n\nHow much do I pay?\n\nYou pay two per cent.',
    ],
    [
      'letters',
      'Hi Ana,\n\nAre you free?\n\nI have a ticket.\n\nDo you want it?\n\nI do.\n\nWill you come?\n\nI hope so.',
    ],
    [
      'lists',
      '— Ana Lund, for her novel\n\n— Tom Reid, for his poems\n\nA. We mend it.\n\nB. We sell it.\n\nPlan A is best.',
    ],
    ['details', 'Where: Harrow Hall\n\nWhen: Friday\n\nTickets: You can buy them here.\n\nContact: Ana Lund'],
    ['capitals in prose', 'I asked THE COURT: it said no.\n\nQ fever is rare. You are safe.\n\nQ fever is a disease.'],
  ];
  for (const [name, body] of none) it(`are not ${name}`, () => assert.deepEqual(turnsOf(body), []));

  it('make people of their labels, and leave organizations alone', () => {
    const body = 'Coast Wire: How are you?\n\nELLIS: I am well.\n\nCoast Wire: And you?\n\nORR: We are fine.';
    assert.deepEqual(typesOf(body), ['Coast Wire: organization', 'ELLIS: person', 'ORR: person']);
  });
});
