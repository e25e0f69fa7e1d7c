import type { Feature } from '../../services/feature';
import { navigationCommands } from './navigationCommands';

/** Ways through an article: to passages, and from quote to quote and mention to mention. */
export const navigation: Feature = {
  activate({ views, passages, activation }) {
    return { disposables: [], commands: navigationCommands(views, passages, activation) };
  },
};
