import assert from 'node:assert/strict';
import { isBoilerplate } from '../../../src/core/conversion/boilerplate';

describe('boilerplate', () => {
  for (const passage of [
    'Read more',
    'READ MORE: Ferry halted for a week',
    'Also read: “We wait,” says pilot',
    'Skip to content',
    'Advertisement',
    'Share',
    'Share on Facebook',
    'Sign up for our daily newsletter',
    'Subscribe now',
    'We use cookies to improve this site',
    'Accept all',
    'Related stories',
    'Related: Bridge opens',
    'Most read',
    'Follow us on X',
    '© 2025 Coast Wire. All rights reserved.',
    'Copyright 2025 Coast Wire',
    '4 min read',
    'Image source, Getty Images',
    'Getty Images',
    'View comments',
    'Sent from my iPhone',
    'Unsubscribe',
    'Print',
    '***',
    'Get the best of our news in your inbox',
    'Continue reading',
    'The post Bridge closes appeared first on Coast Wire.',
  ])
    it(`is “${passage}”`, () => assert.equal(isBoilerplate(passage), true));

  for (const passage of [
    'The bridge was closed on Friday.',
    '“Read more books,” she said.',
    'Support our troops, the minister said on Friday.',
    'Share prices fell by a third.',
    'More than forty people were hurt.',
    'Related parties must tell the court, the judge said.',
    'Advertisement spending fell in May.',
    'Get out of the way, he shouted.',
    'Copyright law is to change.',
    'Reuters reported the talks first.',
    'Sign language is taught there.',
    'Follow the money, the auditor told the council.',
    'Image is everything in politics.',
    `Read more than once, the letter ${'says the same thing over and over '.repeat(8)}.`,
  ])
    it(`is not “${passage.slice(0, 50)}”`, () => assert.equal(isBoilerplate(passage), false));
});
