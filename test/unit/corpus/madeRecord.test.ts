import assert from 'node:assert/strict';
import { RecordText } from '../../../src/core/corpus/reuse/record';
import { randomFrom, zipfWord } from './planted';

const random = randomFrom(5);
const below = (n: number): number => Math.floor(random() * n);
/** A made transcript of 20,000 words, some as frequent as in a language. */
const WORDS = Array.from({ length: 20_000 }, () => zipfWord(random));
const record = new RecordText(WORDS.map((word, i) => (i % 17 ? word : `${word}.\n`)).join(' '));

function passage(least: number): string[] {
  const length = least + below(50);
  const from = below(WORDS.length - length);
  return WORDS.slice(from, from + length);
}

/** Leaves words out, or puts others in their place, and marks it as writers do. */
function shorten(words: readonly string[], most: number): string {
  const [from, length] = [4 + below(words.length - 10), 1 + below(most)];
  const [before, after] = [words.slice(0, from), words.slice(from + length)];
  const mark = ['…', '...', '[…]', '[the writer’s words]', '. . .'][below(5)];
  return [...before, mark, ...after].join(' ');
}

describe('a made record', () => {
  it('raises no alarm on a thousand true quotes', () => {
    for (let i = 0; i < 600; i++) {
      const quote = passage(1).join(' ');
      assert.equal(record.verify(`“${quote}”`).verdict, 'verbatim', quote);
    }
    for (let i = 0; i < 400; i++) {
      const quote = i % 20 ? shorten(passage(16), 5) : shorten(WORDS.slice(i * 40, i * 40 + 300), 260);
      const { verdict, changed } = record.verify(quote);
      assert.deepEqual([verdict, changed], ['shortened', 0], quote);
    }
  });

  it('finds every change planted in a thousand quotes, and how many words it is', () => {
    for (let i = 0; i < 1_000; i++) {
      const words = passage(8);
      const changes = 1 + below(Math.max(1, words.length / 8));
      for (let k = 0; k < changes; k++) {
        const at = 1 + below(words.length - 2);
        if (k % 3 === 0) words[at] = `new${k}`;
        else if (k % 3 === 1) words.splice(at, 0, `new${k}`);
        else words.splice(at, 0, `new${k}`, `other${k}`);
      }
      const { verdict, changed } = record.verify(`“${words.join(' ')}”`);
      const planted = words.filter(word => /^(?:new|other)/.test(word)).length;
      assert.deepEqual([verdict, changed], ['reworded', planted], words.join(' '));
    }
  });

  it('finds words that are left out without a mark', () => {
    for (let i = 0; i < 300; i++) {
      const words = passage(12);
      const [left] = words.splice(4 + below(words.length - 8), 1);
      const found = record.verify(words.join(' '));
      assert.deepEqual([found.verdict, found.changed], ['reworded', 1], `${left}: ${words.join(' ')}`);
    }
  });

  it('does not have quotes of other words', () => {
    for (let i = 0; i < 300; i++) {
      const quote = Array.from({ length: 10 + below(30) }, () => zipfWord(random)).join(' ');
      assert.equal(record.verify(quote).verdict, 'absent', quote);
    }
  });
});
