import type { Role } from '../../src/domain/actor';
import { doorOf, requireOwnDoor, requireRecordedDoor } from '../../src/modules/revocations/received-via';
import { ANSWER_STEP, answerEvenly, waitAfter } from '../../src/modules/revocations/even-answer';
import { wrongCode } from '../../src/modules/revocations/received-via';
import type { ReceivedVia } from '../../src/modules/revocations/revocation.types';
import { hat, OTHER, OWN } from '../support/hats';

/** Where a revocation by code came in, and when its answer leaves. */
const VIAS: readonly ReceivedVia[] = ['DISCLOSER', 'RECIPIENT', 'COORDINATION', 'PUBLIC_PAGE'];

/** no: FORBIDDEN, whatever they say; -: INVALID_INPUT. */
const TABLE: readonly (readonly [Role | 'nobody', string])[] = [
  //               DISCLOSER RECIPIENT COORDINATION PUBLIC_PAGE
  ['nobody', '      -         -         -            OK'],
  ['PROFESSIONAL', 'OK        OK        -            -'],
  ['PARTNER_LEAD', 'OK        OK        -            -'],
  ['COORDINATOR', ' -         -         OK           -'],
  ['PRIVACY_DESK', 'no        no        no           no'],
  ['AUDITOR', '     no        no        no           no'],
];

it.each(TABLE)('a code that %s hands in comes in where they can say so', (role, cells) => {
  const person = role === 'nobody' ? null : { role };
  expect(VIAS.map((via) => wordOf(() => requireOwnDoor(person, via)))).toEqual(cells.trim().split(/\s+/));
});

function wordOf(rule: () => void): string {
  try {
    rule();
    return 'OK';
  } catch (error) {
    const { code, details } = error as { code: string; details: { field?: string } };
    if (code === 'FORBIDDEN') return 'no';
    return code === 'INVALID_INPUT' && details.field === 'input.receivedVia' ? '-' : code;
  }
}

it.each<[string, ReceivedVia, ReceivedVia]>([
  [OWN, 'DISCLOSER', 'DISCLOSER'],
  [OWN, 'RECIPIENT', 'DISCLOSER'],
  [OTHER, 'RECIPIENT', 'RECIPIENT'],
  [OTHER, 'DISCLOSER', 'RECIPIENT'],
])('the discloser is whoever recorded the form, not whoever says so: %s %s', (partner, said, kept) => {
  expect(doorOf(hat('PROFESSIONAL', partner), said, OWN)).toBe(kept);
});

it('the public page and the coordination are what they are', () => {
  expect(doorOf(null, 'PUBLIC_PAGE', OWN)).toBe('PUBLIC_PAGE');
  expect(doorOf(hat('COORDINATOR', OWN), 'COORDINATION', OWN)).toBe('COORDINATION');
});

it('nobody records by name what came in on the public page', () => {
  for (const via of VIAS.slice(0, 3)) expect(() => requireRecordedDoor(via)).not.toThrow();
  expect(() => requireRecordedDoor('PUBLIC_PAGE')).toThrow('The input is not valid.');
});

it.each([
  [0, 0],
  [0.5, 399.5],
  [399, 1],
  [400, 0],
  [401, 399],
  [1_300, 300],
])('an answer that took %d ms waits %d more', (elapsed, wait) => {
  expect(waitAfter(elapsed)).toBe(wait);
});

it('a wrong code is answered as a right one, and as late', async () => {
  const times: number[] = [];
  for (const revoke of [() => Promise.resolve(), () => Promise.reject(wrongCode())]) {
    const begun = performance.now();
    expect(await answerEvenly(revoke)).toBe(true);
    times.push(performance.now() - begun);
  }
  for (const time of times) expect(time).toBeGreaterThan(ANSWER_STEP - 5);
  expect(Math.max(...times)).toBeLessThan(2 * ANSWER_STEP);
});

it('what fails is told', async () => {
  await expect(answerEvenly(() => Promise.reject(new Error('The database is gone.')))).rejects.toThrow(
    'gone',
  );
});
