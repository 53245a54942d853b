import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionTypeOf } from '../../graphql/connection';
import { enumOf } from '../../graphql/enums';
import { IdField, InputField, TextField, WholeNumberField } from '../../graphql/fields';
import { InstantScalar } from '../../graphql/scalars';
import {
  OfferContentType,
  OfferReportStateEnum,
  type OfferContent,
  type OfferReportState,
} from '../catalogue';
import type { ReportAction } from './offer-states';

export const OfferReportActionEnum = enumOf<ReportAction>(
  'OfferReportAction',
  'What can be done with a report.',
  {
    PUBLISH: 'publishOfferReport',
    DECLINE: 'declineOfferReport',
    WITHDRAW: 'withdrawOfferReport',
  },
);

@ObjectType('OfferReport', {
  description:
    'Angebotsmeldung: what a partner wants an offer to say (source 003 §2). Seen by the partner and the coordination.',
})
export class OfferReportView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => OfferReportStateEnum, { description: 'Where it stands.' })
  state: OfferReportState;

  @Field(() => OfferContentType, { description: 'What it is to say, as the partner reported it.' })
  content: OfferContentType;

  @Field(() => OfferContentType, {
    nullable: true,
    description:
      'What the coordination made of it; null when it was published as reported, or not published.',
  })
  edited: OfferContentType | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  reason: string | null;

  @Field(() => InstantScalar, { description: 'When it was reported.' })
  reportedAt: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was decided or taken back; null before.',
  })
  decidedAt: Date | null;

  @Field(() => [OfferReportActionEnum], { description: 'What the reader can do next.' })
  availableActions: ReportAction[];

  /** Not in the schema: partner, offer, before, changedFields and outdated are resolved from these. */
  partnerId: string;
  offerId: string | null;
  baseVersion: number | null;
  stored: { readonly content: OfferContent; readonly contentBefore: OfferContent | null };
}

export const OfferReportConnection = connectionTypeOf('OfferReport', OfferReportView);

@InputType({ description: 'A new or changed offer for the catalogue.' })
export class ReportOfferInput {
  @IdField({ description: 'Whose offer.' })
  partnerId: string;

  @IdField({ nullable: true, description: 'The offer that changes; left out for a new one.' })
  offerId?: string | null;

  @WholeNumberField({
    least: 1,
    most: 2_147_483_647,
    nullable: true,
    description: 'The version of the offer that was read; by default the present one.',
  })
  baseVersion?: number | null;

  @InputField(() => OfferContentType, { description: 'What it is to say, in full.' })
  content: OfferContentType;
}

@ArgsType()
export class OfferReportIdArgs {
  @IdField({ description: 'Identifier of the report.' })
  id: string;
}

@ArgsType()
export class PublishOfferReportArgs extends OfferReportIdArgs {
  @InputField(() => OfferContentType, {
    nullable: true,
    description: 'What the coordination has made of it, in full; without it, what was reported.',
  })
  edited?: OfferContentType | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Publish although the offer has changed since the report was made.',
  })
  onOlderVersion: boolean;
}

@ArgsType()
export class DeclineOfferReportArgs extends OfferReportIdArgs {
  @TextField({ max: 2000, lines: true, description: 'Why; the partner reads it.' })
  reason: string;
}

@InputType({ description: 'Which reports to list. Conditions add up.' })
export class OfferReportFilter {
  @IdField({ nullable: true, description: 'Only this partner’s.' })
  partnerId?: string | null;

  @IdField({ nullable: true, description: 'Only those on this offer, and the one it began with.' })
  offerId?: string | null;

  @IsOptional()
  @Field(() => OfferReportStateEnum, { nullable: true, description: 'Only those that stand here.' })
  state?: OfferReportState | null;
}
