import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { printApiSchema } from '../api/print-schema';

/** Writes schema/schema.graphql anew. A test holds it to the code. */
async function main(): Promise<void> {
  await writeFile(path.join('schema', 'schema.graphql'), printApiSchema());
}

void main();
