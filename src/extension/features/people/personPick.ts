import type { Person } from '../../../core/corpus';
import { type PlainText, personRow } from '../../../core/view';
import { LANGUAGE, plainText } from '../../shell/language';
import { pickWhileTyping } from '../../shell/picks';
import type { PeopleIndex } from './peopleLists';

const MAX_SHOWN = 50;

/** Asks for somebody of the corpus. The index answers while the person types. */
export function choosePerson(
  index: PeopleIndex,
  title: PlainText,
  except: readonly Person[],
): Promise<Person | undefined> {
  const keys = new Set(except.map(({ key }) => key));
  return pickWhileTyping({
    title,
    placeholder: plainText`Type parts of a name`,
    find: async filter => {
      const page = { limit: MAX_SHOWN + keys.size, offset: 0 };
      const { people } = await index.ask('people', { type: 'all', sort: 'quotes', filter }, page);
      return people
        .filter(({ key }) => !keys.has(key))
        .slice(0, MAX_SHOWN)
        .map(person => {
          const { label, description, icon } = personRow(person, 'quotes', LANGUAGE);
          return { label, description, icon, value: person };
        });
    },
  });
}
