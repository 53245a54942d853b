/**
 * Reads a PDF on standard input with a reader of its own (pdf.js) and tells what is in it as JSON. A program of its own,
 * because the reader is a module that the test runner cannot load.
 */
const { Buffer } = require('node:buffer');
const { getDocumentProxy } = require('unpdf');

async function read(bytes) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info, metadata } = await pdf.getMetadata();
  const marks = await pdf.getMarkInfo();
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const links = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link');
    pages.push({
      text: items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(''),
      roles: rolesOf(await page.getStructTree()),
      links: links.map(({ url, contentsObj }) => ({ url: url ?? null, words: contentsObj?.str ?? '' })),
    });
  }
  return {
    title: info.Title,
    language: info.Language,
    tagged: marks?.Marked === true,
    standard: metadata?.get?.('pdfuaid:part') ?? null,
    outline: ((await pdf.getOutline()) ?? []).map(({ title }) => title),
    pages,
  };
}

function rolesOf(node) {
  if (!node || !('role' in node)) return [];
  return [node.role, ...node.children.flatMap(rolesOf)];
}

const parts = [];
process.stdin.on('data', (part) => parts.push(part));
process.stdin.on('end', () => {
  read(Buffer.concat(parts)).then(
    (found) => process.stdout.write(JSON.stringify(found)),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
