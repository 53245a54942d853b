import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Day } from '../../domain/period';
import type { Page } from '../../graphql/connection';
import { Offer } from './offer.entity';
import { publicContent, type OfferContent, type OfferState } from '../catalogue';

const COLUMNS = `o.network_id, o.id, o.partner_id, o.state, o.content, o.version, o.published_at, o.confirmed_on,
  o.confirm_until, o.reminded_on`;

export async function findOffer(work: Work, id: string): Promise<Offer | null> {
  return (await findOffers(work, [id]))[0] ?? null;
}

export function findOffers(work: Work, ids: readonly string[]): Promise<Offer[]> {
  return work.db.rows<Offer>(
    `select ${COLUMNS} from offers o where o.network_id = app.network() and o.id = any($1)`,
    [ids],
  );
}

/** Held until the transaction ends: of two who change an offer the second sees what the first has done. */
export function lockOffer(work: Work, id: string): Promise<Offer | null> {
  return work.db.row<Offer>(
    `select ${COLUMNS} from offers o where o.network_id = app.network() and o.id = $1 for update`,
    [id],
  );
}

/** The coordination's word: from now on this version of the offer may say this, and show the public that of it. */
export async function approveText(
  work: Work<Person>,
  offerId: string,
  version: number,
  content: OfferContent,
): Promise<void> {
  await work.db.touch(
    `insert into offer_texts (network_id, offer_id, version, content_md5, public_md5)
     values (app.network(), $1, $2, md5($3::jsonb::text)::uuid, md5($4::jsonb::text)::uuid)`,
    [offerId, version, JSON.stringify(content), JSON.stringify(publicContent(content))],
  );
}

export async function insertOffer(
  work: Work<Person>,
  offer: Pick<Offer, 'id' | 'partnerId' | 'content' | 'confirmedOn' | 'confirmUntil'>,
): Promise<void> {
  await work.db.insert(Offer, [{ networkId: work.actor.networkId, state: 'PUBLISHED', ...offer }]);
}

export type OfferChange = Partial<
  Pick<Offer, 'state' | 'content' | 'confirmedOn' | 'confirmUntil' | 'publishedAt' | 'remindedOn'>
>;

/** The version rises with what is said, not with a confirmation or a pause: a report on it is as good as before. */
export async function updateOffer(work: Work, offer: Offer, change: OfferChange): Promise<void> {
  const { networkId, id, version } = offer;
  const next = change.content === undefined ? version : version + 1;
  const touched = await work.db.update(Offer, { networkId, id, version }, { ...change, version: next });
  if (touched !== 1) throw new Error('The locked offer was not there to be changed.');
}

export interface OwnOffersQuestion {
  /** Whose the reader keeps; null: every partner's. */
  readonly ownPartnerId: string | null;
  readonly partnerId: string | null;
  readonly state: OfferState | null;
  /** Only those that must be confirmed by this day. */
  readonly dueBy: Day | null;
  readonly today: Day;
}

/** What the coordination or a partner keeps, those due first. */
export function listOffers(work: Work<Person>, question: OwnOffersQuestion, page: Page): Promise<Offer[]> {
  return work.db.rows<Offer>(
    `select ${COLUMNS} from offers o
      where o.network_id = app.network()
        and ($1::uuid is null or o.partner_id = $1)
        and ($2::uuid is null or o.partner_id = $2)
        and ($3::text is null or $3 = case when o.state = 'PUBLISHED' and o.confirm_until < $4::date then 'PAUSED' else o.state end)
        and ($5::date is null or (o.state <> 'ENDED' and o.confirm_until <= $5))
        and ($6::date is null or (o.confirm_until, o.id) > ($6, $7::uuid))
      order by o.confirm_until, o.id limit $8`,
    [
      question.ownPartnerId,
      question.partnerId,
      question.state,
      question.today,
      question.dueBy,
      page.after?.sort ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}

/** Offers whose day is over though they still stand as public; held until the transaction ends. */
export function lockLapsedOffers(work: Work, today: Day, most: number): Promise<Offer[]> {
  return work.db.rows<Offer>(
    `select ${COLUMNS} from offers o
      where o.network_id = app.network() and o.state = 'PUBLISHED' and o.confirm_until < $1
      order by o.id limit $2 for update skip locked`,
    [today, most],
  );
}
