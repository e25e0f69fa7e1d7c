import { analyseOnce, type FileView, faultOf, Project, ReadOnce, type ReadOutcome, sidecarOf } from '../core/project';
import { inEnglish, runToEnd } from '../core/text';
import { Unreadable } from '../platform/node/pathError';
import { nodeFiles } from '../platform/node/ports';
import { analyser } from './analysis';
import { complain } from './output';

/** The project of a command. */
export class CommandProject extends Project {
  /** What was read of the files whose problems are on standard error already. */
  readonly told = new Set<ReadOutcome>();
}

/** Creates the project of a command. It reads each corpus file once. */
export function openProject(): CommandProject {
  return new CommandProject({
    run: async steps => runToEnd(steps),
    analyses: analyseOnce(analyser),
    stored: new ReadOnce(nodeFiles),
  });
}

/**
 * The view of a seed file.
 * Items and fields of them that cannot be read are named on standard error.
 * @throws Unreadable if the sidecar or corpus file has errors: its contents must not be ignored silently
 */
export async function viewOf(project: CommandProject, file: string, text: string): Promise<FileView> {
  const view = await project.open(file, text);
  refuseFaults(sidecarOf(file), view.sidecar.read);
  const { corpusFile } = view;
  if (corpusFile && !project.told.has(corpusFile.read)) {
    refuseFaults(corpusFile.file, corpusFile.read);
    project.told.add(corpusFile.read);
  }
  return view;
}

function refuseFaults(file: string, read: ReadOutcome): void {
  const fault = faultOf(read);
  if (fault) throw new Unreadable(file, `line ${fault.line + 1}: ${inEnglish(fault.message)}`);
  for (const { line, message } of read.problems) complain(`${file}: line ${line + 1}: ${inEnglish(message)}`);
}
