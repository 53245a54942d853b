import { OPENAPI_SCHEMAS, pageSchema, schemaOf } from './openapi-schemas';

type Json = Readonly<Record<string, unknown>>;

const flag = { type: 'boolean' } as const;
const uuid = { type: 'string', format: 'uuid' } as const;

/** What each query parameter means, by name. */
const PARAMETERS: Readonly<Record<string, { name?: string; schema: Json; description: string }>> = {
  page: {
    schema: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
    description: 'Which page, counted from 1. One beyond the last is empty.',
  },
  per_page: {
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
    description: 'How many on a page. With minimal=true up to 10000, and that many unless told otherwise.',
  },
  format: {
    schema: { type: 'string', enum: ['json', 'ndjson'], default: 'json' },
    description: 'ndjson: all that fit, without pages, one JSON document a line.',
  },
  format_json: {
    name: 'format',
    schema: { type: 'string', enum: ['json'], default: 'json' },
    description: 'There is no other form.',
  },
  search: {
    schema: { type: 'string', maxLength: 200 },
    description: 'Each of these words stands in the name or the texts.',
  },
  taxonomy_term_id: { schema: uuid, description: 'Only services that this term applies to.' },
  taxonomy_id: {
    schema: uuid,
    description:
      'Services: only those that a term of this taxonomy applies to. Terms: only of this taxonomy.',
  },
  organization_id: { schema: uuid, description: 'Only services of this organization.' },
  modified_after: {
    schema: { type: 'string', format: 'date-time' },
    description: 'Only what has changed at this moment or later; a day counts from midnight UTC.',
  },
  minimal: { schema: flag, description: 'Only the id and the moment of the last change, in one page.' },
  full: { schema: flag, description: 'With everything that belongs to each.' },
  full_service: { schema: flag, description: 'The services of an organization with everything about them.' },
  parent_id: { schema: uuid, description: 'Only terms below this one; ours have none below them.' },
  top_only: { schema: flag, description: 'Only terms without others below them; ours all are.' },
};

interface Door {
  readonly summary: string;
  readonly operationId: string;
  readonly query: readonly string[];
  readonly answer: Json;
  readonly byId?: boolean;
  readonly asLines?: boolean;
}

const DOORS: Readonly<Record<string, Door>> = {
  '/': {
    summary: 'What this API is.',
    operationId: 'getMetadata',
    query: [],
    answer: schemaOf('Metadata'),
  },
  '/openapi.json': {
    summary: 'This document.',
    operationId: 'getOpenApi',
    query: [],
    answer: { type: 'object', required: ['openapi', 'info', 'paths'] },
  },
  '/services': {
    summary: 'Offers that are public today, by id. Conditions add up.',
    operationId: 'listServices',
    query: [
      'page', 'per_page', 'format', 'search', 'taxonomy_term_id', 'taxonomy_id', 'organization_id', 'modified_after',
      'minimal', 'full',
    ], // prettier-ignore
    answer: pageSchema('ServiceRow', 'Service', 'ServiceStamp'),
    asLines: true,
  },
  '/services/{id}': {
    summary: 'One offer with everything about it.',
    operationId: 'getService',
    query: [],
    answer: schemaOf('Service'),
    byId: true,
  },
  '/organizations': {
    summary: 'Institutions with a public offer, by id.',
    operationId: 'listOrganizations',
    query: ['page', 'per_page', 'format_json', 'search', 'full', 'full_service'],
    answer: pageSchema('Organization', 'FullOrganization'),
  },
  '/organizations/{id}': {
    summary: 'One institution with its public places and its offers.',
    operationId: 'getOrganization',
    query: ['full_service'],
    answer: schemaOf('FullOrganization'),
    byId: true,
  },
  '/taxonomies': {
    summary: 'Lists of words by which offers are told apart.',
    operationId: 'listTaxonomies',
    query: ['page', 'per_page', 'format_json', 'search'],
    answer: pageSchema('Taxonomy'),
  },
  '/taxonomies/{id}': {
    summary: 'One such list.',
    operationId: 'getTaxonomy',
    query: [],
    answer: schemaOf('Taxonomy'),
    byId: true,
  },
  '/taxonomy_terms': {
    summary: 'The words of these lists.',
    operationId: 'listTaxonomyTerms',
    query: ['page', 'per_page', 'format_json', 'search', 'taxonomy_id', 'parent_id', 'top_only'],
    answer: pageSchema('TaxonomyTerm'),
  },
  '/taxonomy_terms/{id}': {
    summary: 'One such word.',
    operationId: 'getTaxonomyTerm',
    query: [],
    answer: schemaOf('TaxonomyTerm'),
    byId: true,
  },
};

/** Describes what is served for one network, and nothing else. */
export function openApiDocument(networkName: string, url: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: `Angebote: ${networkName}`,
      version: '1.0.0',
      summary: 'Human Services Data Specification 3.0',
      description:
        'The public offer catalogue of this network. Texts are plain and in German; translations are attributes of ' +
        'the taxonomy of translations. Answers carry an ETag and may be kept for five minutes.',
    },
    servers: [{ url }],
    paths: Object.fromEntries(
      Object.entries(DOORS).map(([path, door]) => [path, { get: operationOf(door) }]),
    ),
    components: { schemas: OPENAPI_SCHEMAS },
  };
}

function operationOf(door: Door): Json {
  const { summary, operationId, query, answer, byId = false, asLines = false } = door;
  const path = byId ? [{ name: 'id', in: 'path', required: true, schema: uuid }] : [];
  const parameters = query.map((name) => ({ name, in: 'query', required: false, ...PARAMETERS[name] }));
  const lines = asLines ? { 'application/x-ndjson': { schema: { type: 'string' } } } : {};
  return {
    summary,
    operationId,
    parameters: [...path, ...parameters],
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer }, ...lines } },
      304: { description: 'The reader has it already (If-None-Match).' },
      400: refusal('A parameter is unknown, named twice or not of its form; details.field names it.'),
      404: refusal('No such network, or nothing public with this id.'),
    },
  };
}

function refusal(description: string): Json {
  return { description, content: { 'application/json': { schema: schemaOf('Errors') } } };
}
