import { printBrochure, type OfferToPrint, type Order } from '../../src/open-data/brochure';
import { berlinDay } from '../../src/domain/period';
import { HIDDEN_PLACE, fullContent } from '../support/offer-content';
import { readPdf, type Printed } from '../support/printed';
import { gunzipSync } from 'node:zlib';
import { toPrint } from '../../src/open-data/brochure';
import { publicContent, type OfferContent } from '../../src/modules/catalogue';

const TOPIC = { id: 'thema-1', name: 'Elternbildung' };
const lists = { topicAreas: [TOPIC.id], districts: [] };

const order: Order = {
  network: 'Netzwerk Frühe Hilfen Musterhamm',
  today: berlinDay(new Date()),
  by: 'TOPIC',
  only: null,
  topicAreas: [TOPIC],
  districts: [],
  address: null,
};

let count = 0;

function offer(change: Partial<OfferContent>, partnerName = 'Lindenhof'): OfferToPrint {
  count += 1;
  const content = { ...(fullContent(lists) as OfferContent), ...change };
  return { id: `angebot-${count}`, partnerName, content, confirmedOn: order.today };
}

async function print(offers: readonly OfferToPrint[], change: Partial<Order> = {}): Promise<Printed> {
  // eslint-disable-next-line @typescript-eslint/require-await
  async function* portions(): AsyncGenerator<readonly OfferToPrint[]> {
    yield offers;
  }
  const zipped = await printBrochure(portions(), { ...order, ...change }, new AbortController().signal);
  return readPdf(gunzipSync(zipped));
}

describe('texts of offers are never code of the page', () => {
  it.each([
    '#panic("x") #sys.inputs.brochure #read("/etc/passwd")',
    '*fett* _kursiv_ `roh` $x^2$ = Überschrift',
    '@verweis <marke> ~ \\ ] [ } { ) ( ; //kein Kommentar /* auch nicht */',
    '"Anführung" #"x" #[x] #{x} \\u{41} --- ...',
  ])('%s is printed as it was typed', async (attack) => {
    const printed = await print([offer({ title: attack, summary: attack, costNote: attack }, attack)], {
      network: attack,
      topicAreas: [{ ...TOPIC, name: attack }],
    });
    // the reader leaves blanks where a sign was drawn in another way, so blanks do not count
    const tight = (text: string): string => text.replace(/[\s/-]/g, '');
    expect(tight(printed.text).split(tight(attack)).length - 1).toBeGreaterThanOrEqual(6);
  });

  it('only addresses of the web, of mail and telephone become links', async () => {
    const contact = {
      name: null,
      phone: '0231/5550-101',
      email: 'a@b.example.org',
      website: 'javascript:alert(1)',
    };
    const printed = await print([offer({ contact })]);
    const urls = printed.pages
      .flatMap((page) => page.links.map(({ url }) => url))
      .filter((url) => url !== null);
    expect(urls).toContain('tel:02315550101');
    expect(urls.filter((url) => !/^(tel:|mailto:|https:)/.test(url))).toEqual([]);
  });

  it('a confidential place is left out even if a row should hold one', async () => {
    const content = fullContent(lists, { places: [HIDDEN_PLACE] }) as OfferContent;
    const row = { ...offer({}), content, networkId: '', partnerId: '', topicAreas: [], districts: [] };
    const published = {
      ...row,
      confirmUntil: order.today,
      publishedAt: new Date(),
      shownAt: new Date(),
      version: 1,
    };
    const printed = await print([toPrint(published, publicContent)]);
    expect(printed.text).not.toContain('Verborgen');
  });
});

describe('letters of all kinds', () => {
  it('names in Cyrillic, Greek and Arabic come out, numbers beside Arabic in their places', async () => {
    const title = 'Treff Оксана Шевченко, Ελένη und محمد العلي 12 Uhr';
    const printed = await print([offer({ title, summary: 'هاتف 0231 5550101 الآن' })]);
    expect(printed.text).toContain('Оксана Шевченко, Ελένη');
    expect(printed.text).toMatch(/[\u0600-\u06ff\ufb50-\ufeff]{3}/u);
    expect(printed.text).toContain('0231 5550101');
  });

  it('signs without a picture are left out and foreign letters show that something is missing', async () => {
    const printed = await print([
      offer({
        title: 'Spiel 😀 & Spaß ❤️‍🔥 für Alle',
        summary: 'Frau 王小明 hilft. \u202eumgedreht\u202c \u0007',
      }),
    ]);
    expect(printed.text).toContain('Spiel & Spaß für Alle');
    expect(printed.text).toContain('Frau … hilft. umgedreht');
  });

  it('a title of which nothing can be printed is named as such', async () => {
    expect((await print([offer({ title: '😀😀' })])).text).toContain('Angebot ohne druckbaren Titel');
  });

  it('no text there is makes the print fail', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log(`SEED=${seed}`);
    const offers = Array.from({ length: 60 }, (_none, index) => {
      const random = randomText(seed + index);
      return offer(
        { title: random(40), summary: random(120), costNote: random(80), documents: random(200) },
        random(30),
      );
    });
    const block = (start: number): string =>
      String.fromCodePoint(...Array.from({ length: 128 }, (_none, index) => start + index));
    const starts = Array.from({ length: 0x2000 / 128 }, (_none, index) => 128 * index);
    const blocks = starts.map((start) => offer({ title: `Block ${start}`, summary: block(start) }));
    const printed = await print([...offers, ...blocks]);
    expect(printed.text).toContain('Block 8064');
  }, 180_000);
});

/** Any characters: broken halves, marks without letters, all planes; every third an everyday one. */
function randomText(seed: number): (length: number) => string {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const character = (): string => {
    const kind = next(6);
    if (kind < 2) return 'abc äöüß'.charAt(next(8));
    if (kind === 2) return String.fromCharCode(0xd800 + next(0x800));
    if (kind === 3) return String.fromCharCode(0x300 + next(0x70));
    return String.fromCodePoint(kind === 4 ? next(0x3000) : next(0x10ffff));
  };
  return (length) => Array.from({ length }, character).join('');
}
