import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Api } from './api-server';

/** What a reader of PDF files, not the one that wrote it, finds in a brochure. */
export interface Printed {
  readonly title: string;
  readonly language: string;
  readonly tagged: boolean;
  /** Part of PDF/UA that it claims to keep, for example `1`. */
  readonly standard: string | null;
  readonly outline: readonly string[];
  readonly pages: readonly PrintedPage[];
  /** Of all pages, with single blanks for whatever parts the words, and hyphens at the ends of lines taken back. */
  readonly text: string;
}

export interface PrintedPage {
  readonly text: string;
  /** Roles of the structure, in reading order. */
  readonly roles: readonly string[];
  readonly links: readonly { readonly url: string | null; readonly words: string }[];
}

export async function readPdf(pdf: Uint8Array): Promise<Printed> {
  const found = JSON.parse(await runReader(pdf)) as Omit<Printed, 'text'>;
  return { ...found, text: flowing(found.pages.map((page) => page.text).join('\n')) };
}

/** As people read it: lines run on. */
export function flowing(text: string): string {
  return text.replace(/(?<=\p{Ll})-\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' ');
}

/** Fetches a brochure that is granted, and reads it. */
export async function fetchBrochure(api: Api, slug: string, query = ''): Promise<Printed> {
  const response = await fetch(`${api.url}/angebote/${slug}/broschuere.pdf${query}`);
  if (response.status !== 200) throw new Error(`Refused: ${response.status} ${await response.text()}`);
  return readPdf(new Uint8Array(await response.arrayBuffer()));
}

function runReader(pdf: Uint8Array): Promise<string> {
  return new Promise((done, fail) => {
    const reader = spawn(process.execPath, [path.join(__dirname, 'read-pdf.js')]);
    const parts: Buffer[] = [];
    const complaints: Buffer[] = [];
    reader.stdout.on('data', (part: Buffer) => parts.push(part));
    reader.stderr.on('data', (part: Buffer) => complaints.push(part));
    reader.on('close', (code) => {
      if (code === 0) done(Buffer.concat(parts).toString('utf8'));
      else fail(new Error(`No PDF: ${Buffer.concat(complaints).toString('utf8')}`));
    });
    reader.stdin.end(pdf);
  });
}
