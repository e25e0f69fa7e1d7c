import { type PlainText, placeNode, placesToCheck } from '../../../core/view';
import { LANGUAGE, plainText } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { SeedView } from '../../stores/viewStore';

/** Asks for an annotation of a file that has to be checked; lost ones come first. @returns its id, if one was chosen */
export async function pickPlace(view: SeedView, title: PlainText): Promise<string | undefined> {
  const places = placesToCheck(view.text, view.annotations);
  const ordered = [...places.filter(({ lost }) => lost), ...places.filter(({ lost }) => !lost)];
  if (!ordered.length) {
    void showInformation(plainText`All annotations of this file are in place.`);
    return undefined;
  }
  const rows = ordered.map(place => {
    const { label, description, icon, ref } = placeNode(place, LANGUAGE);
    return { icon, label, description, value: ref };
  });
  return pickOne(rows, { title, matchOnDescription: true });
}
