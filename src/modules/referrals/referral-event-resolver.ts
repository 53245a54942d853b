import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { ApiContext } from '../../graphql/context';
import { DayScalar } from '../../graphql/scalars';
import { paperAnswersOf } from './paper-loader';
import { readSpokenWith } from './read-spoken-with';
import { ReferralEventView } from './referral.types';

/** What the sender has recorded of a step that it was told of. Row-level security hides it from everybody else. */
@Resolver(() => ReferralEventView)
export class ReferralEventResolver {
  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: 'Day on which the recipient has said so, for a step that the sender recorded; for it only.',
  })
  async answeredOn(@Ctx() context: ApiContext, @Root() event: ReferralEventView): Promise<string | null> {
    if (!event.recordedBySender) return null;
    const answers = await paperAnswersOf(await context.reading()).load(event.referralId);
    return answers.find((answer) => answer.version === event.version)?.answeredOn ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who has said so at the recipient, likewise. Logged as read.',
  })
  async spokenWith(@Ctx() context: ApiContext, @Root() event: ReferralEventView): Promise<string | null> {
    if (!event.recordedBySender) return null;
    return readSpokenWith((await context.reading()) as Work<Person>, event.referralId, event.version);
  }
}
