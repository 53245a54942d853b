import { textAt } from './api-json';
import type { Arguments } from './api-preparations';
import type { Scene } from './api-scene';
import { fullContent, offerListsOf } from './offer-content';
import type { OfferContentType } from '../../src/modules/catalogue';

/** Offers of the sending partner, as its lead and the coordination keep them, each step over HTTP. */
export const REPORT = `mutation ($input: ReportOfferInput!) { reportOffer(input: $input) { id state } }`;
export const PUBLISH = `mutation ($id: ID!, $edited: OfferContentInput, $onOlderVersion: Boolean = false) {
  publishOfferReport(id: $id, edited: $edited, onOlderVersion: $onOlderVersion) { id title } }`;

export async function contentIn(
  { test, town }: Pick<Scene, 'test' | 'town'>,
  change: Partial<OfferContentType> = {},
): Promise<OfferContentType> {
  return fullContent(await offerListsOf(test.owner, town.networkId), change);
}

/** A report that waits, on a new offer or on this one. */
export async function openReport(scene: Scene, offerId: string | null = null): Promise<string> {
  const input = { partnerId: scene.senderPartner, offerId, content: await contentIn(scene) };
  return textAt(await scene.as('lead').told(REPORT, { input }), 'reportOffer.id');
}

export async function publishedOffer(scene: Scene): Promise<string> {
  const id = await openReport(scene);
  return textAt(await scene.as('coordinator').told(PUBLISH, { id }), 'publishOfferReport.id');
}

export async function changedOffer(scene: Scene): Promise<Arguments> {
  const offerId = await publishedOffer(scene);
  const content = await contentIn(scene, { title: 'Schreisprechstunde am Abend' });
  return { input: { partnerId: scene.senderPartner, offerId, baseVersion: 1, content } };
}
