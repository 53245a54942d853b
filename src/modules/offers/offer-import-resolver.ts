import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../../graphql/context';
import { findImport } from './import-repository';
import { toImportView } from './offer-import-view';
import { OfferImportArgs, OfferImportView } from './offer-import.types';

@Resolver(() => OfferImportView)
export class OfferImportResolver {
  @Query(() => OfferImportView, {
    nullable: true,
    description:
      'How far an import is and what came of it, or null. It is started by sending the file to POST /angebote/{network}.csv (docs/open-data.md). Coordinator. Errors: INVALID_INPUT.',
  })
  async offerImport(
    @Ctx() context: ApiContext,
    @Args(() => OfferImportArgs) { id }: OfferImportArgs,
  ): Promise<OfferImportView | null> {
    const work = await context.reading();
    const found = await findImport(work, id);
    if (found === null) work.trail.refusedToShow('OFFER_IMPORT', id);
    return found && toImportView(found, work.now);
  }
}
