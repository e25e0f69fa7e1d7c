import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AGENT_TOOLS } from '../../../src/core/agents/allTools';
import { AgentError } from '../../../src/core/agents/fields';
import { placeOfWords } from '../../../src/core/agents/places';
import { foldPassage } from '../../../src/core/interchange';
import { LineIndex } from '../../../src/core/text';
import { HARBOUR } from './news';

describe('the input of tools', () => {
  const values = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.integer());
  for (const tool of AGENT_TOOLS)
    it(`of ${tool.name} is refused with a sentence, or taken`, () => {
      const fields = Object.fromEntries(Object.keys(tool.input.properties).map(name => [name, values]));
      const inputs = fc.oneof(fc.jsonValue(), fc.record(fields, { requiredKeys: [] }));
      fc.assert(
        fc.property(inputs, input => {
          try {
            assert.equal(typeof tool.describeCall(input), 'string');
          } catch (error) {
            assert.ok(error instanceof AgentError, String(error));
            assert.match(error.message, /\.$|: /);
          }
        }),
        { numRuns: 60 },
      );
    });

  it('names places: any words of a file, with their line, are found there or told apart', () => {
    const view = { text: HARBOUR, lines: new LineIndex(HARBOUR) };
    fc.assert(
      fc.property(fc.nat(HARBOUR.length), fc.integer({ min: 1, max: 80 }), (start, length) => {
        const words = HARBOUR.slice(start, start + length);
        fc.pre(foldPassage(words) !== '');
        const line = view.lines.positionAt(start + (words.length - words.trimStart().length)).line + 1;
        try {
          const { start: from, end } = placeOfWords(view, words, line);
          assert.equal(foldPassage(HARBOUR.slice(from, end)), foldPassage(words));
        } catch (error) {
          assert.ok(error instanceof AgentError && /more than once/.test(error.message), String(error));
        }
      }),
    );
  });
});
