import assert from 'node:assert/strict';
import { linesOf } from '../../../src/core/conversion/cleanText';
import { readDatabase } from '../../../src/core/conversion/databases';
import { inEnglish } from '../../../src/core/text';

/** Own words in the forms of the databases. */
const OLD_LEXIS = `
Download Request: Selected Items: 1-2

                               1 of 2 DOCUMENTS


                                  Harbour Post

                            January 11, 2010 Monday
                                   Edition 1;
                                    Scotland

Bridge closes after a crack is
found in its pillar

BYLINE: Ana Lund

SECTION: NEWS; Pg. 3

LENGTH: 355 words


The harbour bridge was closed on Friday after inspectors
found a crack.

“We cannot wait,” said Ana Brodsky.

LOAD-DATE: January 11, 2010

LANGUAGE: ENGLISH

                       Copyright 2010 Harbour Post

                               2 of 2 DOCUMENTS

                                  Coast Wire

                            January 12, 2010 Tuesday

A picture only

LENGTH: 0 words

LOAD-DATE: January 12, 2010
`;

const NEXIS = `Page 1 of 2
Bridge closes

Harbour Post

January 11, 2010 Monday 12:00 AM GMT

Copyright 2010 Harbour Post All Rights Reserved

Section: NEWS
Length: 355 words
Body

The harbour bridge was closed.

“We cannot wait,” said Ana Brodsky.

Load-Date: January 12, 2010

End of Document
`;

const RULE = '_'.repeat(60);
const PROQUEST = `${RULE}

Report Information from ProQuest
${RULE}

Document 1 of 2

Bridge closes

Publication info: Harbour Post ; Lunde [Lunde]11 Jan 2010: A.1.

Full text: The harbour bridge was closed.
“We cannot wait,” said Ana Brodsky.

Subject: Bridges

Publication title: Harbour Post; Lunde

Publication date: Jan 11, 2010
${RULE}

Document 2 of 2

Only an abstract

Publication title: Harbour Post
${RULE}
`;

const FACTIVA_CODES = `HD  Bridge closes
BY  Ana Lund
WC  355 words
PD  11 January 2010
SN  Harbour Post
LA  English
LP
The harbour bridge was closed.

TD
“We cannot wait,” said Ana Brodsky.

AN  Document HBP0000020100111e61b0002x
`;

const FACTIVA = `NEWS
Bridge closes
By Ana Lund
355 words
11 January 2010
09:15
Harbour Post
HBP
English
(c) 2010 Harbour Post
The harbour bridge was closed.

“We cannot wait,” said Ana Brodsky.
Document HBP0000020100111e61b0002x
`;

describe('exports of news databases', () => {
  const cases: [name: string, text: string, title: string][] = [
    ['LexisNexis, older', OLD_LEXIS, 'Bridge closes after a crack is found in its pillar'],
    ['Nexis Uni', NEXIS, 'Bridge closes'],
    ['ProQuest', PROQUEST, 'Bridge closes'],
    ['Factiva with codes', FACTIVA_CODES, 'Bridge closes'],
    ['Factiva as articles', FACTIVA, 'Bridge closes'],
  ];
  for (const [name, text, title] of cases)
    it(`are read: ${name}`, () => {
      const { articles = [] } = readDatabase(linesOf(text)) ?? {};
      assert.deepEqual(
        articles.map(one => [one.title?.text, one.date?.text, one.source?.text, one.place && inEnglish(one.place)]),
        [[title, '2010-01-11', 'Harbour Post', 'document 1']],
      );
      const [article] = articles;
      assert.equal(article?.paragraphs.length, 2);
      assert.match(article?.paragraphs[0] ?? '', /^The harbour bridge was closed.*\.$/);
      assert.equal(article?.paragraphs[1], '“We cannot wait,” said Ana Brodsky.');
    });

  it('name documents without text, and read the others', () => {
    for (const [text, message] of [
      [OLD_LEXIS, 'This document has no text.'],
      [PROQUEST, '“Only an abstract” has no full text.'],
    ] as const)
      assert.deepEqual(
        readDatabase(linesOf(text))?.faults.map(({ place, message }) =>
          [place, message].map(one => one && inEnglish(one)),
        ),
        [['document 2', message]],
      );
  });

  it('are not seen in other texts', () => {
    for (const text of [
      'The bridge was closed.\n\nBody\n\nText.',
      'SN and HD are codes.',
      '355 words\n\nA story.',
      'Full text: of the speech',
    ])
      assert.equal(readDatabase(linesOf(text)), null);
  });
});
