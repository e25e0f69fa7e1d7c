import { analyseAt, createAnalyser } from '../../src/core/analysis/analyser';
import { loadModels } from '../../src/core/analysis/loadModels';
import type { Analysis } from '../../src/core/analysis/model';
import { WordTable } from '../../src/core/analysis/tokens/word';
import { TRAINED } from '../../src/core/analysis/trained';
import type { Article } from '../../src/core/article/model';
import { runToEnd } from '../../src/core/text/steps';

/** The models that ship, for tests of single stages. */
export const MODELS = runToEnd(loadModels(TRAINED));
export const WORDS = new WordTable(MODELS.lexicon);

export const ANALYSER = createAnalyser(TRAINED);

/** One article of a file, with file offsets. */
export const analyse = (text: string, article: Article): Analysis => analyseAt(ANALYSER, text, article);
