/** Tools that write annotations, by the same use cases as people's commands. Hosts offer them only where it is allowed. */
import type { QuoteView } from '../../annotation';
import { foldWords } from '../../corpus';
import type { Verdict } from '../../project';
import { textOf } from '../../text';
import { verdictOn } from '../../view';
import { cut, type JsonObject } from '../answer';
import { AgentError, optionalChoice, optionalText, requiredText } from '../fields';
import {
  FILE_FIELD,
  fileNamed,
  LINE_FIELD,
  lineOf,
  placeOfWords,
  type QuoteIn,
  quotesWithin,
  quoteWith,
} from '../places';
import type { AgentFile, AgentPorts, AgentView, AgentWriter } from '../ports';
import { reasonedQuote } from '../quoteAnswers';
import { makeTool } from '../tool';

const MAX_NOTE = 10_000;
const MAX_NAME = 200;

const WORDS_FIELD = requiredText('The words to annotate, copied from the file.', 5_000);
const QUOTE_FIELD = requiredText('Words of the quote, copied from the file.', 5_000);

interface PlaceInput {
  readonly file: string;
  readonly words: string;
  readonly line: number | null;
}

const inPlace = ({ file, words, line }: PlaceInput): string =>
  `“${cut(words, 200)}” in ${file}${line === null ? '' : `, line ${line}`}`;

/** A file that is written, as it is now. */
interface OpenFile<V extends AgentView> {
  readonly file: AgentFile;
  readonly view: V;
  readonly writer: AgentWriter<V>;
}

async function openToWrite<V extends AgentView>(ports: AgentPorts<V>, name: string): Promise<OpenFile<V>> {
  const { writer } = ports;
  if (!writer) throw new AgentError('Writing is not allowed here.');
  const file = await fileNamed(ports, name);
  return { file, view: await ports.viewOf(file), writer };
}

export const addNote = makeTool({
  name: 'add_note',
  title: 'Add Note',
  description: 'Adds a note to words of an article. It is stored beside the article, which does not change.',
  fields: {
    file: FILE_FIELD,
    words: WORDS_FIELD,
    line: LINE_FIELD,
    note: requiredText('The note, in Markdown.', MAX_NOTE),
  },
  isWriting: true,
  describe: input => `Add the note “${cut(input.note, MAX_NOTE)}” to ${inPlace(input)}`,
  run: async ({ note, ...place }, ports) => {
    const { file, view, writer } = await openToWrite(ports, place.file);
    const at = placeOfWords(view, place.words, place.line);
    await writer.addNote(file, view, at, plainLines(note));
    return { added: 'note', file: file.name, line: lineOf(view, at.start), words: cut(textOf(view.text, at)) };
  },
});

export const addTag = makeTool({
  name: 'add_tag',
  title: 'Add Tag',
  description:
    'Puts a tag on words of an article. Take a tag that is in use where one fits: list_annotations with kind tag.',
  fields: {
    file: FILE_FIELD,
    words: WORDS_FIELD,
    line: LINE_FIELD,
    tag: requiredText('The name of the tag.', MAX_NAME),
  },
  isWriting: true,
  describe: input => `Add the tag “${input.tag}” to ${inPlace(input)}`,
  run: async ({ tag, ...place }, ports) => {
    const { file, view, writer } = await openToWrite(ports, place.file);
    const at = placeOfWords(view, place.words, place.line);
    const name = oneLine(tag);
    const answer = { tag: name, file: file.name, line: lineOf(view, at.start), words: cut(textOf(view.text, at)) };
    const isThere = view.annotations.some(
      ({ annotation, anchor }) =>
        annotation.kind === 'tag' &&
        annotation.tag === name &&
        anchor.span?.start === at.start &&
        anchor.span.end === at.end,
    );
    if (isThere) return { added: null, hint: 'The words have this tag already.', ...answer };
    await writer.addTag(file, view, at, name);
    return { added: 'tag', ...answer };
  },
});

