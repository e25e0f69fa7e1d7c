/** Files of other tools to import. */
import { formatOf } from '../../../src/core/interchange/formats/allFormats';
import { articles, articleText, type Case, type Files, fill, lines } from './case';
import { ARTICLES, HEAD, nameOf, placesOf, repeat } from './inputs';

const WORDS = (n: number): string => `${HEAD}${repeat(n, i => `word${i} `)}\n`;
const wordAt = (text: string, n: number) => placesOf(text, /word\d+/g, n);

/** Files of other tools, by format. */
const FOREIGN: Readonly<Record<string, readonly [format: string, size: number, files: (n: number) => Files]>> = {
  'n lines of one article': [
    'prodigy',
    500,
    n => ({
      'story.txt': WORDS(500),
      in: lines(n, i => ({
        text: WORDS(500),
        spans: [{ start: HEAD.length + (i % 90), end: HEAD.length + (i % 90) + 5, label: `L${i}` }],
      })),
    }),
  ],
  'n documents of one article': [
    'doccano',
    500,
    n => ({
      'story.txt': WORDS(500),
      in: lines(n, i => ({ text: WORDS(500), label: [[HEAD.length + (i % 90), HEAD.length + (i % 90) + 5, `L${i}`]] })),
    }),
  ],
  'n tasks of one article': [
    'label-studio',
    500,
    n => ({
      'story.txt': WORDS(500),
      in: JSON.stringify(
        Array.from({ length: n }, (_, i) => ({
          data: { text: WORDS(500) },
          annotations: [{ result: [region(HEAD.length + (i % 90), 5, [`L${i}`])] }],
        })),
      ),
    }),
  ],
  'n documents of n articles': [
    'prodigy',
    250,
    n => ({
      ...articles(n),
      in: lines(n, i => ({
        text: articleText(i),
        meta: { source: `story${i}.txt` },
        spans: [{ start: HEAD.length, end: HEAD.length + 5, label: 'A' }],
      })),
    }),
  ],
  'n documents without a name': [
    'prodigy',
    250,
    n => ({
      ...articles(n),
      in: lines(n, i => ({ text: articleText(i), spans: [{ start: HEAD.length, end: HEAD.length + 5, label: 'A' }] })),
    }),
  ],
  'n labels in one region': [
    'label-studio',
    5000,
    n => ({
      'story.txt': WORDS(100),
      in: JSON.stringify([
        {
          data: { text: WORDS(100) },
          annotations: [
            {
              result: [
                region(
                  HEAD.length,
                  5,
                  Array.from({ length: n }, (_, i) => `L${i}`),
                ),
              ],
            },
          ],
        },
      ]),
    }),
  ],
  'n regions': [
    'label-studio',
    2000,
    n => ({
      'story.txt': WORDS(n),
      in: JSON.stringify([
        {
          data: { text: WORDS(n) },
          annotations: [{ result: wordAt(WORDS(n), n).map(({ start, end }) => region(start, end - start, ['A'])) }],
        },
      ]),
    }),
  ],
  'n choices in one region': [
    'label-studio',
    2000,
    n => ({
      'story.txt': WORDS(100),
      in: JSON.stringify([
        {
          data: { text: WORDS(100) },
          annotations: [
            {
              result: Array.from({ length: n }, (_, i) => ({
                ...region(HEAD.length, 5, []),
                id: 'one',
                type: 'choices',
                value: { start: HEAD.length, end: HEAD.length + 5, choices: [`L${i}`] },
              })),
            },
          ],
        },
      ]),
    }),
  ],
  'n sets of annotations': [
    'label-studio',
    2000,
    n => ({
      'story.txt': WORDS(100),
      in: JSON.stringify([
        {
          data: { text: WORDS(100) },
          annotations: Array.from({ length: n }, (_, i) => ({
            completed_by: i,
            result: [region(HEAD.length, 5, ['A'])],
          })),
        },
      ]),
    }),
  ],
  'n tags': ['conll', 5000, n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `word${i}\tB-TAG\n`) })],
  'n tags in one': [
    'conll',
    5000,
    n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `word${i}\t${i ? 'I' : 'B'}-TAG\n`) }),
  ],
  'n sentences': ['conll', 5000, n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `word${i}\tB-TAG\n\n`) })],
  'n columns': [
    'conll',
    500,
    n => ({ 'story.txt': WORDS(10), in: repeat(10, i => `word${i}${repeat(n, c => `\tB-TAG${c}`)}\n`) }),
  ],
  'n words that are not there': [
    'conll',
    2000,
    n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `other${i}\tB-TAG\n`) }),
  ],
  'n names': [
    'tei',
    2000,
    n => ({ 'story.txt': teiText(n), in: teiOf(repeat(n, i => `<persName>${nameOf(i)}</persName> waited. `)) }),
  ],
  'n names, one in another': [
    'tei',
    2000,
    n => ({
      'story.txt': `${HEAD}Ana Brodsky\n`,
      in: teiOf(`${'<seg type="a">'.repeat(n)}Ana Brodsky${'</seg>'.repeat(n)}`),
    }),
  ],
  'n notes in the text': [
    'tei',
    500,
    n => ({ 'story.txt': WORDS(n), in: teiOf(repeat(n, i => `word${i}<note>remark ${i}</note> `)) }),
  ],
  'n notes, one in another': [
    'tei',
    2000,
    n => ({ 'story.txt': WORDS(5), in: teiOf(`word0 ${'<note>'.repeat(n)}x${'</note>'.repeat(n)}`) }),
  ],
  'n annotations of a kind unknown': [
    'tei',
    2000,
    n => ({
      'story.txt': WORDS(n),
      in: teiOf(
        repeat(n, i => `word${i} `),
        `<standOff><listAnnotation>${repeat(n, i => `<annotation xml:id="a${i}" target="#x${i} #y${i}"><note>remark</note></annotation>`)}</listAnnotation></standOff>`,
      ),
    }),
  ],
  'n attributes': [
    'tei',
    2000,
    n => ({ 'story.txt': WORDS(5), in: teiOf(`<seg${repeat(n, i => ` a${i}="1"`)}>word0</seg>`) }),
  ],
  'n spans': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(n),
      'in.txt': WORDS(n),
      in: wordAt(WORDS(n), n)
        .map(({ start, end }, i) => `T${i}\tA ${start} ${end}\t${WORDS(n).slice(start, end)}\n`)
        .join(''),
    }),
  ],
  'n fragments of one span': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(n),
      'in.txt': WORDS(n),
      in: `T1\tA ${wordAt(WORDS(n), n)
        .map(({ start, end }) => `${start} ${end}`)
        .join(';')}\n`,
    }),
  ],
  'n notes on one span': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(9),
      'in.txt': WORDS(9),
      in: `T1\tA ${HEAD.length} ${HEAD.length + 5}\tword0\n${repeat(n, i => `#${i}\tAnnotatorNotes T1\tremark ${i}\n`)}`,
    }),
  ],
  'n attributes on one span': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(9),
      'in.txt': WORDS(9),
      in: `T1\tA ${HEAD.length} ${HEAD.length + 5}\tword0\n${repeat(n, i => `A${i}\tX${i} T1\n`)}`,
    }),
  ],
  'n spans with other words': [
    'brat',
    1000,
    n => ({
      'story.txt': WORDS(n),
      'in.txt': WORDS(n),
      in: wordAt(WORDS(n), n)
        .map(({ start, end }, i) => `T${i}\tA ${start} ${end}\tother${i}\n`)
        .join(''),
    }),
  ],
  'n annotations of one source': [
    'web-annotation',
    1000,
    n => ({
      'story.txt': WORDS(n),
      in: JSON.stringify(
        wordAt(WORDS(n), n).map(({ start, end }) => webAnnotation([{ type: 'TextPositionSelector', start, end }])),
      ),
    }),
  ],
  'n annotations by words': [
    'web-annotation',
    1000,
    n => ({
      'story.txt': WORDS(n),
      in: JSON.stringify(
        wordAt(WORDS(n), n).map((_, i) => webAnnotation([{ type: 'TextQuoteSelector', exact: `word${i}` }])),
      ),
    }),
  ],
  'n annotations by the same words': [
    'web-annotation',
    500,
    n => ({
      'story.txt': ARTICLES['one name'](n),
      in: JSON.stringify(
        Array.from({ length: n }, (_, i) =>
          webAnnotation([{ type: 'TextQuoteSelector', exact: 'Ana Brodsky' }], `remark ${i}`),
        ),
      ),
    }),
  ],
  'n bodies': [
    'web-annotation',
    1000,
    n => ({
      'story.txt': WORDS(9),
      in: JSON.stringify({
        ...webAnnotation([{ type: 'TextPositionSelector', start: HEAD.length, end: HEAD.length + 5 }]),
        body: Array.from({ length: n }, (_, i) => ({ type: 'TextualBody', purpose: 'tagging', value: `t${i}` })),
      }),
    }),
  ],
  'n pages, one in another': [
    'web-annotation',
    2000,
    n => ({
      'story.txt': WORDS(9),
      in: `${'{"items":['.repeat(n)}${JSON.stringify(webAnnotation([{ type: 'TextPositionSelector', start: HEAD.length, end: HEAD.length + 5 }]))}${']}'.repeat(n)}`,
    }),
  ],
  'n rows': ['csv', 1000, n => ({ 'story.txt': ARTICLES.quotes(n), in: csv(ARTICLES.quotes(n), n) })],
  'one cell of n lines': [
    'csv',
    5000,
    n => ({
      'story.txt': ARTICLES.quotes(9),
      in: `${csv(ARTICLES.quotes(9), 9)}story.txt,1,x,"${'line\n'.repeat(n)}"\n`,
    }),
  ],
  'n rows that fit nowhere': ['csv', 1000, n => ({ 'story.txt': ARTICLES.names(n), in: csv(ARTICLES.quotes(n), n) })],
};
const region = (start: number, length: number, labels: readonly string[]) => ({
  id: `r${start}`,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end: start + length, labels },
});
const teiText = (n: number): string => `${HEAD}${repeat(n, i => `${nameOf(i)} waited. `)}\n`;
const teiOf = (body: string, more = ''): string =>
  `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>${body}</p></body></text>${more}</TEI>`;
const webAnnotation = (selector: readonly object[], value = 'remark'): object => ({
  type: 'Annotation',
  body: { type: 'TextualBody', purpose: 'commenting', value },
  target: { source: 'story.txt', selector },
});
const csv = (text: string, n: number): string =>
  `file,article,quote,speaker,status,start,end\n${placesOf(text, /“[^”]*”/g, n)
    .map(({ start, end }) => `story.txt,1,"${text.slice(start, end)}",Somebody,corrected,${start},${end}\n`)
    .join('')}`;
export function* foreignCases(): Generator<Case> {
  for (const [shape, [id, size, files]] of Object.entries(FOREIGN)) {
    const ending = formatOf(id)!.endings.at(-1)!;
    yield {
      command: `import ${id}`,
      shape,
      size,
      make(folder, n) {
        const { in: content, 'in.txt': companion, ...rest } = files(n);
        fill(folder, {
          ...rest,
          [`in/story${ending}`]: content,
          ...(companion === undefined ? {} : { 'in/story.txt': companion }),
        });
        return ['import', '--format', id, '--output', '.', `in/story${ending}`];
      },
    };
  }
}
