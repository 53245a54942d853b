import { readFileSync } from 'node:fs';
import { fontCoverage, type Coverage } from './font-coverage';

/** The fonts of the brochure, from packages and never from the machine: Noto Sans, and Vazirmatn for Arabic letters. */
const FILES = {
  latin: [
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  ],
  arabic: [
    '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
    '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
  ],
} as const;

export function readFonts(): Buffer[] {
  return [...FILES.latin, ...FILES.arabic].map(read);
}

let coverages: readonly Coverage[] | null = null;

/** What each family can show in both weights, in the order in which the families are tried. Read once. */
export function familyCoverages(): readonly Coverage[] {
  coverages ??= [FILES.latin, FILES.arabic].map((files) => {
    const weights = files.map((file) => fontCoverage(read(file)));
    return { has: (codePoint) => weights.every((weight) => weight.has(codePoint)) };
  });
  return coverages;
}

function read(file: string): Buffer {
  return readFileSync(require.resolve(file));
}
