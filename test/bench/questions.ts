import { berlinDay } from '../../src/domain/period';
import { openCatalogue, type Catalogue } from '../../src/db/catalogue';
import { askedOf } from '../../src/modules/catalogue/search/asked';
import { searchOffers } from '../../src/modules/catalogue/search/search-offers';
import { Client } from 'pg';
import { slugOf, type DataSize } from './load-data';
import { randomFrom } from './random';
import type { DatabaseUrls } from '../../src/start/embedded-database';

/** A statement as the product sends it. */
export interface Statement {
  readonly name: string;
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** One request, and what the product asks of the database for it. */
export interface Request {
  readonly slug: string;
  readonly search: string;
  readonly topicAreaId: string;
  readonly statements: readonly Statement[];
}

/** As people ask; each finds something in every network. */
const QUESTIONS = [
  'Schreisprechstunde', 'Hebamme Wochenbett', 'Elterncafé', 'Baby schläft nicht', 'Krabbelgruppe', 'Frühförderung',
  'Geld für Erstausstattung', 'Trauer nach Fehlgeburt', 'Erziehungsberatung', 'Stillen', 'Kita Platz', 'Hilfe im Haushalt',
  'Gewalt Partner', 'Kinderarzt', 'Geburtsvorbereitung', 'Frühchen', 'Familienpaten', 'Elterngeld Antrag',
  'Schwangerschaftsberatung', 'türkisch Beratung',
] as const; // prettier-ignore

/** The page everybody asks for first. */
export const PAGE = 20;

/** The requests of a run: each question in several networks, with a topic that it finds something in. */
export async function requestsOf(urls: DatabaseUrls, size: DataSize, count: number): Promise<Request[]> {
  const random = randomFrom(size.seed);
  const catalogue = openCatalogue({ url: urls.catalogueUrl ?? '', poolSize: 1 });
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const requests: Request[] = [];
  try {
    for (let place = 0; requests.length < count && place < 10 * count; place += 1) {
      const slug = slugOf(random.below(size.networks));
      const search = QUESTIONS[place % QUESTIONS.length] ?? '';
      const found = await owner.query<{ id: string }>('select id from networks where slug = $1', [slug]);
      const request = await watched(catalogue, found.rows[0]?.id ?? '', slug, search);
      if (request !== null) requests.push(request);
    }
  } finally {
    await owner.end();
    await catalogue.close();
  }
  return requests;
}

async function watched(
  catalogue: Catalogue,
  networkId: string,
  slug: string,
  search: string,
): Promise<Request | null> {
  const today = berlinDay(new Date());
  const open = await searchOffers(catalogue, askedOf(networkId, today, { search }), null, PAGE + 1);
  const topicAreaId = open.rows[0]?.topicAreas[0]?.id;
  if (topicAreaId === undefined) return null;
  const statements: Statement[] = [];
  const watching: Catalogue = {
    rows(name, sql, params) {
      statements.push({ name, sql, params });
      return catalogue.rows(name, sql, params);
    },
    close: () => catalogue.close(),
  };
  const asked = askedOf(networkId, today, { search, topicAreaIds: [topicAreaId] });
  const page = await searchOffers(watching, asked, null, PAGE + 1);
  return page.rows.length === 0 ? null : { slug, search, topicAreaId, statements };
}
