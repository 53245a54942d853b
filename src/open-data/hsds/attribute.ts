import type { OfferContent, PublishedOffer } from '../../modules/catalogue';
import { derivedId, present, type HsdsObject } from './document';
import type { HsdsNetwork } from './network';
import { toTaxonomyTerm } from './taxonomy-term';
import type { TaxonomyKey } from './taxonomies';

interface Said {
  readonly key: TaxonomyKey;
  readonly code: string;
  readonly linkType: string;
  readonly value?: string;
}

/** Everything that an offer says in words of a list, and what HSDS has no field for. */
export function toAttributes(offer: PublishedOffer, network: HsdsNetwork): HsdsObject[] {
  return saidBy(offer.content).flatMap(({ key, code, linkType, value }) => {
    const term = toTaxonomyTerm(key, code, network);
    if (term === null) return [];
    return present({
      id: derivedId('attribute', offer.id, key, code, linkType),
      link_id: offer.id,
      link_entity: 'service',
      link_type: linkType,
      taxonomy_term_id: term.id,
      taxonomy_term: term,
      value: value ?? null,
    });
  });
}

function saidBy(content: OfferContent): Said[] {
  const { capacity, accessibility, target } = content;
  return [
    ...content.topicAreaIds.map((code) => ({ key: 'TOPIC_AREA', code, linkType: 'topic_area' }) as const),
    ...content.kinds.map((code) => ({ key: 'KIND', code, linkType: 'kind' }) as const),
    { key: 'ACCESS', code: content.access, linkType: 'access' },
    ...(content.takesReferrals
      ? [{ key: 'ACCESS', code: 'TAKES_REFERRALS', linkType: 'access' } as const]
      : []),
    { key: 'COST', code: content.cost, linkType: 'cost' },
    ...(capacity === null
      ? []
      : [
          {
            key: 'FREE_PLACES',
            code: capacity.places,
            linkType: 'free_places',
            value: capacity.asOf,
          } as const,
        ]),
    ...accessibility.map(
      ({ feature, answer }) =>
        ({ key: 'ACCESSIBILITY', code: feature, linkType: 'accessibility', value: answer }) as const,
    ),
    ...targetOf('PREGNANCY_FROM_WEEK', target.pregnancyFromWeek),
    ...targetOf('PREGNANCY_UNTIL_WEEK', target.pregnancyUntilWeek),
    ...targetOf('AGE_FROM_MONTHS', target.ageFromMonths),
    ...targetOf('AGE_UNTIL_MONTHS', target.ageUntilMonths),
    ...content.translations.flatMap(translationOf),
  ];
}

function targetOf(code: string, value: number | null): Said[] {
  return value === null ? [] : [{ key: 'TARGET', code, linkType: 'eligibility', value: String(value) }];
}

/** HSDS 3.0 has no place for a text in another language; the name of the field that it translates is the link's type. */
function translationOf(words: OfferContent['translations'][number]): Said[] {
  const code = words.language;
  return [
    { key: 'TRANSLATION', code, linkType: 'name', value: words.title },
    { key: 'TRANSLATION', code, linkType: 'description', value: `${words.summary}\n\n${words.description}` },
  ];
}
