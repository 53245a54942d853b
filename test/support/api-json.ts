/** What a JSON answer can be made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What stands at `sendReferral.payload[0].text` of an answer; undefined when there is no such place. */
export function at(json: Json | undefined, path: string): Json | undefined {
  let here: Json | undefined = json;
  for (const step of path.split(/[.[\]]+/).filter((name) => name !== '')) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Array.isArray(here)
      ? (here as readonly Json[])[Number(step)]
      : (here as Record<string, Json>)[step];
  }
  return here;
}

/** The text at a place; fails the test when there is none. */
export function textAt(json: Json | undefined, path: string): string {
  const found = at(json, path);
  if (typeof found !== 'string') throw new Error(`There is no text at ${path} of ${JSON.stringify(json)}.`);
  return found;
}

/** The list at a place; fails the test when there is none. */
export function listAt(json: Json | undefined, path: string): readonly Json[] {
  const found = at(json, path);
  if (!Array.isArray(found)) throw new Error(`There is no list at ${path} of ${JSON.stringify(json)}.`);
  return found as readonly Json[];
}
