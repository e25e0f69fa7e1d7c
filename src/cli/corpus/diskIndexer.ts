import { type Analyses, analyseOnce, FileIndexer } from '../../core/project';
import { runToEnd } from '../../core/text';
import { DiskIndexer } from '../../platform/node/indexing/indexFile';
import { nodeFiles } from '../../platform/node/ports';
import { analyser } from '../analysis';

/** @param analyses where the analyses of files come from */
export const createIndexer = (analyses: Analyses): DiskIndexer =>
  new DiskIndexer(new FileIndexer(analyses, async steps => runToEnd(steps)), nodeFiles);

/** An indexer that analyses files itself. */
export const diskIndexer = (): DiskIndexer => createIndexer(analyseOnce(analyser));
