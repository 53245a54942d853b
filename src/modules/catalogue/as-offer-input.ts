import type { OfferContent } from './offer-content';
import {
  OfferAccessibilityContent,
  OfferCapacityContent,
  OfferContactContent,
  OfferPlaceContent,
  OfferScheduleContent,
  ScheduleExceptionContent,
  TargetGroupContent,
} from './offer-content-parts.types';
import { OfferContentType, OfferTranslationContent } from './offer-content.types';

/** A content as if a caller had sent it, so that the bounds of every field can be held against it. */
export function asOfferInput(content: OfferContent): OfferContentType {
  return Object.assign(new OfferContentType(), content, {
    target: make(TargetGroupContent, content.target),
    places: content.places.map((place) => make(OfferPlaceContent, place)),
    schedules: content.schedules.map((schedule) =>
      Object.assign(make(OfferScheduleContent, schedule), {
        exceptions: schedule.exceptions.map((exception) => make(ScheduleExceptionContent, exception)),
      }),
    ),
    accessibility: content.accessibility.map((entry) => make(OfferAccessibilityContent, entry)),
    capacity: content.capacity && make(OfferCapacityContent, content.capacity),
    contact: make(OfferContactContent, content.contact),
    translations: content.translations.map((entry) => make(OfferTranslationContent, entry)),
  });
}

function make<Part extends object>(type: new () => Part, said: object): Part {
  return Object.assign(new type(), said);
}
