/** What a spreadsheet would take for a formula, or open a window for (OWASP: CSV injection); wide forms as well. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** What a spreadsheet would take for a number or a date, and write back as another one: 0231555 loses its zero. */
const NUMBER = /^\d[\d.,:/ %€-]*$/;

/**
 * A text as a cell that every spreadsheet leaves a text: with an apostrophe before what it would make something else of.
 * unguarded() is its exact inverse.
 */
export function guarded(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** The text of a cell. An apostrophe that guards nothing belongs to the text: `’s Häusle`. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && needsGuard(cell.slice(1)) ? cell.slice(1) : cell;
}

function needsGuard(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  return FORMULA.test(bare) || NUMBER.test(bare);
}
