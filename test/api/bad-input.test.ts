import { getNamedType } from 'graphql';
import { newId } from '../../src/domain/ids';
import { at } from '../support/api-json';
import { isFine, mutantsOf, placesOf, withValue, type Mutant, type Place } from '../support/api-mutants';
import { operationOf, type Operation } from '../support/api-operations';
import { makeForeigners, type Foreigners } from '../support/api-foreigners';
import { LONG, newChance } from '../support/api-random';
import { makeSetting, type Scene, type Setting } from '../support/api-scene';
import { startApi, type Answer, type Api } from '../support/api-server';
import { SITUATIONS, type Arguments } from '../support/api-situations';
import { changedTables, printOf } from '../support/database-print';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * Every field of every mutation, filled with everything that does not belong there: the caller is told which field it
 * was, as the caller wrote it, and nothing is written. Made from the schema, so a new field is tested when it comes.
 */
const chance = newChance();

let test: TestDatabase;
let api: Api;
let setting: Setting;
let foreigners: Foreigners;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'eingabe');
  foreigners = await makeForeigners(api, setting);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

/** Lists that must not be empty. */
const NEVER_EMPTY = [
  'hats of inviteAccount', 'members', 'children', 'recipients', 'items', 'payload', 'topicAreaIds of draftAgreement', 'topicAreaIds of reportOffer',
  'topicAreaIds of publishOfferReport', 'kinds', 'languages',
]; // prettier-ignore

/** A lead who names another institution is told that its hats are not the lead's to give, whichever it is. */
const NOT_THEIRS = ['inviteAccount PROFESSIONAL input.hats[0].partnerId', 'setHats input.hats[0].partnerId'];

/** Without arguments, or always refused. */
const WITHOUT = ['signOut', 'changeHat of another'];

const MUTATIONS = Object.keys(SITUATIONS).filter(
  (name) => operationOf(name).kind === 'mutation' && !WITHOUT.includes(name),
);

it.each(MUTATIONS)('%s names the field that is wrong, and writes nothing', async (situation) => {
  const { scene, variables } = await prepare(situation);
  const operation = operationOf(situation);
  const before = await printOf(test.owner);
  const wrong: string[] = [];
  let mutants = 0;

  const places = placesOf(operation, variables);
  for (const place of places) {
    for (const mutant of chosen(place, places.length, [
      ...mutantsOf(variables, place),
      ...idMutants(operation, place, variables),
    ])) {
      if (isFine(place, mutant)) continue;
      mutants += 1;
      const answer = await ask(scene, situation, mutant.variables);
      const notTheirs =
        NOT_THEIRS.includes(`${situation} ${place.path}`) && /^(unknown|another)/.test(mutant.kind);
      const problem = notTheirs ? forbiddenOf(answer) : problemOf(answer, mutant);
      if (problem !== null) wrong.push(`${mutant.path}: ${mutant.kind}: ${problem}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(mutants).toBeGreaterThan(4);
  expect(changedTables(before, await printOf(test.owner))).toEqual([]);
  // the arguments that each of them was made from are right
  expect((await ask(scene, situation, variables)).errors).toEqual([]);
});

/**
 * All of them in the long run; else a few of each place, fewer where an operation has very many, and all where a
 * pattern of its own decides.
 */
function chosen(place: Place, places: number, mutants: readonly Mutant[]): readonly Mutant[] {
  if (LONG || place.path === 'input.email') return mutants;
  return chance.some(mutants, places > 40 ? 3 : 8);
}

async function prepare(situation: string): Promise<{ scene: Scene; variables: Arguments }> {
  const scene = await setting.newScene();
  const prepared = SITUATIONS[situation];
  if (prepared === undefined) throw new Error(`There is no situation ${situation}.`);
  return { scene, variables: await prepared.prepare(scene, prepared.by) };
}

function ask(scene: Scene, situation: string, variables: Arguments): Promise<Answer> {
  return scene.as(SITUATIONS[situation]?.by ?? 'nobody').ask(operationOf(situation).document, variables);
}

/** Null when the caller was told rightly. */
function problemOf(answer: Answer, mutant: Mutant): string | null {
  const [error] = answer.errors;
  if (answer.status >= 500) return `status ${answer.status}`;
  if (error === undefined) return 'taken';
  if (!mutant.codes.includes(error.code)) return `${error.code} ${JSON.stringify(error.details)}`;
  const field = at(error.details, 'field');
  return isAbout(typeof field === 'string' ? field : '', mutant.path)
    ? null
    : `field ${JSON.stringify(field ?? null)}`;
}

function forbiddenOf(answer: Answer): string | null {
  return answer.errors[0]?.code === 'FORBIDDEN' ? null : answer.text;
}

/** A refusal may name the very place, something in it, or the list that it is an element of. */
function isAbout(field: string, path: string): boolean {
  return (
    field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`) || `${field}[0]` === path
  );
}

/** Ids of things that do not exist, are another network's, or another partner's; lists empty or with a thing twice. */
function idMutants(operation: Operation, place: Place, variables: Arguments): Mutant[] {
  const made = (kind: string, value: unknown, codes = ['NOT_FOUND', 'INVALID_INPUT']): Mutant => ({
    ...{ kind, codes, path: place.path },
    variables: withValue(variables, place, value),
  });
  const isElement = typeof place.steps.at(-1) === 'number';
  const isList =
    place.type.toString().replace('!', '').startsWith('[') || place.type.toString().startsWith('[');
  const mutants: Mutant[] = [];
  if (
    isList &&
    NEVER_EMPTY.some((name) => name === place.name || name === `${place.name} of ${operation.name}`)
  )
    mutants.push(made('empty', [], ['INVALID_INPUT']));
  if (getNamedType(place.type).name !== 'ID' || place.name === 'idempotencyKey') return mutants;
  for (const [kind, id] of Object.entries({
    'unknown id': newId(),
    ...foreigners.idsFor(operation.name, place.name),
  })) {
    if (isList) mutants.push(made(kind, [id]), made(`${kind} twice`, [id, id]));
    else if (!isElement) mutants.push(made(kind, id));
  }
  return mutants;
}
