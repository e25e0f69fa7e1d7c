import type { Feature } from '../../services/feature';
import { showInformation, showWarning } from '../../shell/messages';
import { followFiles } from './fileMoves';
import { findMovedArticles, offerToFindMoved } from './movedArticles';
import { tellPutAside } from './putAside';
import { refreshSelectors } from './refreshSelectors';
import { offerCopyOnSaveAs } from './saveAs';
import { offerToRestore } from './vanishedFiles';

export { findOrphanedSidecars } from './sidecarRelocation';

/** Keeps sidecars with their articles: when files are moved, copied, deleted, saved, or changed by other programs. */
export const sidecarFiles: Feature = {
  activate({ sidecars, corpus, tracked, report }) {
    return {
      disposables: [
        sidecars.onDidPutAside(uri => tellPutAside(uri).catch(report)),
        corpus.onDidPutAside(uri => tellPutAside(uri).catch(report)),
        followFiles(sidecars, showInformation, report),
        offerCopyOnSaveAs(sidecars, showInformation, report),
        offerToFindMoved(report),
        offerToRestore(sidecars, corpus, showWarning, report),
        refreshSelectors(sidecars, tracked, report),
      ],
      commands: { findMovedArticles: () => findMovedArticles(sidecars) },
    };
  },
};
