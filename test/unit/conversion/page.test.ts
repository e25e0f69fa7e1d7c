import assert from 'node:assert/strict';
import { articleOfPage, type Page } from '../../../src/core/conversion/page';
import { readStructuredData } from '../../../src/core/conversion/structuredData';
import { inEnglish } from '../../../src/core/text';

const LONG = 'The harbour bridge was closed on Friday after inspectors found a crack in its oldest pillar. '.repeat(4);
const PAGE: Page = {
  article: [LONG],
  leftOut: [],
  blocks: [],
  jsonLd: [],
  meta: [],
  title: null,
  heading: null,
  time: null,
  address: null,
  language: 'en',
};
const told = (page: Partial<Page>) => {
  const { title, date, source } = articleOfPage({ ...PAGE, ...page }, null);
  return [title?.text, date?.text, source?.text];
};
const guessed = (page: Partial<Page>) => {
  const { title, date, source } = articleOfPage({ ...PAGE, ...page }, null);
  return [title, date, source].map(one => one && one.guessedFrom !== null);
};

const NEWS = JSON.stringify({
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'Organization', '@id': '#org', name: 'Coast Wire' },
    { '@type': 'WebPage', name: 'A page' },
    {
      '@type': ['NewsArticle'],
      headline: 'Bridge closes',
      datePublished: '2025-04-26T08:00:00+02:00',
      publisher: { '@id': '#org' },
    },
  ],
});

describe('pages', () => {
  it('are told by JSON-LD first', () => {
    const page = {
      jsonLd: [NEWS],
      meta: [
        ['og:title', 'Other'],
        ['date', '2020-01-01'],
        ['og:site_name', 'Other'],
      ] as const,
    };
    assert.deepEqual(told(page), ['Bridge closes', '2025-04-26', 'Coast Wire']);
    assert.deepEqual(guessed(page), [false, false, false]);
  });

  it('are told by meta elements next, without the site in the title', () => {
    const meta = [
      ['og:title', 'Bridge closes | Coast Wire'],
      ['article:published_time', '2025-04-26T08:00Z'],
      ['og:site_name', 'Coast Wire'],
    ] as const;
    assert.deepEqual(told({ meta }), ['Bridge closes', '2025-04-26', 'Coast Wire']);
  });

  it('are guessed from what they show and their address', () => {
    const page = {
      title: 'Bridge closes - Coast Wire',
      heading: 'Bridge closes',
      address: 'https://www.coast.example/2025/04/26/bridge',
    };
    assert.deepEqual(told(page), ['Bridge closes', '2025-04-26', 'Coast Wire']);
    assert.deepEqual(guessed(page), [false, true, true]);
    assert.deepEqual(told({ address: 'https://www.coast.example/a', time: 'April 26, 2025' }), [
      undefined,
      '2025-04-26',
      'coast.example',
    ]);
  });

  it('have text without boilerplate and without the headline', () => {
    const { paragraphs, leftOut } = articleOfPage(
      { ...PAGE, heading: 'Bridge closes', article: ['Bridge closes', 'Read more: Ferry halted', LONG] },
      null,
    );
    assert.deepEqual([paragraphs, leftOut], [[LONG], ['Read more: Ferry halted']]);
  });

  it('are read from structured data if the page has less', () => {
    const jsonLd = [JSON.stringify({ '@type': 'NewsArticle', articleBody: `${LONG}\n${LONG}` })];
    const { paragraphs, remarks } = articleOfPage({ ...PAGE, article: ['A teaser.'], jsonLd }, null);
    assert.equal(paragraphs.length, 2);
    assert.match(remarks?.map(inEnglish).join() ?? '', /structured data/);
  });

  it('without text are refused', () => {
    assert.throws(() => articleOfPage({ ...PAGE, article: ['Read more'] }, null), /No text of an article/);
  });
});

describe('structured data', () => {
  it('is read though a script is broken, nested or has raw line breaks', () => {
    const deep = '['.repeat(100_000);
    const raw = '{"@type":"NewsArticle","headline":"Two\nlines"}';
    assert.equal(readStructuredData(['{', deep, raw])?.headline, 'Two lines');
    assert.equal(
      readStructuredData(['{"@type":"__proto__"}', '{"__proto__":{"@type":"NewsArticle"}}'])?.headline ?? null,
      null,
    );
  });
});
