import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { invalidInput } from '../../domain/errors';
import type { ApiContext } from '../../graphql/context';
import { ConsentView, viewOfWritten } from '../consents';
import { IdempotencyArgs } from '../idempotency';
import { answerEvenly } from './even-answer';
import { revokeByCode } from './revoke-by-code';
import { revokeConsent } from './revoke-consent';
import { RevokeByCodeInput, RevokeConsentInput } from './revocation.types';

@Resolver()
export class RevocationResolver {
  @Mutation(() => ConsentView, {
    description:
      'Records that a person takes back what they gave, the whole of a consent or the part named by recipients and items; all consequences at once. Professional of the recording partner. Errors: NOT_FOUND, ILLEGAL_TRANSITION (nothing of it holds, it is superseded, or all of the part was taken back before), INVALID_INPUT (`receivedVia`; `revokedBy` gave nothing; `recipients[n]`, `items[n].memberId`, `items[n].category`: the form does not ask it, or it is not theirs; `items`: nothing in common with the recipients).',
  })
  async revokeConsent(
    @Ctx() context: ApiContext,
    @Arg('input', () => RevokeConsentInput, { description: 'Who takes back what.' })
    input: RevokeConsentInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<ConsentView> {
    return viewOfWritten(
      context,
      await context.transact('revokeConsent', (work) => revokeConsent(work, input, idempotencyKey)),
    );
  }

  @Mutation(() => Boolean, {
    description:
      'Revokes a whole form by its code and a birth month on it: everything that everybody gave with it. Public, also for professionals, leads and coordinators. Always true, whether they were right is told to nobody; counted. Errors: INVALID_INPUT (`network`: unknown, or not the own; `receivedVia`), FORBIDDEN (another hat), LIMIT_EXCEEDED (`retryAfter`: seconds).',
  })
  async revokeByCode(
    @Ctx() context: ApiContext,
    @Arg('input', () => RevokeByCodeInput, { description: 'What stands on the form.' })
    input: RevokeByCodeInput,
  ): Promise<boolean> {
    return answerEvenly(() =>
      context.transactRevoking(
        { slug: input.network, unknown: () => invalidInput('input.network', 'UNKNOWN') },
        (work) => revokeByCode(work, input),
      ),
    );
  }
}
