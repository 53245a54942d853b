import type { Work } from '../../db/work';
import { invalidInput } from '../../domain/errors';
import { findUnknownDistricts, findUnknownTopicAreas } from './network-repository';

/** @throws INVALID_INPUT naming the field and place of the first id that is no topic area of this network */
export async function requireTopicAreas(work: Work, ids: readonly string[], field: string): Promise<void> {
  requireKnown(ids, await findUnknownTopicAreas(work, ids), field);
}

/** @throws INVALID_INPUT naming the field and place of the first id that is no district of this network */
export async function requireDistricts(work: Work, ids: readonly string[], field: string): Promise<void> {
  requireKnown(ids, await findUnknownDistricts(work, ids), field);
}

/** @throws INVALID_INPUT naming the field when the id is no topic area of this network */
export async function requireTopicArea(work: Work, id: string, field: string): Promise<void> {
  if ((await findUnknownTopicAreas(work, [id])).length > 0) throw invalidInput(field, 'UNKNOWN');
}

/** @throws INVALID_INPUT naming the field when the id is no district of this network */
export async function requireDistrict(work: Work, id: string, field: string): Promise<void> {
  if ((await findUnknownDistricts(work, [id])).length > 0) throw invalidInput(field, 'UNKNOWN');
}

function requireKnown(ids: readonly string[], unknown: readonly { id: string }[], field: string): void {
  const place = ids.findIndex((id) => unknown.some((row) => row.id === id));
  if (place >= 0) throw invalidInput(`${field}[${place}]`, 'UNKNOWN');
}
