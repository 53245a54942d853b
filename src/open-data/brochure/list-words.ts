/** `Montag, Dienstag und Mittwoch` */
export function listInWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} und ${words.at(-1) ?? ''}`;
}
