import type { Authors } from '../../src/core/project';

/** Signs all annotations. */
export const ANNA: Authors = { authorFor: async () => 'anna' };
