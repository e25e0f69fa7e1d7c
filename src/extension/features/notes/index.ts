import type { Feature } from '../../services/feature';
import { noteCommands } from './noteCommands';
import type { Notes } from './notes';

export { Notes } from './notes';

/** Notes as the editor's comment threads. */
export const notesFeature = (notes: Notes): Feature => ({
  activate({ views, passages }) {
    return { disposables: [notes], commands: noteCommands(notes, views, passages) };
  },
});
