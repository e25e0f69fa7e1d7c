import { type Analyser, analyseAt } from '../analysis';
import { parse } from '../article';
import { LineIndex } from '../text';
import type { Analyses } from './ports';

/** Analyses a file at every call, without a cache: for hosts that open each file once. */
export const analyseOnce = (analyser: Analyser): Analyses => ({
  of: async (_, text) => {
    const file = parse(text);
    const analyses = file.articles.map(article => analyseAt(analyser, text, article));
    return { text, lines: new LineIndex(text), file, analyses };
  },
});
