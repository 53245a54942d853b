import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';

const CATALOGUE_FIELDS: ReadonlySet<string> = new Set(['offers', 'offer', '__typename']);

/** Whether a query asks for the public catalogue and nothing else. */
export function asksCatalogueAlone(operation: OperationDefinitionNode): boolean {
  return (
    operation.operation === OperationTypeNode.QUERY &&
    operation.selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && CATALOGUE_FIELDS.has(selection.name.value),
    )
  );
}
