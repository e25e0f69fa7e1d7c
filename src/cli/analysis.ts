import { type Analysis, analyseAt, createAnalyser, TRAINED } from '../core/analysis';
import type { Article } from '../core/article';

export const analyser = createAnalyser(TRAINED);

/** One article of a file, with file offsets. The models are decoded for the first one. */
export const analyse = (text: string, article: Article): Analysis => analyseAt(analyser, text, article);
