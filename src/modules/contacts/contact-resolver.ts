import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { ApiContext } from '../../graphql/context';
import { IdempotencyArgs } from '../idempotency';
import { ContactCountsView, ContactPeriodArgs, RecordContactInput } from './contact.types';
import { countContacts } from './count-contacts';
import { recordContact } from './record-contact';

/** Contacts without data: they are counted, not recorded. */
@Resolver()
export class ContactResolver {
  @Query(() => [ContactCountsView], {
    description:
      'What was counted in a whole quarter, by kind. Coordinator. Errors: INVALID_INPUT (`from`, `until`: NOT_A_QUARTER, TOO_EARLY).',
  })
  async contactCounts(
    @Ctx() context: ApiContext,
    @Args(() => ContactPeriodArgs) period: ContactPeriodArgs,
  ): Promise<ContactCountsView[]> {
    return countContacts((await context.reading()) as Work<Person>, period);
  }

  @Mutation(() => Boolean, {
    description:
      'Counts a contact without data: nobody is named, so no consent is needed. Professional, lead. Errors: CONFLICT (key used otherwise), INVALID_INPUT.',
  })
  recordContact(
    @Ctx() context: ApiContext,
    @Arg('input', () => RecordContactInput, { description: 'What, where, about what.' })
    input: RecordContactInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<boolean> {
    return context.transact('recordContact', (work) => recordContact(work, input, idempotencyKey));
  }
}
