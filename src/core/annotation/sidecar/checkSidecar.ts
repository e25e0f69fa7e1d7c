/** Problems that show only when a sidecar is compared with its article: lost passages, or a missing article. */

import type { AnchoredAnnotation } from '../model/annotation';
import { anchorStatus } from '../model/annotationTargets';
import { listItems, readYaml, type SidecarProblem, spanAt } from '../yaml/file';
import { ANNOTATIONS_KEY } from './sidecar';

/**
 * @param yamlText the sidecar's text
 * @param anchored its annotations, anchored in the article
 * @returns a warning for each annotation with an orphaned target, at its place in the sidecar
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
    const target = typeof id === 'string' ? lost.get(id) : undefined;
    if (target === undefined || !lost.delete(id as string)) return [];
    const message =
      'The text of this annotation was not found in the article. The annotation is kept: move it to a selection, or delete it.';
    return [file.problemAt('sidecar/orphaned', 'warning', message, spanAt(node, [target, 'exact']))];
  });
}

/** A warning that a sidecar has annotations, but no article of the name `article` next to it. */
export function articleMissing(yamlText: string, article: string): SidecarProblem {
  const message = `The article “${article}” is missing from this folder. The annotations are kept: restore the article, or rename this file after the article’s new name.`;
  const file = readYaml(yamlText);
  return file.problemAt('sidecar/article-missing', 'warning', message, spanAt(file.document?.contents, ['source']));
}
