import { type PlaceRow, placeRows } from '../../../core/view';
import { foundAtCursor } from '../../services/foundQuote';
import type { Services } from '../../services/services';
import { startArgument } from '../../shell/args';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { nameOf } from '../../stores/writeErrors';
import type { ReuseAnswers } from './reuseAnswers';

/** Lists all places of a quote, and shows the one that is chosen. */
export function reuseCommands(services: Services, answers: ReuseAnswers): Handlers {
  const { index, views, passages } = services;
  const quoteAtCursor = async () => {
    const at = await foundAtCursor(views, answers);
    return at && { uri: at.view.uri, start: at.found.start };
  };
  return {
    showReuse: async argument => {
      const at = startArgument(argument) ?? (await quoteAtCursor());
      const path = at && index.pathOf(at.uri);
      const list = at && typeof path === 'string' ? await index.ask('reusePlaces', path, at.start) : null;
      if (!list?.places.length) {
        void showInformation(plainText`This quote is in no other article of the index.`);
        return;
      }
      const rows = placeRows(list, LANGUAGE);
      const chosen = await pickOne(
        rows.map(row => ({ ...row, icon: row.isAsked ? ('quote' as const) : ('again' as const), value: row })),
        {
          title: plainText`Where This Quote Comes Again`,
          placeholder: plainText`The earliest first. [−…] is only in this quote, [+…] only there`,
          matchOnDescription: true,
        },
      );
      if (!chosen) return;
      const uri = index.uriOf(chosen.place.file);
      const view = await views.of(uri);
      if (!view) throw new Error(say`${nameOf(uri)} is no longer there.`);
      await passages.show(view, [placeIn(view.text, chosen.place)]);
    },
  };
}

/** Where the quote is now: the file may have changed since it was indexed. */
function placeIn(text: string, { start, end, text: words }: PlaceRow['place']) {
  const from = text.slice(start, end) === words ? start : text.indexOf(words);
  return from < 0 ? { start, end } : { start: from, end: from + words.length };
}
