/**
 * Finds the texts that the extension shows: templates with the tags of src/extension/shell/language.ts, of
 * `DisplayLanguage` and of src/core/text/message.ts, and calls of `count` and `quantity`. test/unit/translations.test.ts holds the translations to them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AnyNode, type CallExpression, type Expression, parse, type TaggedTemplateExpression } from 'acorn';
import { transformSync } from 'esbuild';
import { keyOfText } from '../src/core/text';

export interface FoundTexts {
  /** Keys of translations, sorted. */
  readonly keys: readonly string[];
  /** Texts whose key cannot be told: a noun that is not written out. */
  readonly unclear: readonly string[];
}

const TAGS = ['say', 'plainText', 'keyOfText', 'phrase'];
const COUNTS = ['count', 'counted', 'quantity'];

/** Finds the texts of all TypeScript files below some folders. */
export function textsIn(folders: readonly string[]): FoundTexts {
  const keys = new Set<string>();
  const unclear: string[] = [];
  for (const folder of folders)
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const found = textsOf(readFileSync(file, 'utf8'));
      for (const key of found.keys) keys.add(key);
      unclear.push(...found.unclear.map(one => `${file}: ${one}`));
    }
  return { keys: [...keys].sort(), unclear };
}

/** Finds the texts of one source. */
export function textsOf(source: string): FoundTexts {
  const { code } = transformSync(source, { loader: 'ts', target: 'esnext' });
  const keys: string[] = [];
  const unclear: string[] = [];
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), node => {
    if (node.type === 'TaggedTemplateExpression' && TAGS.includes(tagNameOf(node.tag) ?? ''))
      keys.push(...keysOf(node));
    if (node.type !== 'CallExpression' || !COUNTS.includes(nameOf(node.callee as Expression) ?? '')) return;
    const nouns = nounsOf(node);
    if (nouns) keys.push(...nouns.map(noun => keyOfText(['', ` ${noun}`])));
    else if (node.arguments.length > 1) unclear.push(code.slice(node.start, node.end));
  });
  return { keys, unclear };
}

/** `say` of `say`, `language.say` and `this.language.say`. */
const tagNameOf = (node: Expression): string | null =>
  node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : nameOf(node);

/** `count` of `count` and of `language.count`. */
const nameOf = (node: Expression): string | null =>
  node.type === 'Identifier'
    ? node.name
    : node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.object.type === 'Identifier'
      ? node.property.name
      : null;

/** None where there are no words to translate. */
function keysOf({ quasi }: TaggedTemplateExpression): string[] {
  const constants = quasi.quasis.map(({ value }) => value.cooked ?? '');
  return /\p{L}{2}|“/u.test(constants.join('')) ? [keyOfText(constants)] : [];
}

/** Singular and plural of a call of `count`; null if they are not written out, or if it is another function. */
function nounsOf(call: CallExpression): string[] | null {
  const [, ...nouns] = call.arguments;
  const written = nouns.map(noun => (noun.type === 'Literal' && typeof noun.value === 'string' ? noun.value : null));
  const [singular, plural = `${singular}s`] = written;
  return singular != null && written.every(noun => noun !== null) && plural !== null ? [singular, plural] : null;
}

function visit(node: AnyNode, enter: (node: AnyNode) => void): void {
  enter(node);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object' && typeof child.type === 'string') visit(child as AnyNode, enter);
}
