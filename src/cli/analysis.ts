import { analyseAt, createAnalyser } from '../core/analysis/analyser';
import type { Analysis } from '../core/analysis/model';
import { TRAINED } from '../core/analysis/models/trained';
import type { Article } from '../core/article/model';

export const analyser = createAnalyser(TRAINED);

/** One article of a file, with file offsets. The models are decoded for the first one. */
export const analyse = (text: string, article: Article): Analysis => analyseAt(analyser, text, article);
