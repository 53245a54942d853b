import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ApiContext } from '../../graphql/context';
import { ConsentView, viewOfWritten } from '../consents';
import { revokeConsent } from './revoke-consent';
import { RevokeConsentInput } from './revocation.types';

@Resolver()
export class RevocationResolver {
  @Mutation(() => ConsentView, {
    description:
      'Records that a person takes back the whole of a consent; all consequences at once. Professional of the recording partner. Errors: NOT_FOUND, ILLEGAL_TRANSITION (nothing holds, or superseded), INVALID_INPUT (`revokedBy` gave nothing).',
  })
  async revokeConsent(
    @Ctx() context: ApiContext,
    @Arg('input', () => RevokeConsentInput, { description: 'Who takes back what.' })
    input: RevokeConsentInput,
  ): Promise<ConsentView> {
    return viewOfWritten(
      context,
      await context.transact('revokeConsent', (work) => revokeConsent(work, input)),
    );
  }
}
