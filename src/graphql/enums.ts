import { registerEnumType } from 'type-graphql';

/**
 * Makes a GraphQL enum of a list of words. Every word needs its meaning.
 *
 * @returns the object that `@Field(() => …)` takes
 */
export function enumOf<Word extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Word, string>>,
): { [W in Word]: W } {
  const words = Object.keys(meanings) as Word[];
  const values = Object.fromEntries(words.map((word) => [word, word])) as { [W in Word]: W };
  const valuesConfig = Object.fromEntries(words.map((word) => [word, { description: meanings[word] }]));
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
  return values;
}
