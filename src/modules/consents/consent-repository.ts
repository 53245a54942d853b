import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { Consent, ConsentItemRow, type Release } from './consent.entity';
import type { StoredConsentState } from './consent-words';

export function findConsents(work: Work, ids: readonly string[]): Promise<Consent[]> {
  return work.db.rows<Consent>(`select * from consents where network_id = app.network() and id = any($1)`, [
    ids,
  ]);
}

export function findConsentsOfFamilies(work: Work, familyIds: readonly string[]): Promise<Consent[]> {
  return work.db.rows<Consent>(
    `select * from consents where network_id = app.network() and family_id = any($1) order by id`,
    [familyIds],
  );
}

/** Held until the transaction ends: a revocation waits for whoever decides on the family's forms. */
export function lockConsentsOfFamily(work: Work, familyId: string): Promise<Consent[]> {
  return work.db.rows<Consent>(
    `select * from consents where network_id = app.network() and family_id = $1 order by id for share`,
    [familyId],
  );
}

const SUPERSEDED = `(select supersedes_id from consents where network_id = app.network() and id = $1)`;

/** Held for a signature or a revocation, with the form that it is to supersede, in the order in which all forms are held. */
export async function lockConsent(work: Work, id: string): Promise<Consent | null> {
  const held = await work.db.rows<Consent>(
    `select * from consents where network_id = app.network() and id in ($1, ${SUPERSEDED}) order by id for update`,
    [id],
  );
  return held.find((consent) => consent.id === id) ?? null;
}

export async function insertConsent(
  work: Work<Person>,
  consent: Omit<
    Consent,
    | 'networkId'
    | 'chainId'
    | 'supersededById'
    | 'opensAt'
    | 'closesAt'
    | 'state'
    | 'signedById'
    | 'draftedAt'
    | 'draftedBy'
    | 'version'
  >,
  items: readonly Pick<ConsentItemRow, 'recipientId' | 'subjectId' | 'category'>[],
): Promise<void> {
  const { networkId, accountId: draftedBy } = work.actor;
  const { id: consentId, familyId, discloserId } = consent;
  await work.db.insert(Consent, [{ networkId, draftedBy, ...consent }]);
  await work.db.insert(
    ConsentItemRow,
    items.map((item) => ({ networkId, consentId, familyId, discloserId, ...item })),
  );
}

/** What the code of a form is found by; the form's own terms are copied by the database. */
export async function insertFormCodes(
  work: Work<Person>,
  consentId: string,
  lookups: readonly Buffer[],
): Promise<void> {
  const touched = await work.db.touch(
    `insert into form_codes (network_id, lookup, consent_id, family_id, discloser_id)
     select c.network_id, given.lookup, c.id, c.family_id, c.discloser_id
       from consents c cross join unnest($2::bytea[]) as given (lookup)
      where c.network_id = app.network() and c.id = $1`,
    [consentId, lookups],
  );
  if (touched !== lookups.length) throw new Error('The code of the form was not kept.');
}

export async function moveConsent(
  work: Work,
  consent: Consent,
  change: { state: StoredConsentState; signedById?: string },
): Promise<void> {
  const { networkId, id, version } = consent;
  const touched = await work.db.update(
    Consent,
    { networkId, id, version },
    { ...change, version: version + 1 },
  );
  if (touched !== 1) throw new Error('The locked consent was not there to be changed.');
}

export function findItems(work: Work, consentIds: readonly string[]): Promise<ConsentItemRow[]> {
  return work.db.rows<ConsentItemRow>(
    `select * from consent_items where network_id = app.network() and consent_id = any($1)
      order by consent_id, recipient_id, subject_id, category`,
    [consentIds],
  );
}

export function findReleases(work: Work, consentIds: readonly string[]): Promise<Release[]> {
  return work.db.rows<Release>(
    `select * from releases where network_id = app.network() and consent_id = any($1)`,
    [consentIds],
  );
}

/** Those of the forms that were revoked by their code. */
export async function findRevokedForms(work: Work, consentIds: readonly string[]): Promise<string[]> {
  const rows = await work.db.rows<{ consentId: string }>(
    `select consent_id from form_revocations where network_id = app.network() and consent_id = any($1)`,
    [consentIds],
  );
  return rows.map((row) => row.consentId);
}

export interface NewRelease {
  readonly discloserId: string;
  readonly recipientId: string;
  readonly subjectId: string;
  readonly category: string;
  readonly signers: readonly string[];
}

/** Grants what the form asks; terms are copied from the form, and how long a signature counts from the signature, by the database. */
export async function insertReleases(
  work: Work<Person>,
  consent: Consent,
  releases: readonly NewRelease[],
): Promise<void> {
  for (const release of releases) {
    const [signer1, signer2, signer3] = release.signers;
    const touched = await work.db.touch(
      `insert into releases (network_id, consent_id, discloser_id, recipient_id, subject_id, category, family_id,
         recorded_by_id, direction, purpose, opens_at, form_closes_at, signer_1, signer_2, signer_3, lapses_1, lapses_2, lapses_3)
       select c.network_id, c.id, $2, $3, $4, $5, c.family_id, c.discloser_id, c.direction, c.purpose, c.opens_at, c.closes_at,
              $6, $7, $8, a.lapses_at, b.lapses_at, d.lapses_at
         from consents c
         join consent_signatures a on a.network_id = c.network_id and a.consent_id = c.id and a.signer_id = $6
         left join consent_signatures b on b.network_id = c.network_id and b.consent_id = c.id and b.signer_id = $7
         left join consent_signatures d on d.network_id = c.network_id and d.consent_id = c.id and d.signer_id = $8
        where c.network_id = app.network() and c.id = $1`,
      [
        consent.id,
        release.discloserId,
        release.recipientId,
        release.subjectId,
        release.category,
        signer1,
        signer2 ?? null,
        signer3 ?? null,
      ],
    );
    if (touched !== 1) throw new Error('The release was not granted.');
  }
}
