/** Several values in one cell, with a bar between them; a bar or backslash inside a value has a backslash before it. */
export function join(values: readonly string[]): string {
  return values.map(escape).join(' | ');
}

export function split(cell: string): string[] {
  return bare(cell) === '' ? [] : cellParts(cell).map((part) => unescape(part.trim()));
}

/** Like join(), for values that have places: empty ones at the end are left out. */
export function joinPlaced(values: readonly (string | null)[]): string {
  const last = values.findLastIndex((value) => value !== null && value !== '');
  return join(values.slice(0, last + 1).map((value) => value ?? ''));
}

/** Lines of a cell, each a record of its own. */
export function lines(cell: string): string[] {
  return cell.split('\n').filter((line) => bare(line) !== '');
}

function escape(value: string): string {
  return value
    .trim()
    .replace(/[\\|]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n');
}

function unescape(part: string): string {
  return part.replace(/\\(.)/gs, (_whole, character: string) => (character === 'n' ? '\n' : character));
}

/** Cuts at bars that have no backslash before them. */
function cellParts(cell: string): string[] {
  const parts = [''];
  for (const piece of cell.match(/\\.|\||[^\\|]+|\\$/gs) ?? []) {
    if (piece === '|') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts;
}

function bare(text: string): string {
  return text.trim();
}