export const confirmSpeaker = makeTool({
  name: 'confirm_speaker',
  title: 'Confirm Speaker',
  description:
    'Records that the speaker of a quote is right as found. Only after checking the text: read_article and who_said show it.',
  fields: {
    file: FILE_FIELD,
    words: QUOTE_FIELD,
    line: LINE_FIELD,
    speaker: requiredText('The name of the speaker that is confirmed, as who_said gives it.', MAX_NAME),
  },
  isWriting: true,
  describe: input => `Confirm ${input.speaker} as the speaker of ${inPlace(input)}`,
  run: async ({ speaker, ...place }, ports) => {
    const open = await openToWrite(ports, place.file);
    const found = quoteWith(open.view, place.words, place.line);
    const present = found.quote.speaker?.name;
    if (present === undefined || foldWords(present) !== foldWords(speaker))
      throw new AgentError(
        `The speaker found for this quote is ${present ?? 'nobody'}, not ${speaker}. Use correct_speaker to change it.`,
      );
    return decide(ports, open, found, verdictOn(found.article, found.quote, present));
  },
});

const OTHERWISE = ['not_this_speaker', 'not_speech'] as const;

export const correctSpeaker = makeTool({
  name: 'correct_speaker',
  title: 'Correct Speaker',
  description:
    'Records another speaker for a quote; or that the speaker found is wrong and the right one unknown; or that the words are not speech. Only after checking the text.',
  fields: {
    file: FILE_FIELD,
    words: QUOTE_FIELD,
    line: LINE_FIELD,
    speaker: optionalText('The full name of the right speaker.', MAX_NAME),
    otherwise: optionalChoice('In place of a speaker.', OTHERWISE),
  },
  isWriting: true,
  describe: input =>
    input.otherwise === 'not_speech'
      ? `Record that ${inPlace(input)} is not speech`
      : input.speaker === null
        ? `Record that the speaker of ${inPlace(input)} is wrong`
        : `Record ${input.speaker} as the speaker of ${inPlace(input)}`,
  run: async ({ speaker, otherwise, ...place }, ports) => {
    if ((speaker === null) === (otherwise === null))
      throw new AgentError(`Give either a “speaker” or “otherwise”: ${OTHERWISE.join(', ')}.`);
    const open = await openToWrite(ports, place.file);
    const found = quoteWith(open.view, place.words, place.line);
    const verdict =
      speaker === null
        ? rejection(found.quote, otherwise)
        : verdictOn(found.article, found.quote, nameIn(found, speaker));
    return decide(ports, open, found, verdict);
  },
});

function rejection({ speaker }: QuoteView, otherwise: (typeof OTHERWISE)[number] | null): Verdict {
  if (otherwise === 'not_speech') return { status: 'rejected' };
  if (!speaker) throw new AgentError('This quote has no speaker that could be wrong.');
  return { status: 'rejected', speaker: speaker.name };
}

/** The name as the article has it, where it has this name. */
function nameIn({ article }: QuoteIn, speaker: string): string {
  const folded = foldWords(speaker);
  if (!folded) throw new AgentError('“speaker” has no letters.');
  return article.entities.find(one => !one.hidden && foldWords(one.name) === folded)?.name ?? oneLine(speaker);
}

async function decide<V extends AgentView>(
  ports: AgentPorts<V>,
  { file, view, writer }: OpenFile<V>,
  { quote }: QuoteIn,
  verdict: Verdict,
): Promise<JsonObject> {
  await writer.decide(file, view, quote, verdict);
  const now = await ports.viewOf(file);
  const { span } = quote.quote;
  const written = quotesWithin(now, span).find(one => one.quote.quote.span.start === span.start);
  const place = { file: file.name, line: lineOf(view, span.start) };
  return {
    decided: verdict.status,
    ...(written ? reasonedQuote(file, now, written, ports.minimumConfidence) : place),
  };
}

/** Without control characters but line breaks and tabs. */
const plainLines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .trim();

const oneLine = (text: string): string => plainLines(text).replace(/\s+/g, ' ');
