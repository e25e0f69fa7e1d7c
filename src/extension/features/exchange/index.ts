import type { Feature } from '../../services/feature';
import { exportAnnotations } from './exportCommand';
import { importAnnotations } from './importCommand';
import { ImportResultsView } from './importResultsView';
import { reportCommands } from './reportCommands';

export { writeOutput } from './writeOutput';

/** Export to and import from other tools' formats, and reports of quotes. */
export const exchange: Feature = {
  activate(services) {
    const results = new ImportResultsView(services);
    return {
      disposables: [results],
      commands: {
        exportAnnotations: argument => exportAnnotations(services, argument),
        importAnnotations: () => importAnnotations(services, results),
        showImportedFile: argument => results.showFile(argument),
        closeImportResults: () => results.close(),
        ...reportCommands(services.views),
      },
    };
  },
};
