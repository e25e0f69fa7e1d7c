import type { Feature } from '../../services/feature';
import { PendingRelation } from './pendingRelation';
import { relationCommands } from './relationCommands';

export { changeRelation } from './changeRelation';

/** Relations between two passages. */
export const relations: Feature = {
  activate(services) {
    const pending = new PendingRelation();
    return { disposables: [pending], commands: relationCommands(services, pending) };
  },
};
