import type { OfferContent } from '../catalogue';
import type { OfferContentType } from '../catalogue';

/** The document that is kept, of what a caller wrote: every field there, texts without blanks around them. */
export function contentFrom(input: OfferContentType): OfferContent {
  return {
    title: input.title.trim(),
    summary: input.summary.trim(),
    description: input.description.trim(),
    topicAreaIds: input.topicAreaIds,
    kinds: input.kinds,
    target: {
      pregnancyFromWeek: input.target.pregnancyFromWeek ?? null,
      pregnancyUntilWeek: input.target.pregnancyUntilWeek ?? null,
      ageFromMonths: input.target.ageFromMonths ?? null,
      ageUntilMonths: input.target.ageUntilMonths ?? null,
    },
    districtIds: input.districtIds,
    places: input.places.map((place) => ({
      name: text(place.name),
      street: text(place.street),
      postalCode: place.postalCode ?? null,
      town: text(place.town),
      districtId: place.districtId ?? null,
      confidential: place.confidential,
    })),
    schedules: input.schedules.map((schedule) => ({
      weekday: schedule.weekday,
      opensAt: schedule.opensAt,
      closesAt: schedule.closesAt,
      everyWeeks: schedule.everyWeeks as 1 | 2 | 4,
      from: schedule.from ?? null,
      until: schedule.until ?? null,
      place: schedule.place ?? null,
      note: text(schedule.note),
      exceptions: schedule.exceptions.map((exception) => ({
        on: exception.on,
        opensAt: exception.opensAt ?? null,
        closesAt: exception.closesAt ?? null,
      })),
    })),
    languages: input.languages,
    interpretation: input.interpretation,
    accessibility: input.accessibility.map(({ feature, answer }) => ({ feature, answer })),
    cost: input.cost,
    costNote: text(input.costNote),
    access: input.access,
    documents: text(input.documents),
    capacity: input.capacity ? { places: input.capacity.places, asOf: input.capacity.asOf } : null,
    contact: {
      name: text(input.contact.name),
      phone: text(input.contact.phone),
      email: text(input.contact.email),
      website: text(input.contact.website),
    },
    validFrom: input.validFrom ?? null,
    validUntil: input.validUntil ?? null,
    takesReferrals: input.takesReferrals,
    translations: input.translations.map(({ language, title, summary, description }) => ({
      language,
      title: title.trim(),
      summary: summary.trim(),
      description: description.trim(),
    })),
  };
}

function text(value: string | null | undefined): string | null {
  return value == null ? null : value.trim();
}
