import { InputType } from 'type-graphql';
import { DomainError } from '../../src/domain/errors';
import { checkInput } from '../../src/graphql/check-input';
import {
  IdField,
  IdListField,
  InputListField,
  PatternField,
  TextField,
  TextListField,
  VersionField,
} from '../../src/graphql/fields';
import { OTHER, OWN } from '../support/hats';

const description = 'Of a test.';

@InputType()
class ChildInput {
  @TextField({ max: 5, description })
  name: string;
}

@InputType()
class BoundsInput {
  @TextField({ max: 5, description })
  line: string;
  @TextField({ max: 5, lines: true, nullable: true, description })
  lines?: string | null;
  @TextListField({ max: 2, each: 5, description })
  texts: string[];
  @PatternField({ pattern: /^[a-z]{2,3}$/, reason: 'NOT_A_LANGUAGE', nullable: true, description })
  language?: string | null;
  @IdField({ description })
  id: string;
  @IdListField({ max: 2, least: 1, description })
  ids: string[];
  @InputListField(() => ChildInput, { max: 2, description })
  children: ChildInput[];
  @VersionField()
  version: number;
}

const child = (name: string): ChildInput => Object.assign(new ChildInput(), { name });

/** What is told of an input that is sound but for these fields: `field REASON`, or null. */
async function refusalOf(change: Record<string, unknown>): Promise<string | null> {
  const sound = { line: 'Erika', texts: [], id: OWN, ids: [OWN], children: [child('Kim')], version: 1 };
  try {
    await checkInput(Object.assign(new BoundsInput(), sound, change), BoundsInput);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.details.field ?? ''} ${error.details.reason ?? ''}`;
  }
}

describe('A text of one line, of at most five characters, is refused', () => {
  it.each([
    ['', 'EMPTY'],
    ['   ', 'EMPTY'],
    ['\u00a0\u3000', 'EMPTY'],
    ['\u200b\u200b', 'EMPTY'],
    ['abcdef', 'TOO_LONG'],
    ['ääääää', 'TOO_LONG'],
    ['a\u0000b', 'CONTROL_CHARACTERS'],
    ['a\nb', 'CONTROL_CHARACTERS'],
    ['a\r\nb', 'CONTROL_CHARACTERS'],
    ['a\tb', 'CONTROL_CHARACTERS'],
    ['a\u001bb', 'CONTROL_CHARACTERS'],
    ['a\u0085b', 'CONTROL_CHARACTERS'],
    ['a\u2028b', 'CONTROL_CHARACTERS'],
    ['a\u2029b', 'CONTROL_CHARACTERS'],
    ['a\u202eb', 'CONTROL_CHARACTERS'],
    ['a\u2066b', 'CONTROL_CHARACTERS'],
    ['a\ufeffb', 'CONTROL_CHARACTERS'],
    ['a\ud83d', 'CONTROL_CHARACTERS'],
  ])('%j: %s', async (line, reason) => {
    expect(await refusalOf({ line })).toBe(`input.line ${reason}`);
  });
});

it.each(['a', 'abcde', 'äöüß€', '👶👶👶👶👶', 'Şükrü', 'مرحبا', 'a\u200dб', ' a b '])(
  '%j is such a text',
  async (line) => {
    expect(await refusalOf({ line })).toBeNull();
  },
);

it('a text of several lines takes breaks and tabs, and no other control characters', async () => {
  expect(await refusalOf({ lines: 'a\r\n\tb' })).toBeNull();
  expect(await refusalOf({ lines: 'a\u0000' })).toBe('input.lines CONTROL_CHARACTERS');
  expect(await refusalOf({ lines: '\n\n' })).toBe('input.lines EMPTY');
});

describe('Refused with its field is', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['an id that is none', { id: 'x' }, 'input.id NOT_AN_ID'],
    ['an id in capitals, which would not be found', { id: OWN.toUpperCase() }, 'input.id NOT_AN_ID'],
    ['a list of ids that is empty', { ids: [] }, 'input.ids TOO_FEW'],
    ['a list of too many ids', { ids: [OWN, OTHER, OWN.replace('a', 'c')] }, 'input.ids TOO_MANY'],
    ['an id named twice', { ids: [OWN, OWN] }, 'input.ids NAMED_TWICE'],
    ['a list with what is no id', { ids: [OWN, 'x'] }, 'input.ids NOT_AN_ID'],
    ['a list of too many texts', { texts: ['a', 'b', 'c'] }, 'input.texts TOO_MANY'],
    ['a list with a text too long', { texts: ['a', 'abcdef'] }, 'input.texts TOO_LONG'],
    ['a word that does not fit its pattern', { language: 'de-DE' }, 'input.language NOT_A_LANGUAGE'],
    ['a version below one', { version: 0 }, 'input.version OUT_OF_RANGE'],
    ['a list of inputs that is empty', { children: [] }, 'input.children TOO_FEW'],
    [
      'a list of too many inputs',
      { children: [child('a'), child('b'), child('c')] },
      'input.children TOO_MANY',
    ],
    [
      'what stands in an input in a list',
      { children: [child('Kim'), child('')] },
      'input.children[1].name EMPTY',
    ],
  ])('%s', async (_title, change, refusal) => {
    expect(await refusalOf(change)).toBe(refusal);
  });
});

it('what may be left out may be null', async () => {
  expect(await refusalOf({ lines: null, language: null })).toBeNull();
  expect(await refusalOf({ lines: undefined, language: undefined })).toBeNull();
});
