/** What can only be told of a sidecar beside its article: annotations whose text is gone, and an article that is. */

import type { AnchoredAnnotation } from '../model/annotation';
import { anchorStatus } from '../model/annotationTargets';
import { listItems, readYaml, type SidecarProblem, spanAt } from '../yaml/file';
import { ANNOTATIONS_KEY } from './sidecar';

/**
 * @param yamlText the sidecar's
 * @param anchored its annotations, found in the article
 * @returns a warning for each annotation that has lost a place, where it stands in the sidecar
 */
export function orphanProblems(yamlText: string, anchored: readonly AnchoredAnnotation[]): SidecarProblem[] {
  const lost = new Map(
    anchored
      .filter(one => anchorStatus(one) === 'orphaned')
      .map(one => [one.annotation.id, one.anchor.span ? 'to' : 'target']),
  );
  if (!lost.size) return [];
  const file = readYaml(yamlText);
  return (listItems(file, ANNOTATIONS_KEY) ?? []).flatMap(({ value, node }) => {
    const { id } = (value ?? {}) as { id?: unknown };
    const end = typeof id === 'string' ? lost.get(id) : undefined;
    if (end === undefined || !lost.delete(id as string)) return [];
    const message =
      'The text of this annotation is no longer found in the article. It is kept: re-anchor it to a selection, or delete it.';
    return [file.problemAt('sidecar/orphaned', 'warning', message, spanAt(node, [end, 'exact']))];
  });
}

/** A warning that a sidecar with annotations has no article beside it. */
export function articleMissing(yamlText: string, article: string): SidecarProblem {
  const message = `The article “${article}” is not beside this file. The annotations are kept: bring the article back, or give this file the name of where it went.`;
  const file = readYaml(yamlText);
  return file.problemAt('sidecar/article-missing', 'warning', message, spanAt(file.document?.contents, ['source']));
}
