/**
 * Fences over the source: regular expressions that take more than linear time, and lists of any length as arguments of
 * a call, which end in “Maximum call stack size exceeded”.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RegExpParser } from '@eslint-community/regexpp';
import { type AnyNode, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { analyse } from 'scslre';

const SRC = path.resolve(__dirname, '..', '..', 'src');

/** Lists that may be spread into arguments, each with the reason why it is short. */
const SHORT_LISTS: Readonly<Record<string, string>> = {
  'extension/stores/backgroundWorker.ts: args': 'the parameters of one operation',
  'worker/operations.ts: args': 'the parameters of one operation',
  'core/corpus/queries/eachReading.ts: args': 'the parameters of one question',
  'core/corpus/queries/index.ts: args': 'the parameters of one question',
  'core/interchange/formats/tei.ts: chained(item, part)': 'three attributes',
  'core/view/hover/articleHover.ts: whyLines(view, source, quote, options, isUnnamed)': 'three lines',
  'extension/shell/queryLine.ts: triggers': 'a few characters',
  'extension/shell/messages.ts: buttons': 'the buttons of one question',
  'extension/shell/register.ts: Object.entries(handlers).map(…)': 'one for each command in the source',
  'extension/features/review/reviewer.ts: again': 'one button at most',
};

/** What a constructor registered: as many as the source has. */
const REGISTRATIONS = /: \w+\.disposables$/;

/** Stores and tracked ranges have a method of the name `apply`, which is not that of functions. */
const STORES = /(?:^|\.)(?:sidecars|corpus|this|ranges?)$/;

interface Source {
  /** Relative to `src`. */
  readonly file: string;
  /** As JavaScript. */
  readonly code: string;
  readonly nodes: readonly AnyNode[];
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.name.endsWith('.ts')) yield file;
  }
}

function sourceOf(file: string, text: string): Source {
  const { code } = transformSync(text, { loader: 'ts', target: 'es2022', format: 'esm' });
  return { file, code, nodes: [...nodesBelow(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))] };
}

function* nodesBelow(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child.type === 'string') yield* nodesBelow(child);
  }
}

const allSources = (): Source[] =>
  [...filesBelow(SRC)].map(file =>
    sourceOf(path.relative(SRC, file).split(path.sep).join('/'), readFileSync(file, 'utf8')),
  );

const codeOf = ({ code }: Source, { start, end }: AnyNode): string => code.slice(start, end).replace(/\s+/g, ' ');

/** Regular expressions of which some input of length n takes more than n steps or so, and those made at run time. */
function slowExpressions(source: Source): string[] {
  return source.nodes.flatMap(node => {
    if (node.type === 'Literal' && node.regex) {
      const literal = new RegExpParser().parseLiteral(codeOf(source, node));
      return analyse(literal).reports.length ? [`${source.file}: ${codeOf(source, node)}`] : [];
    }
    const made = node.type === 'NewExpression' || node.type === 'CallExpression';
    return made && codeOf(source, node.callee as AnyNode) === 'RegExp'
      ? [`${source.file}: ${codeOf(source, node)}`]
      : [];
  });
}

/** An array that is written out, or a choice between such. */
function isWrittenOut(node: AnyNode): boolean {
  if (node.type === 'ConditionalExpression') return isWrittenOut(node.consequent) && isWrittenOut(node.alternate);
  return node.type === 'ArrayExpression' && node.elements.every(element => element?.type !== 'SpreadElement');
}

/** Lists that are spread into the arguments of a call, but for those that are written out there. */
function spreadLists(source: Source): string[] {
  return source.nodes.flatMap(node => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
    const spread = node.arguments.flatMap(argument => (argument.type === 'SpreadElement' ? [argument.argument] : []));
    const found = spread.filter(list => !isWrittenOut(list)).map(list => `${source.file}: ${listName(source, list)}`);
    const { callee } = node;
    const applied =
      callee.type === 'MemberExpression' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'apply' &&
      !STORES.test(codeOf(source, callee.object));
    return applied ? [...found, `${source.file}: ${codeOf(source, node)}`] : found;
  });
}

/** What a function in it does does not change how long the list is. */
function listName(source: Source, list: AnyNode): string {
  const text = codeOf(source, list);
  return text.length <= 80 ? text : text.replace(/\.map\(.*\)$/, '.map(…)');
}

describe('work in proportion', () => {
  const sources = allSources();

  it('is what every regular expression does', () => {
    assert.deepEqual(sources.flatMap(slowExpressions), []);
  });

  for (const expression of ['/\\s+$/', '/(a+)+b/', '/^(?:a*)*b/', '/a[^b]*$/', '/\\d+\\.\\d+/u', 'new RegExp(text)'])
    it(`is not done by ${expression}, which is noticed`, () => {
      assert.equal(slowExpressions(sourceOf('a.ts', `const a: RegExp = ${expression};`)).length, 1);
    });

  it('is not endangered by lists of any length as arguments', () => {
    const found = sources.flatMap(spreadLists).filter(list => !REGISTRATIONS.test(list));
    assert.deepEqual(
      found.filter(list => !Object.hasOwn(SHORT_LISTS, list)),
      [],
    );
    assert.deepEqual(
      Object.keys(SHORT_LISTS).filter(list => !found.includes(list)),
      [],
      'no longer spread: take it from the list',
    );
  });

  for (const call of ['a.push(...b)', 'Math.max(0, ...b.map(c))', 'String.fromCharCode(...b)', 'f.apply(null, b)'])
    it(`is endangered by ${call}, which is noticed`, () => {
      assert.equal(spreadLists(sourceOf('a.ts', `${call};`)).length, 1);
    });

  for (const call of ['a.push(...(b ? [b] : []), c)', 'f([...b])', 'this.sidecars.apply(uri, b)'])
    it(`is not endangered by ${call}`, () => {
      assert.deepEqual(spreadLists(sourceOf('a.ts', `${call};`)), []);
    });
});
