import fastify from 'fastify';
import mercurius from 'mercurius';
import { offers, typeDefs } from './common.mjs';

const app = fastify();
await app.register(mercurius, { schema: typeDefs, resolvers: { Query: { offers } }, jit: 1 });
const url = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`${url}/graphql`);
