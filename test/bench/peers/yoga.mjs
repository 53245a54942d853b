import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { offers, typeDefs } from './common.mjs';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: { Query: { offers } } }),
  logging: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/graphql`));
