import type { Feature } from '../../services/feature';
import { exportAnnotations } from './exportCommand';
import { importAnnotations } from './importCommand';
import { reportCommands } from './reportCommands';

export { writeOutput } from './writeOutput';

/** Export to and import from other tools' formats, and reports of quotes. */
export const exchange: Feature = {
  activate(services) {
    return {
      disposables: [],
      commands: {
        exportAnnotations: argument => exportAnnotations(services, argument),
        importAnnotations: () => importAnnotations(services),
        ...reportCommands(services.views),
      },
    };
  },
};
