import type { Work } from '../../db/work';
import { notFound } from '../../domain/errors';
import type { Page } from '../../graphql/connection';
import { Partner, PartnerDistrict, PartnerTopicArea } from './partner.entity';
import type { PartnerFilter } from './partner.types';

export function findPartners(work: Work, ids: readonly string[]): Promise<Partner[]> {
  return work.db.rows<Partner>(`select * from partners where network_id = app.network() and id = any($1)`, [
    ids,
  ]);
}

export async function findPartner(work: Work, id: string): Promise<Partner | null> {
  return (await findPartners(work, [id]))[0] ?? null;
}

/** Every partner of the network, for finding one by its name. */
export function findPartnerNames(work: Work): Promise<Pick<Partner, 'id' | 'name'>[]> {
  return work.db.rows(`select id, name from partners where network_id = app.network() order by id`);
}

/** @throws NOT_FOUND naming the field it was asked by */
export async function getPartner(work: Work, id: string, field = 'id'): Promise<Partner> {
  const partner = await findPartner(work, id);
  if (partner === null) throw notFound(field);
  return partner;
}

/** By name in German order. Membership is read off the terms of the agreements, as of the transaction's day. */
export function listPartners(work: Work, filter: PartnerFilter, page: Page): Promise<Partner[]> {
  return work.db.rows<Partner>(
    `select p.* from partners p
      where p.network_id = app.network()
        and ($1::text is null or p.name ilike $1 or p.carrier ilike $1)
        and ($2::text is null or p.kind = $2)
        and ($3::uuid is null or exists (select from partner_topic_areas t
              where t.network_id = p.network_id and t.partner_id = p.id and t.topic_area_id = $3))
        and ($4::uuid is null or exists (select from partner_districts d
              where d.network_id = p.network_id and d.partner_id = p.id and d.district_id = $4))
        and ($5::boolean is null or $5 = exists (select from agreements a
              where a.network_id = p.network_id and a.partner_id = p.id and a.ends_at > app.clock()))
        and ($6::boolean is null or p.takes_referrals = $6)
        and ($7::text is null or (p.name collate "de-x-icu", p.id) > ($7 collate "de-x-icu", $8::uuid))
      order by p.name collate "de-x-icu", p.id
      limit $9`,
    [
      filter.search == null ? null : `%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%`,
      filter.kind ?? null,
      filter.topicAreaId ?? null,
      filter.districtId ?? null,
      filter.member ?? null,
      filter.takesReferrals ?? null,
      page.after?.sort ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}

export async function insertPartner(work: Work, partner: Omit<Partner, 'createdAt'>): Promise<void> {
  await work.db.insert(Partner, [partner]);
}

/** False when the version is no longer the present one. */
export async function updatePartnerRow(
  work: Work,
  current: Partner,
  change: Partial<Omit<Partner, 'networkId' | 'id' | 'version' | 'createdAt'>>,
): Promise<boolean> {
  const { networkId, id, version } = current;
  return (
    (await work.db.update(Partner, { networkId, id, version }, { ...change, version: version + 1 })) === 1
  );
}

export async function replaceTopicAreas(
  work: Work,
  partner: Partner,
  topicAreaIds: readonly string[],
): Promise<void> {
  const { networkId, id: partnerId } = partner;
  await work.db.touch(
    `delete from partner_topic_areas where network_id = app.network() and partner_id = $1`,
    [partnerId],
  );
  await insertTopicAreas(work, networkId, partnerId, topicAreaIds);
}

export async function replaceDistricts(
  work: Work,
  partner: Partner,
  districtIds: readonly string[],
): Promise<void> {
  const { networkId, id: partnerId } = partner;
  await work.db.touch(`delete from partner_districts where network_id = app.network() and partner_id = $1`, [
    partnerId,
  ]);
  await insertDistricts(work, networkId, partnerId, districtIds);
}

export async function insertTopicAreas(
  work: Work,
  networkId: string,
  partnerId: string,
  topicAreaIds: readonly string[],
): Promise<void> {
  await work.db.insert(
    PartnerTopicArea,
    topicAreaIds.map((topicAreaId) => ({ networkId, partnerId, topicAreaId })),
  );
}

export async function insertDistricts(
  work: Work,
  networkId: string,
  partnerId: string,
  districtIds: readonly string[],
): Promise<void> {
  await work.db.insert(
    PartnerDistrict,
    districtIds.map((districtId) => ({ networkId, partnerId, districtId })),
  );
}

export interface ListedName {
  readonly partnerId: string;
  readonly id: string;
  readonly name: string;
}

export function findTopicAreasOfPartners(work: Work, partnerIds: readonly string[]): Promise<ListedName[]> {
  return work.db.rows<ListedName>(
    `select l.partner_id, t.id, t.name from partner_topic_areas l
       join topic_areas t on t.network_id = l.network_id and t.id = l.topic_area_id
      where l.network_id = app.network() and l.partner_id = any($1) order by t.position, t.id`,
    [partnerIds],
  );
}

export function findDistrictsOfPartners(work: Work, partnerIds: readonly string[]): Promise<ListedName[]> {
  return work.db.rows<ListedName>(
    `select l.partner_id, d.id, d.name from partner_districts l
       join districts d on d.network_id = l.network_id and d.id = l.district_id
      where l.network_id = app.network() and l.partner_id = any($1) order by d.position, d.id`,
    [partnerIds],
  );
}
