import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../graphql/enums';
import { IdField } from '../../graphql/fields';
import { InstantScalar } from '../../graphql/scalars';
import type { OfferImportState } from './offer-import.entity';

export const OfferImportStateEnum = enumOf<OfferImportState>('OfferImportState', 'Where an import stands.', {
  RUNNING: 'Under way; nothing of it is to be seen yet',
  DONE: 'All rows are imported; after a dry run: all could be',
  REFUSED: 'Something is wrong with at least one row; nothing was changed',
  FAILED: 'Broken off by a fault of the service; nothing was changed',
});

@ObjectType('OfferImportProblem', { description: 'Why a row of an import cannot be taken.' })
export class OfferImportProblemView {
  @Field(() => Int, { description: 'Row as a spreadsheet counts them; the header is row 1.' })
  line: number;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the column; letters for a column that is not known; null for the row as a whole.',
  })
  column: string | null;

  @Field(() => String, {
    description: 'What is wrong, as a word: the reasons of INVALID_INPUT and of the file.',
  })
  reason: string;
}

@ObjectType('OfferImport', {
  description: 'A file of offers that the coordination imports, all of it or nothing.',
})
export class OfferImportView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => OfferImportStateEnum, { description: 'Where it stands.' })
  state: OfferImportState;

  @Field(() => Boolean, { description: 'Only tried: nothing is kept.' })
  dryRun: boolean;

  @Field(() => Int, { description: 'Rows in the file.' })
  total: number;

  @Field(() => Int, { description: 'Rows dealt with so far.' })
  done: number;

  @Field(() => Int, { description: 'Offers that are new.' })
  created: number;

  @Field(() => Int, { description: 'Offers that say something else now.' })
  changed: number;

  @Field(() => Int, { description: 'Offers that said the same already; they are not confirmed by it.' })
  unchanged: number;

  @Field(() => Int, { description: 'How much is wrong in all.' })
  problemCount: number;

  @Field(() => [OfferImportProblemView], { description: 'What is wrong, by row; the first 200.' })
  problems: OfferImportProblemView[];

  @Field(() => InstantScalar, { description: 'When it was started.' })
  startedAt: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended.' })
  endedAt: Date | null;
}

@ArgsType()
export class OfferImportArgs {
  @IdField({ description: 'Which import.' })
  id: string;
}
