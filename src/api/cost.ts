import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DomainError } from '../domain/errors';
import { LIMITS } from './limits';

/** Fields that cost the database a search of their own, however little of the answer is asked for. */
const DEAR: Readonly<Record<string, number>> = { offers: 200, facets: 400, suggestions: 400, signIn: 200 };

/** Rows of a list that says nothing of its length. */
const USUAL_ROWS = 25;

interface Asking {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Holds an operation of somebody without a token to a cost: one for each field of each row it may bring.
 *
 * @throws LIMIT_EXCEEDED with the reason COST
 */
export function requireAffordable(asking: Asking): void {
  if (costOf(asking) > LIMITS.anonymousCost) throw new DomainError('LIMIT_EXCEEDED', { reason: 'COST' });
}

export function costOf({ document, operation, variables }: Asking): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, number>();
  const ofSet = (set: SelectionSetNode, rows: number): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, rows);
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + ofSet(selection.selectionSet, rows);
      return sum + ofFragment(selection.name.value, rows);
    }, 0);
  const ofFragment = (name: string, rows: number): number => {
    const key = `${rows} ${name}`;
    const known = measured.get(key);
    if (known !== undefined) return known;
    measured.set(key, 0);
    const fragment = fragments.get(name);
    const cost = fragment === undefined ? 0 : ofSet(fragment.selectionSet, rows);
    measured.set(key, cost);
    return cost;
  };
  const ofField = (field: FieldNode, rows: number): number => {
    const name = field.name.value;
    const isList = name === 'nodes' || name === 'edges';
    const within = field.selectionSet === undefined ? 0 : ofSet(field.selectionSet, rowsOf(field, variables));
    return (DEAR[name] ?? 1) + within * (isList ? rows : 1);
  };
  return ofSet(operation.selectionSet, USUAL_ROWS);
}

/** How many rows the lists below this field have. */
function rowsOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const value = field.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === 'number' && given > 0 ? given : USUAL_ROWS;
}
