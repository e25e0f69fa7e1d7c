import assert from 'node:assert/strict';
import { readFeed } from '../../../src/core/conversion/feed';
import { inEnglish } from '../../../src/core/text';

const textOfHtml = (html: string) =>
  html
    .replaceAll('&amp;', '&')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line);
const read = (xml: string) => readFeed(xml, textOfHtml);
const told = (xml: string) =>
  read(xml).articles.map(one => [one.title?.text, one.date?.text, one.source?.text, one.paragraphs]);

describe('feeds', () => {
  it('are read: RSS', () => {
    const xml = `<?xml version="1.0"?><rss version="2.0" xmlns:content="c"><channel><title>Coast Wire</title>
      <item><title>Bridge &amp; ferry</title><pubDate>Sat, 26 Apr 2025 10:00:00 GMT</pubDate><description>Short.</description>
      <content:encoded><![CDATA[<p>One.</p><p>Two.</p><p>Read more</p>]]></content:encoded></item>
      <item><title>Short one</title><description>Only &lt;br&gt;this.</description></item>
      <item><title>Empty</title></item></channel></rss>`;
    assert.deepEqual(told(xml), [
      ['Bridge & ferry', '2025-04-26', 'Coast Wire', ['One.', 'Two.']],
      ['Short one', undefined, 'Coast Wire', ['Only', 'this.']],
    ]);
    assert.deepEqual(
      read(xml).articles.map(one => one.remarks?.length ?? 0),
      [0, 1],
    );
    assert.match(inEnglish(read(xml).faults[0]!.message), /“Empty” has no text/);
  });

  it('are read: Atom with markup', () => {
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title><entry><title>Bridge</title>
      <updated>2025-04-27T00:00:00Z</updated><content type="xhtml"><div><p>One &lt; two.</p><p>Three.</p></div></content></entry></feed>`;
    const [article] = read(xml).articles;
    assert.deepEqual([article?.date?.text, article?.date?.guessedFrom !== null], ['2025-04-27', true]);
    assert.equal(article?.paragraphs.at(-1), 'Three.');
  });

  it('keep the items before an error, and name its line', () => {
    const { articles, faults } = read(
      '<rss><channel><item><title>A</title><description>One.</description></item>\n<item><title>B</channel></rss>',
    );
    assert.deepEqual([articles.length, inEnglish(faults.at(-1)!.place!)], [1, 'line 2']);
  });

  it('do not expand entities, and survive deep nesting', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>A</title><description>x &b;</description></item></channel></rss>`;
    assert.equal(read(bomb).articles[0]?.paragraphs.join().includes('aaaa'), false);
    const deep = `<rss><channel><item><description>${'<a>'.repeat(50_000)}x`;
    assert.ok(read(deep).faults.length > 0);
  });

  it('are not other XML', () => assert.throws(() => read('<w:document/>'), /not an RSS or Atom feed/));
});
