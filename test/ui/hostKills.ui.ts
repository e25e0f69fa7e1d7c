import assert from 'node:assert/strict';
import { killExtensionHosts } from '../kills/hostKills';
import { LONGEST_START, LONGEST_TEST } from '../patience';

/** `npm run bench:kills` kills a hundred. */
const KILLS = 1;

describe('extension hosts that are killed while they annotate', () => {
  it('lose nothing, and the next one goes on', async function () {
    if (process.platform !== 'linux') {
      console.log('      skipped: the extension host is found in /proc, which is only on Linux');
      this.skip();
    }
    this.timeout(2 * LONGEST_START + KILLS * LONGEST_TEST);
    const { written } = await killExtensionHosts(KILLS, Date.now() % 1_000_000);
    assert.ok(written > KILLS);
  });
});
