import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const contactAccess = {
  Query: { contactCounts: hats('COORDINATOR') },
  Mutation: { recordContact: hats('PROFESSIONAL', 'PARTNER_LEAD') },
  ContactCounts: allWithParent('kind', 'contacts', 'byTopicArea', 'byDistrict'),
  TopicAreaContacts: allWithParent('topicArea', 'contacts'),
  DistrictContacts: allWithParent('district', 'contacts'),
} as const satisfies AccessTable;
