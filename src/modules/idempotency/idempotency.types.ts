import { ArgsType } from 'type-graphql';
import { KeyField } from '../../graphql/fields';

/** Taken by every mutation that makes something new each time it is called. */
@ArgsType()
export class IdempotencyArgs {
  @KeyField({
    max: 200,
    nullable: true,
    description:
      'Chosen by the caller, for a call that may have to be repeated: the same key with the same input makes one thing, and answers with it as it now is. Another input is `CONFLICT` (IN_USE).',
  })
  idempotencyKey?: string | null;
}
