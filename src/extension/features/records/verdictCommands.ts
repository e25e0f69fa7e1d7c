import { foundAtCursor } from '../../services/foundQuote';
import type { IndexAnswers } from '../../services/indexAnswers';
import type { Services } from '../../services/services';
import { startArgument } from '../../shell/args';
import { plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import type { Handlers } from '../../shell/register';
import { nameOf } from '../../stores/writeErrors';
import type { Verdict } from './holding';

/** Shows where a record has a quote, or the record that does not have it. */
export function verdictCommands(services: Services, verdicts: IndexAnswers<readonly Verdict[]>): Handlers {
  const { index, views, passages } = services;
  return {
    showVerdict: async argument => {
      const at = startArgument(argument);
      const found = at
        ? verdicts.of(at.uri)?.find(({ start }) => start === at.start)
        : (await foundAtCursor(views, verdicts))?.found;
      if (!found) {
        void showInformation(
          plainText`This quote is held against no record. Mark a transcript or speech as a record first.`,
        );
        return;
      }
      const { record, verification } = found;
      const uri = index.uriOf(record.file);
      const view = await views.of(uri);
      if (!view) throw new Error(say`${nameOf(uri)} is no longer there.`);
      const [start, end] = verification.place ?? [record.start, record.start];
      await passages.show(view, [{ start, end }]);
    },
  };
}
