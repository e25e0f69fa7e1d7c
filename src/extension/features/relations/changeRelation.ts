import type { Annotation, Relation } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import type { Services } from '../../services/services';
import { plainText } from '../../shell/language';
import { Transaction } from '../../stores/history';
import type { SeedView } from '../../stores/viewStore';
import { chooseRelation } from './relationPicks';

/** Asks for another type or direction of a relation, and changes it. @param ends file offsets of its two passages */
export async function changeRelation(
  { annotator, vocabulary }: Services,
  view: SeedView,
  present: Relation,
  ends: readonly [Span, Span],
): Promise<void> {
  const chosen = await chooseRelation(vocabulary, view, ends, plainText`Change Relation`, present);
  if (!chosen) return;
  const { relation, reversed } = chosen;
  const changed = (fresh: Annotation): Annotation => {
    if (fresh.kind !== 'relation') return fresh;
    return reversed ? { ...fresh, relation, target: fresh.to, to: fresh.target } : { ...fresh, relation };
  };
  const both = new Transaction();
  await annotator.update(view.uri, present.id, changed, both);
  await vocabulary.defineRelation(relation, view.uri, both);
}
