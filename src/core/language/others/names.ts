import { asWritten, type Message, phrase } from '../../text';

const NAMES: ReadonlyMap<string, Message> = new Map(
  [
    phrase`German`,
    phrase`French`,
    phrase`Spanish`,
    phrase`Portuguese`,
    phrase`Italian`,
    phrase`Dutch`,
    phrase`Polish`,
    phrase`Swedish`,
    phrase`Danish`,
    phrase`Norwegian`,
    phrase`Turkish`,
    phrase`Finnish`,
    phrase`Czech`,
    phrase`Hungarian`,
    phrase`Romanian`,
    phrase`Indonesian`,
    phrase`Russian`,
    phrase`Ukrainian`,
    phrase`Serbian or Macedonian`,
    phrase`Greek`,
    phrase`Arabic`,
    phrase`Persian or Urdu`,
    phrase`Hebrew`,
    phrase`Japanese`,
    phrase`Korean`,
    phrase`Chinese`,
    phrase`Hindi`,
    phrase`Thai`,
  ].map(name => [name.text, name]),
);

/** The name of a language, to be told. @param language its English name, as in `COMMON_WORDS` and `SCRIPTS` */
export const nameOfLanguage = (language: string): Message => NAMES.get(language) ?? asWritten(language);
