/** Asks axe-core whether a page can be used with assistive technology. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
/** The rules of WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * @param skipped rules that cannot be judged in this page
 * @returns one line for each violation: the rule, and the first element
 */
export async function violationsIn(page: Frame | Page, skipped: readonly string[] = []): Promise<string[]> {
  // A policy of the page forbids scripts of others; what the driver evaluates is not bound by it.
  await page.evaluate(`${SOURCE}; undefined`);
  const rules = Object.fromEntries(skipped.map(rule => [rule, { enabled: false }]));
  const options = { runOnly: { type: 'tag', values: TAGS }, rules };
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`);
}
