import { findNames, NameTries } from '../../../src/core/annotation/entities/namesInText';
import { editSidecar, readSidecar } from '../../../src/core/annotation/sidecar/sidecar';
import type { Cases } from '../work';

const find = (textOf: (size: number) => string, namesOf: (size: number) => readonly string[]) => ({
  sizes: [50_000, 100_000, 200_000],
  prepare: (size: number) => {
    const [text, names] = [textOf(size), namesOf(size)];
    return () => findNames(text, { start: 0, end: text.length }, new NameTries(names));
  },
});

const notes = (count: number, start: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `n${i}`,
    kind: 'note' as const,
    target: { exact: 'the words', prefix: 'before ', suffix: ' after', start, end: start + 9 },
    body: `Some note\nwith lines ${i}`,
  }));

/** Nested deeper line by line, up to a total length. */
const staircase = (size: number, step: string) =>
  Array.from({ length: Math.round(Math.sqrt(2 * size)) }, (_, i) => `${' '.repeat(i)}${step}`).join('\n');

/** Each level refers to the previous one nine times. */
const laugh = (levels: number) =>
  `a0: &a0 [x]\n${Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n')}\nannotations:\n  - *a${levels}\n`;

/** Sidecars that nobody writes by hand. */
export const MONSTERS: Readonly<Record<string, (size: number) => string>> = {
  'deep flow lists': size => `annotations: ${'['.repeat(size)}`,
  'deep flow lists with brackets that close nothing': size => `annotations: ${'["]", '.repeat(size / 6)}`,
  'deep lists of lists': size => `annotations:\n  ${'- '.repeat(size / 2)}`,
  'deep keys of keys': size => '? '.repeat(size / 2),
  'deep block lists': size => staircase(size, '-'),
  'deep maps': size => staircase(size, 'a:'),
  'a laugh in levels': size => laugh(size / 20_000),
  quotes: size => '"'.repeat(size),
};

const monsterCase = (make: (size: number) => string) => ({
  sizes: [100_000, 200_000, 400_000],
  prepare: (size: number) => {
    const text = make(size);
    return () => {
      readSidecar(text);
      editSidecar(
        text,
        'a.txt',
        notes(1, 7).map(annotation => ({ op: 'add', annotation })),
      );
    };
  },
});

export const CASES: Cases = {
  ...Object.fromEntries(Object.entries(MONSTERS).map(([name, make]) => [name, monsterCase(make)])),
  'the first word of names all over': find(
    size => 'New '.repeat(size / 4),
    size => [`${'New '.repeat(size / 40)}x`, `${'New '.repeat(30)}x`],
  ),
  'a name that is broken off by spaces': find(
    size => `New${' '.repeat(size)}`,
    () => ['New Kelm'],
  ),
  'many names that begin alike': find(
    size => 'New   '.repeat(size / 6),
    size => Array.from({ length: size / 40 }, (_, i) => `New Kelm ${i}`),
  ),
  'new selectors of all notes of a sidecar': {
    sizes: [125, 250, 500],
    prepare: count => {
      const made = editSidecar(
        null,
        'a.txt',
        notes(count, 7).map(annotation => ({ op: 'add', annotation })),
      );
      if (!made.ok) throw new Error('it was not written');
      const changes = notes(count, 8).map(annotation => ({ op: 'update' as const, annotation }));
      return () => editSidecar(made.text, 'a.txt', changes);
    },
  },
  'reading the notes of a sidecar': {
    sizes: [125, 250, 500],
    prepare: count => {
      const made = editSidecar(
        null,
        'a.txt',
        notes(count, 7).map(annotation => ({ op: 'add', annotation })),
      );
      if (!made.ok) throw new Error('it was not written');
      return () => readSidecar(made.text);
    },
  },
};
