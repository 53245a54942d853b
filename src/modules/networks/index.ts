export { networkAccess } from './network-access';
export { NetworkResolver } from './network-resolver';
export { District, Network, NetworkSettings, TopicArea } from './network.entity';
export { DistrictView, NetworkView, TopicAreaView } from './network.types';
export { toDistrictView, toNetworkView, toTopicAreaView } from './network-view';
export { findNetwork, findNetworkBySlug, getOwnNetwork, getSettings } from './network-repository';
export { requireDistricts, requireTopicAreas } from './require-lists';
