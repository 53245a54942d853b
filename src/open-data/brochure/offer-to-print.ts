import type { OfferContent, PublishedOffer } from '../../modules/catalogue';
import type { Day } from '../../domain/period';

/** What of a published offer the brochure needs: long texts stay behind. */
export interface OfferToPrint {
  readonly id: string;
  readonly partnerName: string;
  readonly content: OfferContent;
  readonly confirmedOn: Day;
}

/** @param publicContent leaves confidential places out, should a row ever hold one */
export function toPrint(
  { id, partnerName, content, confirmedOn }: PublishedOffer,
  publicContent: (content: OfferContent) => OfferContent,
): OfferToPrint {
  const translations = content.translations.map((translation) => ({ ...translation, description: '' }));
  return {
    id,
    partnerName,
    confirmedOn,
    content: { ...publicContent(content), description: '', translations },
  };
}
