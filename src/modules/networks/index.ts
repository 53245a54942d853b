export { networkAccess } from './network-access';
export { NetworkResolver } from './network-resolver';
export { District, Network, NetworkSettings, TopicArea } from './network.entity';
export { DistrictView, NetworkView, TopicAreaView } from './network.types';
export { toDistrictView, toNetworkView, toTopicAreaView } from './network-view';
export {
  findDistrictsOf,
  findNetwork,
  findNetworkIds,
  findNetworkBySlug,
  findTopicAreasOf,
  getOwnNetwork,
  getSettings,
} from './network-repository';
export { requireDistrict, requireDistricts, requireTopicArea, requireTopicAreas } from './require-lists';
