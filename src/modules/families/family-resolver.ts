import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { PageArgs, connectionOf, pageOf, type Connection } from '../../graphql/connection';
import type { ApiContext } from '../../graphql/context';
import { AccountView, accountsById, toAccountView } from '../accounts';
import { IdempotencyArgs } from '../idempotency';
import { familiesById, familySecretsOf, membersOf } from './family-loader';
import { deputisedForFamily } from './family-policy';
import { listFamiliesVisibleTo } from './family-repository';
import { membersShown, toFamilyView } from './family-view';
import {
  FamilyConnection,
  FamilyIdArgs,
  FamilyMemberView,
  FamilyView,
  RecordFamilyInput,
} from './family.types';
import { RecordBirthInput, RecordLossArgs, UpdateFamilyInput } from './family-change.types';
import { recordBirth } from './record-birth';
import { recordFamily } from './record-family';
import { recordLoss } from './record-loss';
import { updateFamily } from './update-family';

@Resolver(() => FamilyView)
export class FamilyResolver {
  @Query(() => FamilyConnection, {
    description: 'The families that the professional may open, the newest first. Each row is logged as read.',
  })
  async families(
    @Ctx() context: ApiContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<FamilyView>> {
    const page = pageOf('families', args);
    const work = (await context.reading()) as Work<Person>;
    const rows = await listFamiliesVisibleTo(work, page);
    for (const row of rows.slice(0, page.first))
      work.trail.read('FAMILY', row.id, 'OWN_RECORD', deputisedForFamily(work.actor, row, row.caseAccess));
    return connectionOf(rows, page, (row) => ({ sort: '', id: row.id }), toFamilyView);
  }

  @Query(() => FamilyView, {
    nullable: true,
    description:
      'One family, or null for whoever may not open it. Professional of the recording partner. Logged as read, a deputy’s as the deputy’s.',
  })
  async family(
    @Ctx() context: ApiContext,
    @Args(() => FamilyIdArgs) { id }: FamilyIdArgs,
  ): Promise<FamilyView | null> {
    const family = await familiesById(await context.reading()).load(id);
    return family && toFamilyView(family);
  }

  @Mutation(() => FamilyView, {
    description:
      'Records a family for the own partner, encrypted. Professional. Errors: FORBIDDEN (NO_PROCESSING_CONTRACT), INVALID_INPUT naming the field.',
  })
  async recordFamily(
    @Ctx() context: ApiContext,
    @Arg('input', () => RecordFamilyInput, { description: 'The family.' }) input: RecordFamilyInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<FamilyView> {
    return toFamilyView(
      await context.transact('recordFamily', (work) => recordFamily(work, input, idempotencyKey)),
    );
  }

  @Mutation(() => FamilyView, {
    description:
      'Changes members, custody or language; nobody is removed, nobody’s role changes. What was granted stays until it is revoked. Professional. Errors: NOT_FOUND, CONFLICT (stale version), INVALID_INPUT naming the field.',
  })
  async updateFamily(
    @Ctx() context: ApiContext,
    @Arg('input', () => UpdateFamilyInput, { description: 'What has changed.' }) input: UpdateFamilyInput,
  ): Promise<FamilyView> {
    return toFamilyView(await context.transact('updateFamily', (work) => updateFamily(work, input)));
  }

  @Mutation(() => FamilyView, {
    description:
      'Turns a pregnancy into one or several children. Its forms stay about the pregnancy, the woman’s alone; new ones cannot name it. Professional. Errors: NOT_FOUND, CONFLICT (stale version), INVALID_INPUT naming the field.',
  })
  async recordBirth(
    @Ctx() context: ApiContext,
    @Arg('input', () => RecordBirthInput, { description: 'The birth.' }) input: RecordBirthInput,
  ): Promise<FamilyView> {
    return toFamilyView(await context.transact('recordBirth', (work) => recordBirth(work, input)));
  }

  @Mutation(() => FamilyView, {
    description:
      'Closes a pregnancy quietly: it leaves the list of members, nobody is told. Professional. Errors: NOT_FOUND, CONFLICT (stale version), INVALID_INPUT.',
  })
  async recordLoss(
    @Ctx() context: ApiContext,
    @Args(() => RecordLossArgs) args: RecordLossArgs,
  ): Promise<FamilyView> {
    return toFamilyView(await context.transact('recordLoss', (work) => recordLoss(work, args)));
  }

  @FieldResolver(() => [FamilyMemberView], {
    description: 'Its members, as they were entered. Pregnancies that are over only when asked for.',
  })
  async members(
    @Ctx() context: ApiContext,
    @Root() family: FamilyView,
    @Arg('closed', () => Boolean, { defaultValue: false, description: 'Also pregnancies that are over.' })
    closed: boolean,
  ): Promise<FamilyMemberView[]> {
    return membersShown(await membersOf(await context.reading()).load(family.id), closed);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Language spoken (ISO 639).' })
  async language(@Ctx() context: ApiContext, @Root() family: FamilyView): Promise<string | null> {
    return (await familySecretsOf(await context.reading()).load(family.id))?.language ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'An interpreter is needed.' })
  async interpreter(@Ctx() context: ApiContext, @Root() family: FamilyView): Promise<boolean> {
    return (await familySecretsOf(await context.reading()).load(family.id))?.interpreter ?? false;
  }

  @FieldResolver(() => AccountView, {
    nullable: true,
    description:
      'The professional responsible for it; null while it is nobody’s, and all professionals open it.',
  })
  async responsible(@Ctx() context: ApiContext, @Root() view: FamilyView): Promise<AccountView | null> {
    const work = await context.reading();
    const family = await familiesById(work).load(view.id);
    if (family?.responsibleAccountId == null) return null;
    const account = await accountsById(work).load(family.responsibleAccountId);
    return account && toAccountView(account);
  }
}
