import type { Doc, Token } from './document';
import { Flag, lexicon } from './lexicon';
import type { EntityType } from './model';
import { nameModel } from './nameModel';
import { KINDS, type TaggedName, tagNames } from './nameTagger';
import { entryOf } from './traits';

/** A name as it stands in the text, without title: tokens `[first, last)`. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
}

/** All names of people, organizations, places, groups and the rest, in order, none overlapping. */
export function findNames(doc: Doc): NameSpan[] {
  return tagNames(doc, lexicon(), nameModel()).map(name => ({
    first: name.first,
    last: name.last,
    type: KINDS[name.kind] === 'misc' ? miscType(doc, name) : (KINDS[name.kind] as EntityType),
  }));
}

const EVENT =
  /^(?:war|wars|cup|games|olympics|championships?|open|festival|conference|summit|revolution|day|election|elections|league|prix|tour|treaty|crisis|convention|massacre|holocaust|uprising|bowl|marathon)$/;

/** What the tagger calls miscellaneous, told apart: peoples and parties' members, events, the rest. */
function miscType(doc: Doc, { first, last }: TaggedName): EntityType {
  const head = (doc.tokens[last - 1] as Token).lower;
  if (EVENT.test(head) || (doc.tokens[first] as Token).lower === 'world') return 'event';
  if (last - first > 2) return 'other';
  const entry = entryOf(lexicon(), head);
  const people =
    (entry & Flag.Demonym) !== 0 || /(?:ian|ians|ish|ese|ist|ists|crat|crats|ican|icans|ite|ites)$/.test(head);
  return people ? 'group' : 'other';
}
