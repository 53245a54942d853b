import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { startApi, type Api } from '../support/api-server';
import { NO_CHROMIUM, browse, findChromium, type Browsing } from '../support/browser';
import { doJobs, jobParts, keepingPost, makeMailTown, round } from '../support/mail-town';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The page behind the link of a reminder in a real browser: on a telephone, on a screen, by keyboard alone. */
const chromium = findChromium();
if (chromium === null) process.stdout.write(NO_CHROMIUM);

const ASK = 'Stimmt dieses Angebot noch?';
const CONFIRMED = 'Danke, das Angebot ist bestätigt';
const ENDED = 'Dieser Link gilt nicht mehr';
const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
] as const;

let test: TestDatabase;
let api: Api;
let browsing: Browsing | null = null;
let towns = 0;

beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
});
afterAll(async () => {
  await api.close();
  await test.close();
});
afterEach(async () => {
  await browsing?.close();
  browsing = null;
});

async function open(options: Parameters<typeof browse>[1]): Promise<Page> {
  browsing = await browse(chromium ?? '', options);
  return browsing.context.pages()[0] ?? browsing.context.newPage();
}

/** A link that was just mailed, and the mail as HTML. */
async function mailed(): Promise<{ link: string; html: string }> {
  await test.setTime('2027-03-01T09:00:00Z');
  const town = await makeMailTown(test, `bildstadt-${(towns += 1)}`);
  await town.offer({
    title: 'Donaudampfschifffahrtselternfrühstücksgesellschaft für Väter und Großväter',
    summary: 'Ein Frühstück am Sonntag: zuhören, erzählen, mit den Kindern spielen.',
    contact: {
      name: 'Uta Beispiel',
      phone: '0231 5550101',
      email: 'kontakt-mit-einem-sehr-langen-namen-vor-dem-at-zeichen@lindenhof.example.org',
      website: 'https://lindenhof.example.org/angebote/fuer-familien/fruehstueck/termine-und-anmeldung',
    },
  });
  await test.setTime('2028-02-20T09:00:00Z');
  const post = keepingPost();
  await round(jobParts(test, post));
  await doJobs(town, jobParts(test, post));
  const token = /angebot-bestaetigen\/(\S+)/.exec(post.mails[0]?.text ?? '')?.[1] ?? '';
  return { link: `${api.url}/angebot-bestaetigen/${token}`, html: post.mails[0]?.html ?? '' };
}

const titleOf = (page: Page): Promise<string> => page.locator('h1').innerText();

/** What a reader of the page, a magnifier or a screen reader would stumble over, and whether it scrolls sideways. */
async function flawsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const flaws = violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
  const sideways = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  return sideways === true ? [...flaws, 'scrolls sideways'] : flaws;
}

/** Kept to be looked at, when somebody names a folder for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

if (chromium === null) {
  it('is not tried, since there is no browser', () => {
    expect(findChromium()).toBeNull();
  });
} else {
  describe.each(SIZES)('at $width px', (size) => {
    it('the question, the thanks and the end of a link are without a flaw', async () => {
      const { link } = await mailed();
      const page = await open(size);
      await page.goto(link);
      expect(await titleOf(page)).toBe(ASK);
      await picture(page, `ask-${size.width}`);
      expect(await flawsOf(page)).toEqual([]);

      await page.getByRole('button', { name: 'Ja, das Angebot stimmt noch' }).click();
      await page.waitForLoadState();
      expect(await titleOf(page)).toBe(CONFIRMED);
      await picture(page, `confirmed-${size.width}`);
      expect(await flawsOf(page)).toEqual([]);

      await page.goto(link);
      expect(await titleOf(page)).toBe(ENDED);
      await picture(page, `ended-${size.width}`);
      expect(await flawsOf(page)).toEqual([]);
    });

    it('the mail is without a flaw', async () => {
      const { html } = await mailed();
      const page = await open(size);
      await page.setContent(html);
      await picture(page, `mail-${size.width}`);
      // an e-mail has no landmarks
      expect((await flawsOf(page)).filter((flaw) => !/^(region|landmark-one-main):/.test(flaw))).toEqual([]);
      expect(await page.getByRole('link').count()).toBe(1);
    });

    it('the button is large enough for a thumb', async () => {
      const { link } = await mailed();
      const page = await open(size);
      await page.goto(link);
      const box = await page.getByRole('button').boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
    });
  });

  it('one confirms by keyboard alone, and sees where one is', async () => {
    const { link } = await mailed();
    const page = await open(SIZES[0]);
    await page.goto(link);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ja, das Angebot stimmt noch');
    const outline = await page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth',
    );
    expect(outline).toBe('solid3px');
    await page.keyboard.press('Enter');
    await page.waitForFunction('document.title.startsWith("Danke")');
    expect(await titleOf(page)).toBe(CONFIRMED);
  });

  it('one confirms without JavaScript', async () => {
    const { link } = await mailed();
    const page = await open({ ...SIZES[0], javaScript: false });
    await page.goto(link);
    await page.getByRole('button').click();
    await page.waitForLoadState();
    expect(await titleOf(page)).toBe(CONFIRMED);
  });

  it.each(['dark', 'forced'] as const)('in %s colours it is without a flaw', async (colors) => {
    const { link } = await mailed();
    const page = await open({ ...SIZES[0], colors });
    await page.goto(link);
    await picture(page, `ask-${colors}`);
    expect(await flawsOf(page)).toEqual([]);
  });

  it('at four times the size nothing is lost at the side', async () => {
    const { link } = await mailed();
    const page = await open({ width: 320, height: 256 }); // what 1280 × 1024 is at 400 %
    await page.goto(link);
    expect(await flawsOf(page)).toEqual([]);
  });
}
