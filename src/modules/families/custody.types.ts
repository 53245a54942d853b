import { IsOptional } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { InformationCategory } from '../../domain/information-category';
import { enumOf } from '../../graphql/enums';
import { DayField, InputListField, PatternField, TextListField } from '../../graphql/fields';
import { InformationCategoryEnum } from '../../graphql/information-category';
import { DayScalar } from '../../graphql/scalars';
import type { CustodyEvidence, CustodyKind, CustodyRole } from './family-words';

export const CustodyKindEnum = enumOf<CustodyKind>(
  'CustodyKind',
  'Who holds custody of one child, and so signs for it.',
  {
    SOLE: 'One holder, who signs alone',
    JOINT: 'Two or three holders; all sign, or one, as the network has set',
    GUARDIAN: 'One or more guardians',
    MINOR_PARENT: 'A minor parent together with the guardian',
    UNKNOWN: 'Not known: nothing about this child can be released',
  },
);

export const CustodyRoleEnum = enumOf<CustodyRole>('CustodyRole', 'As what somebody holds custody.', {
  PARENT: 'Elternteil, also by adoption',
  MINOR_PARENT: 'Minderjähriger Elternteil; signs for the child together with the guardian',
  GUARDIAN: 'Vormund',
  SUPPLEMENTARY_CARER: 'Ergänzungspfleger; within the scope signs instead of the parents',
  FOSTER_CARER: 'Pflegeperson; with the authority seen may sign alone within the scope',
});

export const CustodyEvidenceEnum = enumOf<CustodyEvidence>('CustodyEvidence', 'What was seen of it.', {
  BIRTH_CERTIFICATE: 'Geburtsurkunde',
  CUSTODY_DECLARATION: 'Sorgeerklärung',
  COURT_ORDER: 'Beschluss des Familiengerichts',
  NEGATIVE_CERTIFICATE: 'Negativbescheinigung (§ 58 SGB VIII)',
  APPOINTMENT: 'Bestallung',
  FOSTER_AUTHORITY: 'Vollmacht oder Entscheidungsbefugnis der Pflegeperson (§ 1688 BGB)',
  NOT_SEEN: 'Nothing; it was told',
});

@ObjectType('CustodyHolder', { description: 'One who holds custody of a child, wholly or in part.' })
export class CustodyHolderView {
  @Field(() => ID, { description: 'The member of the family.' })
  memberId: string;

  @Field(() => CustodyRoleEnum, { description: 'As what.' })
  as: CustodyRole;

  @Field(() => [InformationCategoryEnum], {
    nullable: true,
    description: 'What they may release about the child; null for everything.',
  })
  scope: InformationCategory[] | null;

  @Field(() => CustodyEvidenceEnum, { description: 'What was seen of it.' })
  evidence: CustodyEvidence;

  @Field(() => DayScalar, { nullable: true, description: 'The last day of it; null without an end.' })
  until: string | null;
}

@ObjectType('Custody', { description: 'Sorgeberechtigung for one child.' })
export class CustodyView {
  @Field(() => CustodyKindEnum, { description: 'Of which kind.' })
  kind: CustodyKind;

  @Field(() => [ID], { description: 'The members of the family who hold it.' })
  holderIds: string[];

  @Field(() => [CustodyHolderView], { description: 'The same, each with what is known of it.' })
  holders: CustodyHolderView[];
}

@InputType({
  description:
    'What goes beyond holding custody as a parent or guardian, for everything, without an end, nothing seen.',
})
export class CustodyHolderInput {
  @PatternField({
    pattern: /^[A-Za-z0-9_-]{1,40}$/,
    reason: 'NOT_A_KEY',
    description: 'Key of the holder, one of `holders`.',
  })
  holder: string;

  @IsOptional()
  @Field(() => CustodyRoleEnum, {
    nullable: true,
    description: 'As what; left out, a parent or guardian as the kind says.',
  })
  as?: CustodyRole | null;

  @IsOptional()
  @Field(() => [InformationCategoryEnum], {
    nullable: true,
    description: 'What they may release; null for everything. Needed for carers of both kinds.',
  })
  scope?: InformationCategory[] | null;

  @IsOptional()
  @Field(() => CustodyEvidenceEnum, { nullable: true, description: 'What was seen of it.' })
  evidence?: CustodyEvidence | null;

  @DayField({ nullable: true, description: 'The last day of it. Not before today.' })
  until?: string | null;
}

@InputType({ description: 'Custody of one child.' })
export class CustodyInput {
  @PatternField({ pattern: /^[A-Za-z0-9_-]{1,40}$/, reason: 'NOT_A_KEY', description: 'Key of the child.' })
  child: string;

  @Field(() => CustodyKindEnum, { description: 'Of which kind.' })
  kind: CustodyKind;

  @TextListField({ max: 8, each: 40, description: 'Keys of the holders; none for UNKNOWN.' })
  holders: string[];

  @InputListField(() => CustodyHolderInput, {
    max: 8,
    least: 0,
    nullable: true,
    description: 'More about some of the holders.',
  })
  details?: CustodyHolderInput[] | null;
}
