import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { accessDocument } from '../../src/api/contract/access-document';
import { ERROR_REASONS } from '../../src/api/contract/error-reasons';
import { errorsDocument } from '../../src/api/contract/errors-document';
import { statesDocument } from '../../src/api/contract/states-document';
import { ERROR_CODES } from '../../src/domain/errors';
import { CONSENT_REFUSALS } from '../../src/modules/consents/consent-words';

const projectDir = path.join(__dirname, '../..');
const sources = readdirSync(path.join(projectDir, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes(path.join('api', 'contract')))
  .map((name) => readFileSync(path.join(projectDir, 'src', name), 'utf8'));

it.each([
  ['access.md', accessDocument],
  ['errors.md', errorsDocument],
  ['states.md', statesDocument],
])('schema/%s stands as the code has it', (name, print) => {
  expect(readFileSync(path.join(projectDir, 'schema', name), 'utf8')).toBe(print());
});

it('every error is told with an example', () => {
  const document = errorsDocument();
  for (const code of Object.keys(ERROR_CODES)) expect(document).toContain(`"code": "${code}"`);
});

/** Where a refusal is made: its reason is one of the words in capitals there. */
const REFUSALS =
  /\b(?:invalidInput|conflict|forbidden|unauthenticated|rule|exceeded|limit|refused?)\((?:[^()]|\([^()]*\))*\)|\breason: '[A-Z_]+'/g;

it('every reason of a refusal is told in words, and none that is never given', () => {
  const given = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(REFUSALS)].flatMap(([call]) =>
        [...call.matchAll(/'([A-Z][A-Z_]{2,})'/g)].map(([, word]) => word ?? ''),
      ),
    ),
  );
  // a state found and a way of signing, which stand beside a reason
  const beside = ['DISABLED', 'ORAL_EXCEPTION'];
  const known: readonly string[] = [...CONSENT_REFUSALS, ...Object.keys(ERROR_CODES), ...beside];
  const own = [...given].filter((word) => !known.includes(word));
  const said = Object.keys(ERROR_REASONS);
  expect(own.filter((word) => !said.includes(word))).toEqual([]);
  const anywhere = sources.join('\n');
  expect(said.filter((word) => !anywhere.includes(`'${word}'`))).toEqual([]);
});
