/** Which files are drafts of annotations that a killed program left behind. */
import assert from 'node:assert/strict';
import { annotationDrafts, draftName, hiddenDraftName, isAbandoned } from '../../../../src/core/annotation';

const ULID = '01M8EDPBESAX1SQWAFM6MR2JC7';
const HEX = '0123456789abcdef01234567';
const SIDECAR = 'story.txt.annotations.yaml';
const LONG = `the-harbour-bridge-and-what-came-of-it-${'x'.repeat(60)}.txt.annotations.yaml`;

describe('drafts of annotations', () => {
  for (const [what, name, expected] of [
    ['the editor’s, of a sidecar', draftName(SIDECAR, ULID), true],
    ['the editor’s, of a corpus file', draftName('seed-annotator.yaml', ULID), true],
    ['the editor’s, of a sidecar that is not there', draftName('gone.txt.annotations.yaml', ULID), true],
    ['the command line’s, of a sidecar', hiddenDraftName(SIDECAR, HEX), true],
    ['the command line’s, of a sidecar with a long name', hiddenDraftName(LONG, HEX), true],
    ['of a name over two lines', draftName(`a\nb${SIDECAR}`, ULID), true],
    ['the command line’s, of a sidecar that is not there', hiddenDraftName('gone.txt.annotations.yaml', HEX), false],
    ['of an export', draftName('story.csv', ULID), false],
    ['of an export, hidden', hiddenDraftName('story.csv', HEX), false],
    ['the new content of a sidecar', `${SIDECAR}.tmp`, false],
    ['content that was moved aside', `${SIDECAR}.unfinished-${ULID}.yaml`, false],
    ['of another program', `${SIDECAR}.backup.tmp`, false],
    ['with another id', draftName(SIDECAR, 'k'.repeat(26)), false],
    ['with a longer id', draftName(SIDECAR, `${ULID}0`), false],
    ['a sidecar', SIDECAR, false],
  ] as const)
    it(`${expected ? 'are' : 'are not'} ${what}`, () =>
      assert.deepEqual(annotationDrafts([LONG, name, SIDECAR]), expected ? [name] : []));

  it('are abandoned when no write can take as long', () => {
    const now = Date.UTC(2026, 10, 27, 12);
    const minutes = (count: number) => now - count * 60_000;
    const ages = [minutes(61), minutes(59), now, minutes(-600), 0].map(modified => isAbandoned(modified, now));
    assert.deepEqual(ages, [true, false, false, false, false]);
  });
});
