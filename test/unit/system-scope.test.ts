import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Who can make an actor with the scope of marks. That no operation but revokeByCode runs in it, audit.test.ts tries. */
const ROOT = path.join(__dirname, '..', '..', 'src');

/** Files of the service in which a text stands. */
function filesWith(text: string): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && readFileSync(path.join(ROOT, file), 'utf8').includes(text))
    .sort();
}

it('an actor with the scope of marks is made in these files only, and the door for codes has one user', () => {
  expect(filesWith(`kind: 'REVOKING', networkId`)).toEqual(['api/operation-context.ts']);
  expect(filesWith(`kind: 'SYSTEM', networkId`)).toEqual([
    'web/offer-confirmation/offer-confirmation-page.ts',
    'worker/morning-round.ts',
    'worker/send-offer-reminder.ts',
  ]);
  expect(filesWith('.transactRevoking(')).toEqual(['modules/revocations/revocation-resolver.ts']);
});
