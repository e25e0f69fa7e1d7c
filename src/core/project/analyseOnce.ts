import { type Analyser, analyseAt } from '../analysis';
import { parse } from '../article';
import { LineIndex } from '../text';
import type { Analyses } from './ports';

/** Analyses each file anew and at once, for hosts that ask once for each. */
export const analyseOnce = (analyser: Analyser): Analyses => ({
  of: async (_, text) => {
    const file = parse(text);
    const analyses = file.articles.map(article => analyseAt(analyser, text, article));
    return { text, lines: new LineIndex(text), file, analyses };
  },
});
