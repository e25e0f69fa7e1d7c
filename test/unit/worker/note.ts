import type { Note } from '../../../src/core/annotation/model/annotation';

export const NOTE: Note = {
  id: 'n1',
  kind: 'note',
  target: { exact: 'words', prefix: '', suffix: '', start: 3, end: 8 },
  body: 'a note',
};
