import { releaseStanding, type ReleaseTerms } from './consent-gate';
import type { ConsentItem, ConsentRefusal } from './consent-words';

/** A reverse release: what the family lets the recipient of a referral tell back to its sender, on a MUTUAL form. */
export interface ReverseRelease extends ConsentItem, ReleaseTerms {
  readonly consentId: string;
}

export type FeedbackDecision =
  | { readonly allowed: true; readonly covers: readonly (ConsentItem & { readonly consentId: string })[] }
  | { readonly allowed: false; readonly reason: ConsentRefusal; readonly place: number };

/**
 * The gate on the way back: every item rests on a reverse release that holds now (domain: feedback with content only under
 * MUTUAL). It is decided on releases alone, since who gives feedback does not see the form. Of several releases for an item
 * the one counts that gets furthest; the answer is the first item without one.
 */
export function decideFeedback(
  releases: readonly ReverseRelease[],
  items: readonly ConsentItem[],
  now: Date,
): FeedbackDecision {
  const covers = items.map((item) => bestFor(item, releases, now));
  const place = covers.findIndex((cover) => cover.standing !== 'ALLOWED');
  const refused = covers[place];
  if (refused !== undefined && refused.standing !== 'ALLOWED')
    return { allowed: false, reason: refused.standing, place };
  return {
    allowed: true,
    covers: covers.flatMap(({ release }) => (release === null ? [] : [release])),
  };
}

/** The items that may be told back now. */
export function feedbackScope(releases: readonly ReverseRelease[], now: Date): ConsentItem[] {
  return releases
    .filter((release) => releaseStanding(release, now) === 'ALLOWED')
    .filter((release, place, all) => all.findIndex((other) => isSame(other, release)) === place)
    .map(({ subjectId, category }) => ({ subjectId, category }));
}

/** From what gets least far to what holds. */
const ORDER = ['NO_CONSENT', 'NOT_YET_VALID', 'EXPIRED', 'REVOKED', 'ALLOWED'] as const;

interface Best {
  readonly standing: (typeof ORDER)[number];
  readonly release: ReverseRelease | null;
}

function bestFor(item: ConsentItem, releases: readonly ReverseRelease[], now: Date): Best {
  return releases
    .filter((release) => isSame(release, item))
    .map((release) => ({ release, standing: releaseStanding(release, now) }))
    .reduce<Best>(
      (best, next) => (ORDER.indexOf(next.standing) > ORDER.indexOf(best.standing) ? next : best),
      { standing: 'NO_CONSENT', release: null },
    );
}

function isSame(one: ConsentItem, other: ConsentItem): boolean {
  return one.subjectId === other.subjectId && one.category === other.category;
}
