import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { lambda } from 'postgraphile/grafast';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { extendSchema, gql } from 'postgraphile/utils';
import { offers, settings, typeDefs } from './common.mjs';

/** PostGraphile's own server and planner; the page is one plan step over the same prepared statement. */
const page = extendSchema(() => ({
  typeDefs: gql`
    ${typeDefs.replace('type Query', 'extend type Query').replaceAll('PageInfo', 'OfferPageInfo')}
  `,
  objects: {
    Query: {
      plans: {
        offers: (_root, args) => lambda(args.getRaw(), (asked) => offers(null, asked)),
      },
    },
  },
}));
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [page],
  pgServices: [makePgService({ connectionString: settings.url, schemas: [] })],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/graphql`));
