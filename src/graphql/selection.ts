import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What a resolver is told of the document, as far as it matters here. */
interface Told {
  readonly fieldNodes: readonly { readonly selectionSet?: SelectionSetNode }[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** Whether a field of one of these names is asked for anywhere below; what is left out need not be fetched. */
export function asksFor(told: Told, names: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD)
        return names.has(selection.name.value) || within(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      const name = selection.name.value;
      if (seen.has(name)) return false;
      seen.add(name);
      return within(told.fragments[name]?.selectionSet);
    }) ?? false;
  return told.fieldNodes.some((field) => within(field.selectionSet));
}
