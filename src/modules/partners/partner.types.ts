import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IsOptional } from 'class-validator';
import { connectionTypeOf } from '../../graphql/connection';
import { enumOf } from '../../graphql/enums';
import { DayField, IdField, IdListField, TextField, VersionField } from '../../graphql/fields';
import { DayScalar } from '../../graphql/scalars';
import type { CaseAccess, Channel, PartnerKind, SecrecyRegime } from './partner-words';

export const PartnerKindEnum = enumOf<PartnerKind>(
  'PartnerKind',
  'What kind of institution a partner is (source 003).',
  {
    PUBLIC_YOUTH_WELFARE: 'Öffentliche Jugendhilfe',
    INDEPENDENT_YOUTH_WELFARE: 'Freie Jugendhilfe',
    PUBLIC_HEALTH_SERVICE: 'Öffentlicher Gesundheitsdienst',
    HOSPITAL: 'Geburts- oder Kinderklinik',
    PAEDIATRICIAN: 'Kinder- und Jugendarztpraxis',
    GYNAECOLOGIST: 'Gynäkologische Praxis',
    MIDWIFE: 'Hebamme',
    FAMILY_MIDWIFE: 'Familienhebamme oder Familien-Gesundheits- und Kinderkrankenpflegerin',
    PREGNANCY_COUNSELLING: 'Schwangerschaftsberatungsstelle',
    JOBCENTER: 'Jobcenter',
    EARLY_INTERVENTION: 'Frühförderstelle',
    PARENT_EDUCATION: 'Elternbildung',
    FAMILY_EDUCATION: 'Familienbildung',
    EDUCATIONAL_COUNSELLING: 'Erziehungsberatung',
    DAY_CARE: 'Kindertagesbetreuung',
    OTHER: 'Anderes',
  },
);

export const SecrecyRegimeEnum = enumOf<SecrecyRegime>(
  'SecrecyRegime',
  'Which law binds the people of the institution to secrecy.',
  {
    STGB_203: '§ 203 StGB: doctors, midwives, counselling centres and their staff',
    SGB_VIII_X: '§§ 61–65 SGB VIII, §§ 67–85a SGB X: social data',
    OTHER: 'An undertaking of its own',
  },
);

export const ChannelEnum = enumOf<Channel>('Channel', 'How the institution takes part.', {
  PORTAL: 'With accounts of its own',
  PAPER: 'By post, fax and telephone',
});

export const CaseAccessEnum = enumOf<CaseAccess>(
  'CaseAccess',
  'Who inside the institution opens a family’s record.',
  {
    ASSIGNED: 'The responsible professional and the deputies named',
    TEAM: 'All its professionals',
  },
);

@ObjectType('Partner', {
  description:
    'Netzwerkpartner: an institution in the register. Any registered partner may publish offers; only a member refers.',
})
export class PartnerView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => String, { description: 'Name of the institution.' })
  name: string;

  @Field(() => PartnerKindEnum, { description: 'Kind of institution.' })
  kind: PartnerKind;

  @Field(() => String, { nullable: true, description: 'Träger: the organisation that carries it.' })
  carrier: string | null;

  @Field(() => SecrecyRegimeEnum, { description: 'Which law binds its people to secrecy.' })
  secrecyRegime: SecrecyRegime;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      'Day of its data-processing contract. Null also for whoever is neither the coordination nor the partner.',
  })
  processingContractOn: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      'Day of its undertaking of secrecy. Null also for whoever is neither the coordination nor the partner.',
  })
  secrecyUndertakingOn: string | null;

  @Field(() => ChannelEnum, { description: 'How it takes part.' })
  channel: Channel;

  @Field(() => Boolean, { description: 'Whether it wants referrals at all.' })
  takesReferrals: boolean;

  @Field(() => Boolean, { description: 'Whether it is an office of the network coordination.' })
  isCoordinationOffice: boolean;

  @Field(() => CaseAccessEnum, { description: 'Who inside it opens a family’s record.' })
  caseAccess: CaseAccess;

  @Field(() => Int, { description: 'Rises with every change; pass it back when changing.' })
  version: number;
}

export const PartnerConnection = connectionTypeOf('Partner', PartnerView);

@InputType({ description: 'Which partners to list. Conditions add up.' })
export class PartnerFilter {
  @TextField({ max: 100, nullable: true, description: 'Part of the name or the carrier, in any case.' })
  search?: string | null;

  @IsOptional()
  @Field(() => PartnerKindEnum, { nullable: true, description: 'Only this kind.' })
  kind?: PartnerKind | null;

  @IdField({ nullable: true, description: 'Only those working in this topic area.' })
  topicAreaId?: string | null;

  @IdField({ nullable: true, description: 'Only those working in this district.' })
  districtId?: string | null;

  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only members, or only those who are not, as of today.',
  })
  member?: boolean | null;

  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that take referrals, or only those that do not.',
  })
  takesReferrals?: boolean | null;
}

@ArgsType()
export class PartnerIdArgs {
  @IdField({ description: 'Identifier of the partner.' })
  id: string;
}

@InputType({ description: 'A new institution for the register.' })
export class RegisterPartnerInput {
  @TextField({ max: 200, description: 'Name, unique in the network.' })
  name: string;

  @Field(() => PartnerKindEnum, { description: 'Kind of institution.' })
  kind: PartnerKind;

  @TextField({ max: 200, nullable: true, description: 'Träger.' })
  carrier?: string | null;

  @IdListField({ max: 50, description: 'Topic areas it works in.' })
  topicAreaIds: string[];

  @IdListField({ max: 100, description: 'Districts it works in.' })
  districtIds: string[];

  @Field(() => SecrecyRegimeEnum, { description: 'Which law binds its people to secrecy.' })
  secrecyRegime: SecrecyRegime;

  @DayField({
    nullable: true,
    description: 'Day of its data-processing contract; before it, it records no family.',
  })
  processingContractOn?: string | null;

  @DayField({
    nullable: true,
    description: 'Day of its undertaking of secrecy; before it, it records no family.',
  })
  secrecyUndertakingOn?: string | null;

  @Field(() => ChannelEnum, { defaultValue: 'PORTAL', description: 'How it takes part.' })
  channel: Channel;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it wants referrals.' })
  takesReferrals: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is an office of the network coordination.',
  })
  isCoordinationOffice: boolean;
}

@InputType({ description: 'Changes to an institution. What is left out stays as it is.' })
export class UpdatePartnerInput {
  @IdField({ description: 'Identifier of the partner.' })
  id: string;

  @VersionField()
  version: number;

  @TextField({
    max: 200,
    nullable: true,
    description: 'Name, unique in the network. A rename keeps the identity.',
  })
  name?: string | null;

  @TextField({ max: 200, nullable: true, description: 'Träger.' })
  carrier?: string | null;

  @IdListField({ max: 50, nullable: true, description: 'Topic areas it works in; replaces the list.' })
  topicAreaIds?: string[] | null;

  @IdListField({ max: 100, nullable: true, description: 'Districts it works in; replaces the list.' })
  districtIds?: string[] | null;

  @DayField({
    nullable: true,
    description: 'Day of its data-processing contract. For the coordination only.',
  })
  processingContractOn?: string | null;

  @DayField({ nullable: true, description: 'Day of its undertaking of secrecy. For the coordination only.' })
  secrecyUndertakingOn?: string | null;

  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'Whether it wants referrals.' })
  takesReferrals?: boolean | null;

  @IsOptional()
  @Field(() => CaseAccessEnum, {
    nullable: true,
    description: 'Who inside it opens a family’s record. For its lead only.',
  })
  caseAccess?: CaseAccess | null;
}
