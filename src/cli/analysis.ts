import { createAnalyser, TRAINED } from '../core/analysis';

/** The one analyser of a command. The models are decoded when the first article is analysed. */
export const analyser = createAnalyser(TRAINED);
