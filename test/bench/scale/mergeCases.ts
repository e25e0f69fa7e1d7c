/** Three versions of a sidecar to merge. */
import { ANNOTATIONS, type Case, fill, SIDECAR } from './case';
import { idOf, repeat } from './inputs';

export const item = (i: number, tagged: string, more = ''): string =>
  `  - id: ${idOf(i)}\n    kind: tag\n    target:\n      exact: word\n      start: ${i}\n      end: ${i + 4}\n    tag: ${tagged}\n${more}`;
export const sidecarOf = (n: number, make: (i: number) => string): string =>
  `format: seed-annotations/1\nsource: story.txt\nannotations:\n${repeat(n, make)}`;

const MERGES: Readonly<Record<string, (n: number) => readonly [base: string, ours: string, theirs: string]>> = {
  conflicts: n => [sidecarOf(n, i => item(i, 'a')), sidecarOf(n, i => item(i, 'b')), sidecarOf(n, i => item(i, 'c'))],
  'additions on both sides': n => [
    sidecarOf(1, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(1, i => item(i, 'a')) + repeat(n, i => item(i + n, 'a')),
  ],
  'the same additions': n => [
    sidecarOf(1, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'a')),
  ],
  'changes on either side': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, i % 2 ? 'b' : 'a')),
    sidecarOf(n, i => item(i, i % 2 ? 'a' : 'b')),
  ],
  'changes of other fields': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'b')),
    sidecarOf(n, i => item(i, 'a', '    author: ben\n')),
  ],
  removals: n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => (i % 2 ? item(i, 'a') : '')),
    sidecarOf(n, i => (i % 3 ? item(i, 'a') : '')),
  ],
  'removed by them, changed by us': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'b')),
    sidecarOf(1, i => item(i, 'a')),
  ],
  'replies of one note': n => [
    sidecarOf(1, i => thread(i, 0, '')),
    sidecarOf(1, i => thread(i, n, 'x')),
    sidecarOf(1, i => thread(i, n, 'y')),
  ],
  'another order': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(n - 1 - i, 'a')),
    sidecarOf(n, i => item(i, 'b')),
  ],
  'no base': n => ['', sidecarOf(n, i => item(i, 'b')), sidecarOf(n, i => item(i, 'c'))],
};

const thread = (i: number, n: number, prefix: string): string =>
  `  - id: ${idOf(i)}\n    kind: note\n    target:\n      exact: word\n      start: ${i}\n      end: ${i + 4}\n    body: hello\n${n ? `    replies:\n${repeat(n, r => `      - id: ${prefix}${idOf(r)}\n        body: reply\n`)}` : ''}`;
export function* mergeCases(): Generator<Case> {
  for (const [shape, files] of Object.entries(MERGES)) {
    yield {
      command: 'merge-sidecar',
      shape,
      size: ANNOTATIONS,
      make(folder, n) {
        const [base, ours, theirs] = files(n);
        fill(folder, { base, ours, theirs });
        return ['merge-sidecar', 'base', 'ours', 'theirs', SIDECAR];
      },
    };
  }
}
