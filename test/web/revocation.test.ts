import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { at } from '../support/api-json';
import { openCast, type Cast } from '../support/api-cast';
import { NO_CHROMIUM, browse, findChromium, type Browsing } from '../support/browser';
import { codedForm, CONSENT } from '../support/code-story';

/** The page where a family revokes a form, in a real browser on a small telephone, by keyboard alone. */
const chromium = findChromium();
if (chromium === null) process.stdout.write(NO_CHROMIUM);

let cast: Cast;
let browsing: Browsing | null = null;
beforeAll(async () => {
  cast = await openCast('widerrufsbild');
  await cast.test.setTime('2027-03-01T09:00:00Z');
});
afterAll(async () => {
  await browsing?.close();
  await cast.close();
});

/** What a reader of the page, a magnifier or a screen reader would stumble over, and whether it scrolls sideways. */
async function flawsOf(page: Page, name: string): Promise<string[]> {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const flaws = violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
  const sideways = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  return sideways === true ? [...flaws, 'scrolls sideways'] : flaws;
}

if (chromium === null) {
  it('is not tried, since there is no browser', () => {
    expect(findChromium()).toBeNull();
  });
} else {
  it('a form is revoked at 360 px by keyboard alone, and neither page has a flaw', async () => {
    const form = await codedForm(cast);
    browsing = await browse(chromium, { width: 360, height: 740 });
    const page = browsing.context.pages()[0] ?? (await browsing.context.newPage());
    await page.goto(`${cast.api.url}/widerrufsbild/widerruf`);
    expect(await flawsOf(page, 'revoke')).toEqual([]);
    for (const box of await page.locator('input, select, button').all())
      expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(44);

    await page.keyboard.press('Tab');
    await page.keyboard.type(form.code);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Januar');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1990');
    await page.keyboard.press('Enter');
    await page.waitForFunction('document.title.startsWith("Ihre Angabe")');
    expect(await page.locator('h1').innerText()).toBe('Ihre Angabe ist angekommen');
    expect(await flawsOf(page, 'revoked')).toEqual([]);
    expect(await browsing.context.cookies()).toEqual([]);
    expect(at(await cast.sender.told(CONSENT, { id: form.id }), 'consent.state')).toBe('REVOKED');
    await page.getByRole('link', { name: 'Noch einen Code eingeben' }).click();
    expect(await page.locator('h1').innerText()).toBe('Einwilligung widerrufen');
  });
}
