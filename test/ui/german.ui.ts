/** The extension in another display language. */
import { onStage } from './setup';
import { THEME } from './workbench';

const ARTICLE = 'skarholm-ferry.txt';

describe('the extension in German', () => {
  const stage = onStage();

  it('has its views, lenses, hovers, commands and messages in German', async () => {
    const { workbench } = await stage({ theme: THEME, language: 'de' });
    const { page } = workbench;
    await workbench.showContainer();
    await page.locator('.part.sidebar .pane-header', { hasText: 'Artikel' }).first().waitFor();
    await page.locator('.part.sidebar .pane-header', { hasText: 'Personen & Organisationen' }).waitFor();
    await workbench.openFile(ARTICLE);
    await workbench.lenses.locator('a', { hasText: 'Sprecher ändern' }).first().waitFor();
    const hover = await workbench.hover('We would rather');
    await hover.getByText('Sprecher ändern').first().waitFor();
    await workbench.picture(`german-article-${THEME}`);
    await workbench.selectWords('Kystlinjen');
    await workbench.runCommand('Seed Annotator: Schlagwort hinzufügen');
    await page.locator('.quick-input-title', { hasText: 'Schlagwörter für Kystlinjen' }).waitFor();
    await workbench.picture(`german-tag-${THEME}`);
  });
});
