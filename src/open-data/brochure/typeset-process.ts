import { gzipSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { arrangeBrochure } from './arrange-brochure';
import { readFonts } from './fonts';
import type { OfferToPrint } from './offer-to-print';
import type { PrintMessage, PrintResult } from './print-job';
import { TEMPLATE } from './template';

/** The program of the process that sets one brochure: takes offers in portions, then the order, and answers once. */
const offers: OfferToPrint[] = [];

process.on('message', (message: PrintMessage) => {
  if ('offers' in message) {
    offers.push(...message.offers);
    return;
  }
  const result = typeset(JSON.stringify(arrangeBrochure(offers, message.order)));
  process.send?.(result, () => process.disconnect());
});

function typeset(brochure: string): PrintResult {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: readFonts() }] });
  const document = compiler.compile({ mainFileContent: TEMPLATE, inputs: { brochure } }).result;
  if (document === null) return { zippedPdf: null };
  try {
    return { zippedPdf: gzipSync(compiler.pdf(document, { pdfStandard: 'ua-1' })) };
  } catch {
    // Typst's reason quotes the text
    return { zippedPdf: null };
  }
}
