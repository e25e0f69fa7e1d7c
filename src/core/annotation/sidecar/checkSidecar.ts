/** Problems that show only when a sidecar is compared with its article: lost passages, or a missing article. */

import { phrase } from '../../text';
import type { AnchoredAnnotation } from '../model/annotation';
import { anchorStatus } from '../model/annotationTargets';
import { listItems, readYaml, type SidecarProblem, spanAt, type YamlFile } from '../yaml/file';
import { indicesOfKeys } from '../yaml/itemRecords';
import { ANNOTATION_ITEMS, ANNOTATIONS_KEY } from './sidecar';

/**
 * @param yamlText the sidecar's text
 * @param anchored its annotations, anchored in the article
 * @returns a warning for each annotation with an orphaned target, at its place in the sidecar
 */
export function orphanProblems(yamlText: string, anchored: readonly AnchoredAnnotation[]): SidecarProblem[] {
  const message = phrase`The text of this annotation was not found in the article. The annotation is kept: move it to a selection, or delete it.`;
  const lost = anchored.filter(one => anchorStatus(one) === 'orphaned');
  return problemsOn(
    yamlText,
    lost,
    one => (one.anchor.span ? 'to' : 'target'),
    (file, at) => file.problemAt('sidecar/orphaned', 'warning', message, at),
  );
}

/** As `orphanProblems`, for annotations whose passage has other words in the article. */
export function likenessProblems(yamlText: string, anchored: readonly AnchoredAnnotation[]): SidecarProblem[] {
  const message = phrase`The article has only similar words for this annotation. Check the place: an edit of the annotation takes the words of the article.`;
  const alike = anchored.filter(
    one => anchorStatus(one) !== 'orphaned' && [one.anchor, one.to].some(anchor => anchor?.status === 'fuzzy'),
  );
  return problemsOn(
    yamlText,
    alike,
    one => (one.anchor.status === 'fuzzy' ? 'target' : 'to'),
    (file, at) => file.problemAt('sidecar/other-words', 'information', message, at),
  );
}

/** @param targetOf the key of the target that has the problem */
function problemsOn(
  yamlText: string,
  anchored: readonly AnchoredAnnotation[],
  targetOf: (one: AnchoredAnnotation) => 'target' | 'to',
  problemAt: (file: YamlFile, at: ReturnType<typeof spanAt>) => SidecarProblem,
): SidecarProblem[] {
  const targets = new Map(anchored.map(one => [one.annotation.id, targetOf(one)]));
  if (!targets.size) return [];
  const file = readYaml(yamlText);
  const items = listItems(file, ANNOTATIONS_KEY) ?? [];
  const indices = indicesOfKeys(file, ANNOTATION_ITEMS, new Set(targets.keys()));
  const found = [...indices].flatMap(([id, [index]]) => (index === undefined ? [] : [{ id, index }]));
  return found
    .sort((a, b) => a.index - b.index)
    .map(({ id, index }) => problemAt(file, spanAt(items[index]?.node, [targets.get(id) ?? 'target', 'exact'])));
}

/** A warning that a sidecar has annotations, but no article of the name `article` next to it. */
export function articleMissing(yamlText: string, article: string): SidecarProblem {
  const message = phrase`The article “${article}” is missing from this folder. The annotations are kept: restore the article, or rename this file after the article’s new name.`;
  const file = readYaml(yamlText);
  return file.problemAt('sidecar/article-missing', 'warning', message, spanAt(file.document?.contents, ['source']));
}
