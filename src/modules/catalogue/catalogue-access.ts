import { allWithParent, anyone, type AccessTable } from '../../graphql/access';

export const catalogueAccess = {
  Query: { offers: anyone, offer: anyone },
  OfferConnection: allWithParent('nodes', 'edges', 'pageInfo', 'total', 'readAs', 'facets', 'suggestions'),
  OfferEdge: allWithParent('node', 'cursor'),
  OfferFacet: allWithParent('filter', 'values'),
  OfferFacetValue: allWithParent('value', 'name', 'count'),
  OfferSuggestions: allWithParent('spellings', 'wayOut', 'withoutSearch', 'inquiryPath'),
  OfferWayOut: allWithParent('drop', 'total'),
  Offer: allWithParent(
    'id', 'title', 'summary', 'description', 'partner', 'topicAreas', 'kinds', 'target', 'districts', 'places',
    'schedules', 'languages', 'interpretation', 'accessibility', 'cost', 'costNote', 'access', 'documents', 'freePlaces',
    'contact', 'validFrom', 'validUntil', 'takesReferrals', 'translations', 'confirmedOn', 'publishedAt',
  ), // prettier-ignore
  OfferPartner: allWithParent('id', 'name'),
  OfferTopicArea: allWithParent('id', 'name'),
  OfferDistrict: allWithParent('id', 'name'),
  OfferContent: allWithParent(
    'title', 'summary', 'description', 'topicAreaIds', 'kinds', 'target', 'districtIds', 'places', 'schedules',
    'languages', 'interpretation', 'accessibility', 'cost', 'costNote', 'access', 'documents', 'capacity', 'contact',
    'validFrom', 'validUntil', 'takesReferrals', 'translations',
  ), // prettier-ignore
  TargetGroup: allWithParent(
    'pregnancyFromWeek', 'pregnancyUntilWeek', 'ageFromMonths', 'ageUntilMonths',
  ), // prettier-ignore
  OfferPlace: allWithParent('name', 'street', 'postalCode', 'town', 'districtId', 'confidential'),
  OfferSchedule: allWithParent(
    'weekday', 'opensAt', 'closesAt', 'everyWeeks', 'from', 'until', 'place', 'note', 'exceptions',
  ), // prettier-ignore
  ScheduleException: allWithParent('on', 'opensAt', 'closesAt'),
  OfferAccessibility: allWithParent('feature', 'answer'),
  OfferCapacity: allWithParent('places', 'asOf'),
  OfferContact: allWithParent('name', 'phone', 'email', 'website'),
  OfferTranslation: allWithParent('language', 'title', 'summary', 'description'),
} as const satisfies AccessTable;
