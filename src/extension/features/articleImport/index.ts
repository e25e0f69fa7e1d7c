import type { StartConverter } from '../../../converter';
import type { Feature } from '../../services/feature';

/** Makes seed files of articles in other files and in the clipboard. @param start missing where the host has no workers */
export const articleImport = (start: StartConverter | undefined): Feature => ({
  activate(services) {
    return {
      disposables: [],
      commands: {
        // Nothing of it is needed before.
        importArticles: async () => (await import('./importArticles')).importArticles(services, start),
      },
    };
  },
});
