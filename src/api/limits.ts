import { GraphQLError, Kind, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql';

/** How large a document may be. What goes beyond is refused before it runs. */
export const LIMITS = {
  /** Lexical tokens. */
  tokens: 1000,
  /** Fields inside fields: a page of referrals with their consents needs nine. */
  depth: 10,
  aliases: 15,
  directives: 5,
  /** Fields at the root. */
  rootFields: 10,
  /** Bytes of a request. */
  bodyBytes: 100_000,
} as const;

/** Validation rules that hold a document to LIMITS; an error carries the limit's name in its extensions. */
export const limitRules: readonly ValidationRule[] = [limitDepth, limitCounts];

/** Depth with fragments followed; graphql-js itself refuses those that run in circles. */
function limitDepth(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const depth = depthOf(operation.selectionSet, context, new Set());
      if (depth > LIMITS.depth) context.reportError(exceeded('DEPTH'));
    },
  };
}

type SelectionSet = { readonly selections: readonly Selection[] };
type Selection =
  | { readonly kind: Kind.FIELD; readonly selectionSet?: SelectionSet | undefined }
  | { readonly kind: Kind.INLINE_FRAGMENT; readonly selectionSet: SelectionSet }
  | { readonly kind: Kind.FRAGMENT_SPREAD; readonly name: { readonly value: string } };

function depthOf(set: SelectionSet, context: ValidationContext, open: ReadonlySet<string>): number {
  let deepest = 0;
  for (const selection of set.selections) {
    let depth = 0;
    if (selection.kind === Kind.FIELD) {
      depth = 1 + (selection.selectionSet === undefined ? 0 : depthOf(selection.selectionSet, context, open));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(selection.selectionSet, context, open);
    } else if (!open.has(selection.name.value)) {
      const fragment = context.getFragment(selection.name.value);
      depth = fragment
        ? depthOf(fragment.selectionSet, context, new Set([...open, selection.name.value]))
        : 0;
    }
    deepest = Math.max(deepest, depth);
    if (deepest > LIMITS.depth) return deepest;
  }
  return deepest;
}

function limitCounts(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  return {
    OperationDefinition(operation) {
      if (operation.selectionSet.selections.length > LIMITS.rootFields)
        context.reportError(exceeded('ROOT_FIELDS'));
    },
    Field(field) {
      if (field.alias !== undefined) aliases += 1;
      if (aliases === LIMITS.aliases + 1) context.reportError(exceeded('ALIASES'));
    },
    Directive() {
      directives += 1;
      if (directives === LIMITS.directives + 1) context.reportError(exceeded('DIRECTIVES'));
    },
  };
}

function exceeded(reason: string): GraphQLError {
  return new GraphQLError('Too much at once.', { extensions: { limit: reason } });
}
