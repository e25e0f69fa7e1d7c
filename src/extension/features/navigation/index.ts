import { CorpusPlaces } from '../../services/corpusPlaces';
import type { Feature } from '../../services/feature';
import { navigationCommands } from './navigationCommands';

/** Ways through an article: to passages, and from quote to quote and mention to mention. */
export const navigation: Feature = {
  activate(services) {
    return { disposables: [], commands: navigationCommands(services, new CorpusPlaces(services.index)) };
  },
};
