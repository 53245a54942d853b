/** Words of the field that mean the same or lead to one another. Kept as data; anybody who knows the field can add to it. */
export interface Concept {
  /** Each may stand for each other. The first is the field's own word. */
  readonly same: string;
  /** What somebody who asks for it may be helped by too; does not lead back. */
  readonly near?: string;
  /** How it is said in everyday life: all words of a saying stand in the question, in any order and form. */
  readonly said?: readonly string[];
  /** The same in English, Turkish, Arabic, Romanian, Bulgarian and Ukrainian. */
  readonly other?: string;
}
