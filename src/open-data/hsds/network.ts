/** What is public about a network besides its offers: the names of its own lists. */
export interface HsdsNetwork {
  readonly id: string;
  readonly name: string;
  /** Two letters of the Land, for example NW. */
  readonly land: string;
  readonly topicAreas: readonly Named[];
  readonly districts: readonly Named[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export function nameOf(list: readonly Named[], id: string | null): string | null {
  return list.find((entry) => entry.id === id)?.name ?? null;
}
