/**
 * Messages to a person, before it is known in which language they are read: plain data, which workers can post.
 * The command line and files tell them in English, the editor in its own language.
 */
import { ENGLISH, keyOfText, type Message, type MessageValue } from './displayLanguage';

/** Makes a message of a template, as a tag. */
export const phrase = (constants: readonly string[], ...values: readonly MessageValue[]): Message => ({
  text: keyOfText(constants),
  values,
});

/** `quantity(2, 'quote')` is `2 quotes`. The keys are `{0} quote` and `{0} quotes`, as those of `count`. */
export const quantity = (n: number, noun: string, plural = `${noun}s`): Message =>
  phrase(['', ` ${n === 1 ? noun : plural}`], n);

/** A message that has no translation: names, examples, what another program says. */
export const asWritten = (text: string): Message => ({ text: '{0}', values: [text] });

/** Several messages as one, with spaces between them. */
export const inARow = (messages: readonly Message[], separator = ' '): Message => ({
  text: messages.map((_, i) => `{${i}}`).join(separator),
  values: messages,
});

export const inEnglish = (message: Message): string => ENGLISH.tell(message);

/** An error that tells a person what is wrong. Its `message` is English. */
export class ToldError extends Error {
  constructor(readonly told: Message) {
    super(inEnglish(told));
  }
}

/** What a person is told of an error: its message if it has one, else what is thrown, as it is. */
export const toldBy = (error: unknown): Message =>
  error instanceof ToldError ? error.told : asWritten(error instanceof Error ? error.message : String(error));
