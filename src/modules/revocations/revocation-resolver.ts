import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ApiContext } from '../../graphql/context';
import { ConsentView, viewOfWritten } from '../consents';
import { revokeConsent } from './revoke-consent';
import { RevokeConsentInput } from './revocation.types';

@Resolver()
export class RevocationResolver {
  @Mutation(() => ConsentView, {
    description:
      'Records that a person takes back what they gave, the whole of a consent or the part named by recipients and items; all consequences at once. Professional of the recording partner. Errors: NOT_FOUND, ILLEGAL_TRANSITION (nothing of it holds, or all of the part was taken back before), INVALID_INPUT (`revokedBy` gave nothing; `recipients[n]`, `items[n].memberId`, `items[n].category`: the form does not ask it, or it is not theirs; `items`: nothing in common with the recipients).',
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
