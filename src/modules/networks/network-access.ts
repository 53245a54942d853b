import { allWithParent, anyone, type AccessTable } from '../../graphql/access';

export const networkAccess = {
  Query: { network: anyone },
  Network: allWithParent('id', 'slug', 'name', 'land', 'districts', 'topicAreas'),
  District: allWithParent('id', 'name'),
  TopicArea: allWithParent('id', 'name'),
} as const satisfies AccessTable;
