import type { District, Network, TopicArea } from './network.entity';
import type { DistrictView, NetworkView, TopicAreaView } from './network.types';

export function toNetworkView(network: Network): NetworkView {
  return { id: network.id, slug: network.slug, name: network.name, land: network.land };
}

export function toDistrictView(district: District): DistrictView {
  return { id: district.id, name: district.name };
}

export function toTopicAreaView(topicArea: TopicArea): TopicAreaView {
  return { id: topicArea.id, name: topicArea.name };
}
