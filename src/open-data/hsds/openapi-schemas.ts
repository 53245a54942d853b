type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string', minLength: 1 } as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const uri = { type: 'string', format: 'uri' } as const;
const email = { type: 'string', format: 'email' } as const;
const day = { type: 'string', format: 'date' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const years = { type: 'number', minimum: 0 } as const;
const count = { type: 'integer', minimum: 0 } as const;
const time = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d\\+0[12]:00$' } as const;
const languageCode = { type: 'string', pattern: '^[a-z]{2,3}$' } as const;

function words(...known: readonly string[]): Schema {
  return { type: 'string', enum: known };
}

function of(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function list(name: string): Schema {
  return { type: 'array', minItems: 1, items: of(name) };
}

/** An object with these fields and no others; the names before the bar are always there. */
function object(required: Schema, optional: Schema = {}): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}

const serviceRow = {
  always: {
    id: uuid,
    organization_id: uuid,
    name: text,
    description: text,
    status: words('active'),
    application_process: text,
    fees_description: text,
    eligibility_description: text,
    assured_date: day,
    last_modified: instant,
    organization: of('Organization'),
  },
  sometimes: {
    url: uri,
    email,
    interpretation_services: text,
    minimum_age: years,
    maximum_age: years,
    alert: text,
  },
};

const serviceLists = {
  always: {
    service_areas: list('ServiceArea'),
    languages: list('Language'),
    cost_options: list('CostOption'),
    attributes: list('Attribute'),
  },
  sometimes: {
    phones: list('Phone'),
    contacts: list('Contact'),
    schedules: list('Schedule'),
    service_at_locations: list('ServiceAtLocation'),
    required_documents: list('RequiredDocument'),
  },
};

/** Every object that is served, exactly: fields that are not named here do not occur. */
export const OPENAPI_SCHEMAS: Readonly<Record<string, Schema>> = {
  ServiceRow: object(serviceRow.always, serviceRow.sometimes),
  Service: object(
    { ...serviceRow.always, ...serviceLists.always },
    { ...serviceRow.sometimes, ...serviceLists.sometimes },
  ),
  ServiceStamp: object({ id: uuid, modified_date: instant, last_modified: instant }),
  Organization: object({ id: uuid, name: text, description: text }),
  FullOrganization: object(
    {
      id: uuid,
      name: text,
      description: text,
      services: { type: 'array', minItems: 1, items: { anyOf: [of('ServiceRow'), of('Service')] } },
    },
    { locations: list('Location') },
  ),
  ServiceAtLocation: object(
    { id: uuid, service_id: uuid, location_id: uuid, location: of('Location') },
    { schedules: list('Schedule') },
  ),
  Location: object(
    { id: uuid, location_type: words('physical'), organization_id: uuid },
    { name: text, description: text, addresses: list('Address'), accessibility: list('Accessibility') },
  ),
  Address: object(
    {
      id: uuid,
      location_id: uuid,
      address_1: text,
      city: text,
      state_province: text,
      postal_code: { type: 'string', pattern: '^\\d{5}$' },
      country: words('DE'),
      address_type: words('physical'),
    },
    { region: text },
  ),
  Accessibility: object({ id: uuid, location_id: uuid, description: text }),
  Schedule: object(
    {
      id: uuid,
      service_id: uuid,
      valid_from: day,
      valid_to: day,
      dtstart: day,
      timezone: { type: 'integer', enum: [1, 2] },
      freq: words('WEEKLY'),
      interval: { type: 'integer', enum: [1, 2, 4] },
      byday: words('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'),
      opens_at: time,
      closes_at: time,
      description: text,
    },
    { service_at_location_id: uuid, until: day, count: { type: 'integer', enum: [1] }, notes: text },
  ),
  Language: object({ id: uuid, service_id: uuid, name: text }, { code: languageCode }),
  ServiceArea: object({ id: uuid, service_id: uuid, name: text }, { description: text }),
  CostOption: object(
    { id: uuid, service_id: uuid, option: text },
    { amount: { type: 'number', enum: [0] }, currency: words('EUR'), amount_description: text },
  ),
  RequiredDocument: object({ id: uuid, service_id: uuid, document: text }),
  Contact: object({ id: uuid, service_id: uuid, name: text }, { email }),
  Phone: object({ id: uuid, service_id: uuid, number: text, type: words('voice') }, { contact_id: uuid }),
  Attribute: object(
    {
      id: uuid,
      link_id: uuid,
      link_entity: words('service'),
      link_type: text,
      taxonomy_term_id: uuid,
      taxonomy_term: of('TaxonomyTerm'),
    },
    { value: text },
  ),
  Taxonomy: object({ id: uuid, name: text, description: text }),
  TaxonomyTerm: object({
    id: uuid,
    code: text,
    name: text,
    description: text,
    taxonomy: text,
    taxonomy_id: uuid,
    taxonomy_detail: of('Taxonomy'),
    language: languageCode,
  }),
  Metadata: object({ version: words('3.0'), profile: uri, openapi_url: uri }),
  Errors: object({
    errors: {
      type: 'array',
      minItems: 1,
      items: object({
        message: text,
        extensions: object({
          code: text,
          details: object({}, { field: text, reason: text, state: text }),
          errorId: uuid,
        }),
      }),
    },
  }),
};

/** The frame of a page around what stands in it. */
export function pageSchema(...names: readonly string[]): Schema {
  return object({
    total_items: count,
    total_pages: count,
    page_number: { type: 'integer', minimum: 1 },
    size: count,
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    contents: { type: 'array', items: { anyOf: names.map(of) } },
  });
}

export function schemaOf(name: string): Schema {
  return of(name);
}
