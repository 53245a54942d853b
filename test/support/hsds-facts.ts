/**
 * What the published HSDS 3.0 schemas ask of each object, written down as facts: which fields are required, and the form
 * of every field there is. `schema` says only text where the words beside it ask for more; the stricter form stands here.
 */
export type Form =
  | 'id' | 'text' | 'uri' | 'email' | 'number' | 'day' | 'instant' | 'time' | 'language' | 'byday'
  | { readonly among: readonly string[] }
  | { readonly one: string }
  | { readonly many: string }; // prettier-ignore

interface Facts {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Form>>;
}

const shared = { attributes: { many: 'attribute' }, metadata: { many: 'metadata' } } as const;

function texts(...names: readonly string[]): Record<string, Form> {
  return Object.fromEntries(names.map((name) => [name, 'text']));
}

function ids(...names: readonly string[]): Record<string, Form> {
  return Object.fromEntries(names.map((name) => [name, 'id']));
}

export const HSDS_FACTS: Readonly<Record<string, Facts>> = {
  service: {
    required: ['id', 'name', 'status'],
    fields: {
      ...ids('id', 'organization_id', 'program_id'),
      ...texts('name', 'alternate_name', 'description', 'interpretation_services', 'application_process', 'fees_description'),
      ...texts('wait_time', 'fees', 'accreditations', 'eligibility_description', 'licenses', 'alert'),
      status: { among: ['active', 'inactive', 'defunct', 'temporarily closed'] },
      url: 'uri', email: 'email', assurer_email: 'email', minimum_age: 'number', maximum_age: 'number',
      assured_date: 'day', last_modified: 'instant',
      phones: { many: 'phone' }, schedules: { many: 'schedule' }, service_areas: { many: 'service_area' },
      service_at_locations: { many: 'service_at_location' }, languages: { many: 'language' },
      organization: { one: 'organization' }, cost_options: { many: 'cost_option' },
      required_documents: { many: 'required_document' }, contacts: { many: 'contact' }, ...shared,
    },
  },
  organization: {
    required: ['id', 'name', 'description'],
    fields: {
      ...ids('id', 'parent_organization_id'),
      ...texts('name', 'alternate_name', 'description', 'tax_status', 'tax_id', 'legal_status', 'logo'),
      email: 'email', website: 'uri', uri: 'uri', year_incorporated: 'number', contacts: { many: 'contact' },
      phones: { many: 'phone' }, locations: { many: 'location' }, services: { many: 'service' }, ...shared,
    },
  },
  service_at_location: {
    required: ['id'],
    fields: {
      ...ids('id', 'service_id', 'location_id'), description: 'text', contacts: { many: 'contact' },
      phones: { many: 'phone' }, schedules: { many: 'schedule' }, location: { one: 'location' }, ...shared,
    },
  },
  location: {
    required: ['id', 'location_type'],
    fields: {
      ...ids('id', 'organization_id'), location_type: { among: ['physical', 'postal', 'virtual'] }, url: 'uri',
      ...texts('name', 'alternate_name', 'description', 'transportation', 'external_identifier', 'external_identifier_type'),
      latitude: 'number', longitude: 'number', languages: { many: 'language' }, addresses: { many: 'address' },
      contacts: { many: 'contact' }, accessibility: { many: 'accessibility' }, phones: { many: 'phone' },
      schedules: { many: 'schedule' }, ...shared,
    },
  },
  address: {
    required: ['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
    fields: {
      ...ids('id', 'location_id'),
      ...texts('attention', 'address_1', 'address_2', 'city', 'region', 'state_province', 'postal_code'),
      country: { among: ['DE'] }, address_type: { among: ['physical', 'postal', 'virtual'] }, ...shared,
    },
  },
  phone: {
    required: ['id', 'number'],
    fields: {
      ...ids('id', 'location_id', 'service_id', 'organization_id', 'contact_id', 'service_at_location_id'),
      ...texts('number', 'description'), extension: 'number', languages: { many: 'language' },
      type: { among: ['text', 'voice', 'fax', 'cell', 'video', 'pager', 'textphone'] }, ...shared,
    },
  },
  contact: {
    required: ['id'],
    fields: {
      ...ids('id', 'organization_id', 'service_id', 'service_at_location_id', 'location_id'),
      ...texts('name', 'title', 'department'), email: 'email', phones: { many: 'phone' }, ...shared,
    },
  },
  schedule: {
    required: ['id'],
    fields: {
      ...ids('id', 'service_id', 'location_id', 'service_at_location_id'),
      valid_from: 'day', valid_to: 'day', dtstart: 'day', until: 'day', timezone: 'number', count: 'number',
      interval: 'number', wkst: { among: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] },
      freq: { among: ['WEEKLY', 'MONTHLY'] }, byday: 'byday', opens_at: 'time', closes_at: 'time', schedule_link: 'uri',
      ...texts('byweekno', 'bymonthday', 'byyearday', 'description', 'attending_type', 'notes'), ...shared,
    },
  },
  service_area: {
    required: ['id'],
    fields: { ...ids('id', 'service_id'), ...texts('name', 'description', 'extent', 'extent_type', 'uri'), ...shared },
  },
  language: {
    required: ['id'],
    fields: {
      ...ids('id', 'service_id', 'location_id', 'phone_id'), ...texts('name', 'note'), code: 'language', ...shared,
    },
  },
  accessibility: {
    required: ['id'],
    fields: { ...ids('id', 'location_id'), ...texts('description', 'details'), url: 'uri', ...shared },
  },
  attribute: {
    required: ['id', 'link_id', 'taxonomy_term_id', 'link_entity'],
    fields: {
      ...ids('id', 'link_id', 'taxonomy_term_id'), ...texts('link_type', 'link_entity', 'value'),
      taxonomy_term: { one: 'taxonomy_term' }, metadata: { many: 'metadata' },
    },
  },
  taxonomy: {
    required: ['id', 'name', 'description'],
    fields: { ...ids('id'), ...texts('name', 'description', 'version'), uri: 'uri', metadata: { many: 'metadata' } },
  },
  taxonomy_term: {
    required: ['id', 'name', 'description'],
    fields: {
      ...ids('id', 'parent_id', 'taxonomy_id'), ...texts('code', 'name', 'description', 'taxonomy'), language: 'language',
      taxonomy_detail: { one: 'taxonomy' }, term_uri: 'uri', metadata: { many: 'metadata' },
    },
  },
  cost_option: {
    required: ['id', 'service_id'],
    fields: {
      ...ids('id', 'service_id'), valid_from: 'day', valid_to: 'day', option: 'text', currency: { among: ['EUR'] },
      amount: 'number', amount_description: 'text', ...shared,
    },
  },
  required_document: {
    required: ['id'],
    fields: { ...ids('id', 'service_id'), document: 'text', uri: 'uri', ...shared },
  },
}; // prettier-ignore
