import { canSeeHat } from '../../src/modules/accounts/account-policy';
import { COLLEAGUE, hat } from '../support/hats';

it('that both are at no institution makes nobody a colleague', () => {
  const theirs = { partnerId: null, role: 'COORDINATOR', accountId: COLLEAGUE } as const;
  expect(canSeeHat(hat('PROFESSIONAL', null), theirs)).toBe(false);
});
