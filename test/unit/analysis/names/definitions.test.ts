import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutAddresses } from '../../../../src/core/analysis/names/addresses';
import { withDefinitions } from '../../../../src/core/analysis/names/definitions';
import { withJoinedPlaces } from '../../../../src/core/analysis/names/joinedPlaces';
import { evidenceSteps } from '../../../../src/core/analysis/tokens/tokenEvidence';
import { runToEnd } from '../../../../src/core/text/steps';
import { remade } from './marked';

describe('names that a sentence defines', () => {
  const cases: [string, string[]][] = [
    ['[person Halvik] is a village in the north', ['place Halvik']],
    ['The [person Halvik Dock] is a dock, on the river', ['place Halvik Dock']],
    ['[person Halvik] is a village and former parish in the north', ['place Halvik']],
    ['[place Halvik] (pronounced hal-VEEK) was a ferry company', ['organization Halvik']],
    ['[place The Tinkers] were an English folk / rock band from the north', ['organization The Tinkers']],
    ['[organization Golden Draw] is one of the games offered there', ['other Golden Draw']],
    ['[place Halvik] is a company. A ferry of [person Halvik] sank', ['organization Halvik', 'organization Halvik']],
    ['[place Halvik] is a company of the [person Halvik] family', ['organization Halvik', 'person Halvik']],
    ['[person Holm] is the company’s director', ['person Holm']],
    ['[person Holm] is a company director', ['person Holm']],
    ['[person Ann Holm] was the party', ['person Ann Holm']],
    ['[person Holm] was a club and country hero', ['person Holm']],
    ['[place Norway] is a team that can win', ['place Norway']],
    ['[organization Holm Unified] is a school district in the north', ['organization Holm Unified']],
    ['The owner of [organization Halvik] is a village in itself', ['organization Halvik']],
    ['a fire in [organization Halvik], a town in the north', ['place Halvik']],
    ['a fire in [organization Halvik], the capital city of the north', ['place Halvik']],
    ['[person Ann Holm], the village of her youth', ['person Ann Holm']],
    ['[organization Halvik], a ferry company', ['organization Halvik']],
    ['[organization Halvik] is a', ['organization Halvik']],
    ['[organization Halvik] (is a village', ['organization Halvik']],
  ];
  for (const [text, names] of cases) it(text, () => assert.deepEqual(remade(text, withDefinitions), names));

  it('keep their number, order and limits', () => {
    const word = fc.constantFrom(
      'is',
      'a',
      'the',
      'village',
      'band',
      'of',
      'and',
      ',',
      '(',
      ')',
      '[place Halvik]',
      '.',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), words => {
        const text = `[person Halvik] ${words.join(' ')}`;
        assert.equal(remade(text, withDefinitions).length, remade(text, (_, names) => names).length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('places that the tagger parts', () => {
  const cases: [string, string[]][] = [
    ['in [place Trinidad] and [place Tobago] it rained', ['place Trinidad and Tobago']],
    ['in [place Norway] and [place Tobago] it rained', ['place Norway', 'place Tobago']],
    ['on Air [place Norway] they fly', ['organization Air Norway']],
    ['in the air [place Norway] is strong', ['place Norway']],
    ['on [organization Polar Air] [place Norway] relies', ['organization Polar Air', 'place Norway']],
  ];
  for (const [text, names] of cases)
    it(text, () =>
      assert.deepEqual(
        remade(text, (doc, found) => withJoinedPlaces(doc, runToEnd(evidenceSteps(doc)), found)),
        names,
      ),
    );
});

describe('words of addresses', () => {
  const cases: [string, string[]][] = [
    ['call [person Ann.Holm]@halvik.example or write', []],
    ['to [person Sales Ann].Holm@halvik.example', ['person Sales']],
    ['see [organization http://halvik.example/Ann] for more', []],
    ['from [person Ann Holm]@HALVIK', ['person Ann Holm']],
    ['ask [person Ann Holm] or mail holm@halvik.example', ['person Ann Holm']],
  ];
  for (const [text, names] of cases) it(text, () => assert.deepEqual(remade(text, withoutAddresses), names));
});
