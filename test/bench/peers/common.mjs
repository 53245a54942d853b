import pg from 'pg';

/** What all peers are told: where the catalogue is, the page's statement, and its parameters for each request. */
export const settings = JSON.parse(process.argv[2]);

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const pool = new pg.Pool({
  connectionString: settings.url,
  max: settings.pool,
  options: '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off',
});
const paramsOf = new Map(settings.lookups.map(({ key, params }) => [key, params]));

export const typeDefs = `
  type Query { offers(network: String!, filter: OfferFilter, first: Int): Connection! }
  input OfferFilter { search: String, topicAreaIds: [ID!] }
  type Connection { total: Int!, pageInfo: PageInfo!, nodes: [Offer!]! }
  type PageInfo { hasNextPage: Boolean!, endCursor: String }
  type Offer { id: ID!, title: String!, summary: String!, partner: Partner!, cost: String!, access: String!,
    freePlaces: Places, confirmedOn: String! }
  type Partner { id: ID!, name: String! }
  type Places { places: String!, asOf: String! }
`;

/** The same prepared statement as the product; reading the question in German is left out, which is in their favour. */
export async function offers(_root, { network, filter, first }) {
  const values = paramsOf.get(`${network} ${filter.search} ${filter.topicAreaIds[0]}`);
  const { rows } = await pool.query({ name: 'page', text: settings.sql, values });
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    total: rows[0]?.total ?? 0,
    pageInfo: {
      hasNextPage: rows.length > first,
      endCursor: last ? Buffer.from(`${last.key} ${last.id}`).toString('base64url') : null,
    },
    nodes: shown.map((row) => ({
      id: row.id,
      title: row.content.title,
      summary: row.content.summary,
      partner: { id: row.partnerId, name: row.partnerName },
      cost: row.content.cost,
      access: row.content.access,
      freePlaces: row.content.capacity,
      confirmedOn: row.confirmedOn,
    })),
  };
}
