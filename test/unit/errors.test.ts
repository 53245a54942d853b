import {
  DomainError,
  ERROR_CODES,
  conflict,
  forbidden,
  invalidInput,
  notFound,
  type ErrorCode,
} from '../../src/domain/errors';
import { requireConsent } from '../../src/modules/referrals/require-consent';
import { CHILDS_HEALTH, MOTHERS_HEALTH } from '../support/consent-forms';

/** The closed list of the contract (architecture, section 5). */
const CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'ILLEGAL_TRANSITION',
  'NOT_A_MEMBER',
  'CONSENT_REQUIRED',
  'CONFLICT',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

it('there are eleven codes, and no others', () => {
  expect(Object.keys(ERROR_CODES)).toEqual(CODES);
});

it.each(CODES)('%s has one sentence of its own, whatever its details are', (code) => {
  const plain = new DomainError(code);
  const detailed = new DomainError(code, { field: 'input.name', reason: 'TOO_LONG', state: 'DRAFT' });
  expect(plain.message).toMatch(/^[A-Z][^\n]+\.$/);
  expect(detailed.message).toBe(plain.message);
  expect(CODES.filter((other) => ERROR_CODES[other] === plain.message)).toEqual([code]);
});

it.each<[string, DomainError, ErrorCode, object]>([
  ['notFound without a field', notFound(), 'NOT_FOUND', {}],
  ['notFound', notFound('id'), 'NOT_FOUND', { field: 'id' }],
  [
    'invalidInput',
    invalidInput('input.name', 'EMPTY'),
    'INVALID_INPUT',
    { field: 'input.name', reason: 'EMPTY' },
  ],
  ['forbidden', forbidden('OTHER_SIDE'), 'FORBIDDEN', { reason: 'OTHER_SIDE' }],
  [
    'conflict',
    conflict('input.name', 'NAME_TAKEN'),
    'CONFLICT',
    { field: 'input.name', reason: 'NAME_TAKEN' },
  ],
])('%s carries its code and exactly its details', (_title, error, code, details) => {
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.code, error.details]).toEqual(['DomainError', code, details]);
});

describe('The gate’s answer', () => {
  const items = [
    MOTHERS_HEALTH,
    { ...CHILDS_HEALTH, subjectId: 'sibling' },
    { ...CHILDS_HEALTH, category: 'CONTACT' as const },
    CHILDS_HEALTH,
  ];

  it('is CONSENT_REQUIRED with the reason and the place of the item in the payload', () => {
    const refused = { allowed: false, reason: 'REVOKED', item: { ...CHILDS_HEALTH } } as const;
    let thrown: unknown;
    try {
      requireConsent(refused, items);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DomainError);
    expect(thrown).toMatchObject({
      code: 'CONSENT_REQUIRED',
      details: { reason: 'REVOKED', field: 'payload[3].category' },
    });
  });

  it('gives what covers each item when it is allowed', () => {
    const covers = items.map((item) => ({ ...item, consentId: 'form' }));
    expect(requireConsent({ allowed: true, covers }, items)).toBe(covers);
  });
});
