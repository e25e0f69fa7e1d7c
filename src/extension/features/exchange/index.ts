import type { Feature } from '../../services/feature';
import { copyQuote } from './copyQuote';
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
        copyQuote: argument => copyQuote(services, argument),
        showImportedFile: argument => results.showFile(argument),
        closeImportResults: () => results.close(),
        ...reportCommands(services.views),
      },
    };
  },
};
