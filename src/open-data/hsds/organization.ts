import { present, type HsdsObject } from './document';
import type { HsdsNetwork } from './network';

export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** A partner that offers something in public. HSDS wants a description; the catalogue keeps none of a partner. */
export function toOrganization(provider: Provider, network: HsdsNetwork): HsdsObject {
  return present({
    id: provider.id,
    name: provider.name,
    description: `Anbieter im Angebotsverzeichnis: ${network.name}.`,
  });
}
