import assert from 'node:assert/strict';
import { COMMON_WORDS, nameOfLanguage, SCRIPTS } from '../../../../src/core/language/others';

describe('the names of languages', () => {
  const languages = [
    ...COMMON_WORDS.keys(),
    ...SCRIPTS.flatMap(({ language, others = [] }) => [language, ...others.map(other => other.language)]),
  ];
  for (const language of languages)
    it(`${language} can be told in other languages`, () => assert.equal(nameOfLanguage(language).text, language));
});
