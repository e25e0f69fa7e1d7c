/** Generators of annotations for property tests. */
import fc from 'fast-check';
import type { Annotation, Reply } from '../../../src/core/annotation/model/annotation';

/** Ordinary and unusual strings: line breaks, YAML syntax, control characters, unpaired surrogates. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '\n',
          '\r\n',
          ' ',
          '\t',
          '- ',
          ': ',
          '#',
          ' # x',
          '"',
          "'",
          '|',
          '>',
          '&a',
          '*a',
          '!',
          '%',
          '@',
          '`',
          '---',
        ],
        ...[
          '...',
          '\n---\n',
          'null',
          'true',
          '0x1f',
          '1e3',
          '~',
          '{',
          '}',
          '[',
          ']',
          ',',
          '?',
          '<<',
          '=======',
          'word',
        ],
        ...[
          '“speech”',
          'é',
          '😀',
          '\ud83d',
          '\ude00',
          '\u2028',
          '\u0085',
          '\ufeff',
          '\0',
          '\\',
          '\u200b',
          '2026-11-23',
        ],
      ),
      { maxLength: 8 },
    )
    .map(parts => parts.join('')),
);

const filledText = anyText.filter(text => text !== '');
const instant = fc.constantFrom('2026-11-23T21:00:00Z', '2025-01-02T03:04:05.678Z');
const id = fc.stringMatching(/^01[0-9A-HJKMNP-TV-Z]{6}$/);

const base = fc
  .record({
    exact: anyText,
    prefix: anyText,
    suffix: anyText,
    start: fc.nat(1_000_000),
    length: fc.nat(1000),
    author: fc.option(anyText, { nil: undefined }),
    created: fc.option(instant, { nil: undefined }),
    modified: fc.option(instant, { nil: undefined }),
    adjudication: fc.option(fc.constantFrom('adopted', 'dismissed'), { nil: undefined }),
  })
  .map(({ exact, prefix, suffix, start, length, ...rest }) => ({
    target: { exact, prefix, suffix, start, end: start + length },
    ...present(rest),
  }));

const reply = fc
  .record({ id, body: anyText, author: fc.option(anyText, { nil: undefined }) })
  .map(fields => present(fields) as unknown as Reply);

const note = fc
  .record({
    body: anyText,
    replies: fc.uniqueArray(reply, { selector: ({ id }) => id, maxLength: 3 }),
    resolved: fc.boolean(),
  })
  .map(({ body, replies, resolved }) => ({
    kind: 'note',
    body,
    ...(replies.length ? { replies } : {}),
    ...(resolved ? { resolved } : {}),
  }));
const tag = fc.record({ kind: fc.constant('tag'), tag: filledText });
const speaker = fc.record({
  kind: fc.constant('speaker'),
  status: fc.constantFrom('confirmed', 'corrected', 'rejected'),
  speaker: filledText,
});
const entity = fc
  .record({
    kind: fc.constant('entity'),
    status: fc.constantFrom('confirmed', 'corrected', 'rejected'),
    name: fc.option(filledText, { nil: undefined }),
    type: fc.option(fc.constantFrom('person', 'place', 'work'), { nil: undefined }),
    mentions: fc.option(fc.constantFrom('one', 'alike'), { nil: undefined }),
  })
  .map(present);

const relation = fc
  .record({ relation: filledText, exact: anyText, prefix: anyText, suffix: anyText, start: fc.nat(1_000_000) })
  .map(({ relation: type, start, ...words }) => ({
    kind: 'relation',
    relation: type,
    to: { ...words, start, end: start + words.exact.length },
  }));

/** An annotation without its id. */
export const content = fc
  .tuple(base, fc.oneof(note, tag, speaker, entity, relation))
  .map(([common, own]) => ({ ...common, ...own }) as unknown as Omit<Annotation, 'id'>);

export const withId = (id: string, fields: Omit<Annotation, 'id'>): Annotation => ({ id, ...fields }) as Annotation;

export const annotation = fc.tuple(id, content).map(([id, fields]) => withId(id, fields));

export const annotations = fc.uniqueArray(annotation, { selector: ({ id }) => id, maxLength: 5 });

function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
