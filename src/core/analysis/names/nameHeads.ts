import { AREA_HEAD, BODY_BEFORE_OF, BODY_HEAD, isTimeZone, WEB_ADDRESS } from '../../language/en';
import type { EntityType } from '../model';
import type { Doc, Token } from '../tokens/document';
import type { NameSpan } from './nameSpans';

/**
 * Corrects names by the words that they consist of: `Nordfjord University` is an organization and `Anders Holm Avenue` a
 * place, whatever precedes their last word; `Court of Norland` is one name; `Nyhet.com` is an organization; `UTC` after a time
 * is no name. Names are in order, and so is the result.
 */
export function withHeads(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const kept: NameSpan[] = [];
  for (const name of names) {
    if (isZoneOfTime(doc, name)) continue;
    const type = typeByWords(doc, name);
    const before = kept.at(-1);
    if (before !== undefined && isOwnerOf(doc, name, before)) kept[kept.length - 1] = { ...before, last: name.last };
    else kept.push(type === name.type ? name : { ...name, type });
  }
  return kept;
}

function typeByWords({ tokens }: Doc, { first, last, type }: NameSpan): EntityType {
  const head = tokens[last - 1] as Token;
  if (last - first === 1) return WEB_ADDRESS.test(head.lower) ? 'organization' : type;
  if (BODY_HEAD.test(head.lower))
    return type === 'person' || type === 'place' || type === 'other' ? 'organization' : type;
  return type === 'person' && AREA_HEAD.test(head.lower) ? 'place' : type;
}

/** `0930 UTC`: whether a name is the zone of a time before it. */
function isZoneOfTime({ tokens }: Doc, { first, last }: NameSpan): boolean {
  const before = tokens[first - 1];
  if (last - first !== 1 || before === undefined || !isTimeZone(tokens[first]?.text ?? '')) return false;
  return before.kind === 'number' || /^[ap]\.?m\.?$/.test(before.lower);
}

/** `High Court of Norland`: whether a place belongs to the name of a body before it. */
function isOwnerOf({ tokens }: Doc, { first, type }: NameSpan, body: NameSpan): boolean {
  if (type !== 'place' || body.type !== 'organization') return false;
  const [of, the] = [tokens[body.last], tokens[body.last + 1]];
  if (of?.lower !== 'of' || of.sentence !== tokens[first]?.sentence) return false;
  if (first !== body.last + (the?.lower === 'the' ? 2 : 1)) return false;
  return BODY_BEFORE_OF.test(tokens[body.last - 1]?.lower ?? '');
}
