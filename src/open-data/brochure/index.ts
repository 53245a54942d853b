export type { Arrangement, Named, Order } from './arrange-brochure';
export { toPrint, type OfferToPrint } from './offer-to-print';
export { printBrochure } from './print-job';
export { openPrintShop, type PrintShop } from './print-shop';
export { TEMPLATE } from './template';
