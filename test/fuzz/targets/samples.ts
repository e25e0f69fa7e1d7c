/** What inputs begin with: a short article with what makes programs stumble, a sidecar and a corpus file for it. */
import { describeSpan } from '../../../src/core/annotation';

export const STORY = [
  ' Bridge & ferry date 2025-05-06 [Source: Harbour Post]',
  '',
  'Mayor Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.',
  '',
  '“I doubt that very much,” engineer Tomas Reuter said. He called it “a ‘toy’ bridge”.',
  'According to Reuter, 41, who went to Oslo in 2024, the bolts were old.',
  '',
  ' Ferry halted date 2025-05-07 [Source: Coast Wire]',
  '',
  'Brodsky: “We wait.”',
  '',
  '“One,” she told Reuters.',
  '',
  '“Two.”',
  '',
].join('\n');

const target = (words: string): string => {
  const start = STORY.indexOf(words);
  const { exact, prefix, suffix, end } = describeSpan(STORY, { start, end: start + words.length });
  return `{ exact: ${JSON.stringify(exact)}, prefix: ${JSON.stringify(prefix)}, suffix: ${JSON.stringify(suffix)}, start: ${start}, end: ${end} }`;
};

export const SIDECAR = `# Annotations
format: seed-annotations/1
source: story.txt
annotations:
  - id: 01JV4A2D0GDF8GZSE97C45NHM8
    kind: note
    target: ${target('bridge')}
    body: |
      Check *this*.

      Twice.
    replies:
      - { id: 01JV4A2D0GDF8GZSE97C45NHM9, body: "Done: yes", author: ben }
    author: anna
    created: 2025-05-13T07:52:10Z
    colour: red # an unknown key
  - id: 01JV4A2D0GDF8GZSE97C45NHMA
    kind: tag
    target:
      exact: Monday
      start: ${STORY.indexOf('Monday')}
      end: ${STORY.indexOf('Monday') + 6}
    tag: 'date/day'
  - { id: S1, kind: speaker, status: corrected, speaker: Ilse Brandt, target: ${target('“It will last,”')} }
  - id: E1
    kind: entity
    status: confirmed
    name: Ilse Brandt
    type: person
    mentions: alike
    target: ${target('Brandt')}
  - id: R1
    kind: relation
    relation: works for
    target: ${target('Tomas Reuter')}
    to: ${target('Ilse Brandt')}
other: [1, two, { three: ~ }]
`;

export const CORPUS = `format: seed-annotator/1
tags:
  - name: claim/checked
    description: "Checked: twice"
    color: "#b35900"
    key: "1"
  - evidence
entities:
  - { name: Ilse Brandt, type: person, aliases: [Mayor Brandt, Brandt] }
relations:
  - name: works for
    from: person
    to: organization
records:
  - { file: story.txt, article: 1 }
distinct:
  - [Ilse Brandt, Ilse B. Brandt]
note: kept
`;

export const YAML_WORDS = [
  ...[
    '- ',
    ': ',
    '\n  - ',
    '|\n',
    '>-\n',
    '&a ',
    '*a',
    '<<: *a',
    '!!binary ',
    '!tag ',
    '? ',
    '{',
    '}',
    '[',
    ']',
    '---\n',
  ],
  ...[
    '"',
    "'",
    '#',
    '~',
    'null',
    '...\n',
    '%YAML 1.1\n',
    '\t',
    '\\u0000',
    '"\\x00"',
    '\n',
    '  ',
    '=======\n',
    '<<<<<<< a\n',
  ],
  ...[
    'format: seed-annotations/1\n',
    'format: seed-annotations/0\n',
    'annotations:\n',
    'annotations: []\n',
    'source: ',
  ],
  ...[
    '  - id: A\n    kind: note\n',
    'kind: speaker',
    'status: rejected',
    'target:',
    'exact: ',
    'start: ',
    'end: ',
    'to: ',
  ],
  ...[
    'replies:\n',
    'tags:\n',
    'entities:\n',
    'relations:\n',
    'records:\n',
    'distinct:\n',
    'aliases: ',
    'mentions: one',
  ],
  ...[
    'adjudication: adopted',
    'created: 2025-01-01T00:00:00Z',
    '__proto__: ',
    'constructor: ',
    'resolved: true',
    '.inf',
  ],
];

export const NEWS_WORDS = [
  ...[
    '“',
    '”',
    '‘',
    '’',
    '"',
    "'",
    '”, ',
    ',” ',
    ' said',
    ' told',
    'according to ',
    'he ',
    'she ',
    'they ',
    ': ',
    ' who ',
  ],
  ...[
    'Mr. ',
    'President ',
    'Ilse Brandt',
    'U.S. ',
    'Jan. 5',
    'on Monday',
    'last week',
    '2024',
    '\n\n',
    '\n',
    ' of the ',
    '—',
  ],
  ...[
    ' date 2025-05-06 [Source: Harbour Post]\n\n',
    'date ',
    '[Source: ',
    ']',
    '(',
    ')',
    ' and ',
    ', the ',
    'that ',
    '. ',
  ],
];
