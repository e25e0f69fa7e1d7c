import type { Analysis } from '../analysis';
import { type Analyser, analyseAt } from '../analysis';
import type { SeedFile } from '../article/model';
import { parse } from '../article/parse';
import { LineIndex } from '../text/lines';
import type { Analyses } from './ports';

/** A seed file's text with all that is worked out from it. */
export interface AnalysedFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly file: SeedFile;
  /** One per article, in their order. */
  readonly analyses: readonly Analysis[];
}

/** Analyses each file anew and at once, for hosts that ask once for each. */
export const analyseOnce = (analyser: Analyser): Analyses => ({
  of: async (_, text) => {
    const file = parse(text);
    const analyses = file.articles.map(article => analyseAt(analyser, text, article));
    return { text, lines: new LineIndex(text), file, analyses };
  },
});
