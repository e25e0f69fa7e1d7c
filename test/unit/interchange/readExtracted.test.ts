/** Lines of `extract` are untrusted where they are read back: they may come from any file. */
import assert from 'node:assert/strict';
import { CorpusEntityIndex, overlay } from '../../../src/core/annotation';
import { parse } from '../../../src/core/article/parse';
import { FormatError, toExchangeDocument } from '../../../src/core/interchange';
import { extractArticle } from '../../../src/core/interchange/extract';
import { analysisOf, readExtracted } from '../../../src/core/interchange/readExtracted';
import { LineIndex } from '../../../src/core/text/lines';
import { analyse } from '../analyse';

const TEXT =
  'Ferry date 2025-03-04 [Source: Coast Wire]\n\n“It sails on Monday,” Ana Brodsky, a captain, said. “Who knows?” asked Tom Reyes.\n';
const [ARTICLE] = parse(TEXT).articles;
const LINE: unknown = JSON.parse(
  JSON.stringify(
    extractArticle({ file: 'a.txt', text: TEXT, lines: new LineIndex(TEXT), problems: [] }, analyse(TEXT, ARTICLE!)),
  ),
);

type Path = readonly (string | number)[];

/** All places in a value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys: Path = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  const inside = keys.flatMap(key => pathsIn((value as Record<string | number, unknown>)[key], [...path, key]));
  return path.length ? [path, ...inside] : inside;
}

function withValue(path: Path, value: unknown): unknown {
  const copy = structuredClone(LINE);
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  at[path.at(-1)!] = value;
  return copy;
}

/** @returns whether it was read; throws what is no `FormatError` */
function isRead(line: unknown): boolean {
  try {
    const analysis = analysisOf(readExtracted(JSON.stringify(line)), ARTICLE!, TEXT);
    toExchangeDocument('a', TEXT, [overlay(analysis, [], { text: TEXT, corpus: new CorpusEntityIndex([]) })], []);
    return true;
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
    return false;
  }
}

describe('a line of extract', () => {
  it('is read back', () => assert.ok(isRead(LINE)));

  for (const [what, value] of [
    ['missing', undefined],
    ['null', null],
    ['a number', 7],
    ['text', 'x'],
    ['an empty list', []],
    ['an empty object', {}],
  ] as const)
    it(`is read or refused with any of its parts ${what}`, () => {
      for (const path of pathsIn(LINE))
        assert.doesNotThrow(() => isRead(withValue(path, value)), `${path.join('.')} is ${what}`);
    });

  for (const path of [
    ['quotes', 0, 'reporting', 'content'],
    ['quotes', 0, 'speaker', 'evidence'],
    ['entities', 0, 'aliases'],
  ] as const)
    it(`is refused without a list in ${path.join('.')}`, () => assert.equal(isRead(withValue(path, 'x')), false));
});
