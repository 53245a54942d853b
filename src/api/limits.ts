import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

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
  /** Fields times rows that one operation without a token may ask for (see cost.ts). */
  anonymousCost: 8000,
  /** Requests without a token that one address may make in a minute. */
  anonymousPerMinute: 60,
  /** Codes of forms that may be tried (see code-limit.ts). */
  codeTries: { perCaller: 10, perNetwork: 200 },
  /** Bytes of a request. */
  bodyBytes: 100_000,
} as const;

/** Validation rules that hold a document to LIMITS; an error carries the limit's name in its extensions. */
export const limitRules: readonly ValidationRule[] = [limitSelections, limitCounts];

/** Depth and number of fields at the root, fragments followed; each fragment is measured once. */
function limitSelections(context: ValidationContext): ASTVisitor {
  const measure = measurer(context);
  return {
    OperationDefinition(operation) {
      const { depth, fields } = measure(operation.selectionSet);
      if (depth > LIMITS.depth) context.reportError(exceeded('DEPTH'));
      if (fields.size > LIMITS.rootFields) context.reportError(exceeded('ROOT_FIELDS'));
    },
  };
}

interface Measure {
  readonly depth: number;
  /** Names under which the set itself answers; the same name twice is one field. */
  readonly fields: ReadonlySet<string>;
}

const NOTHING: Measure = { depth: 0, fields: new Set() };

function measurer(context: ValidationContext): (set: SelectionSetNode) => Measure {
  const measured = new Map<string, Measure>();
  const ofFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // a fragment that runs in a circle ends here; graphql-js refuses it by a rule of its own
    measured.set(name, NOTHING);
    const fragment = context.getFragment(name);
    const measure = fragment ? ofSet(fragment.selectionSet) : NOTHING;
    measured.set(name, measure);
    return measure;
  };
  const ofSelection = (selection: SelectionNode): Measure => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    const name = (selection.alias ?? selection.name).value;
    return {
      depth: 1 + (selection.selectionSet ? ofSet(selection.selectionSet).depth : 0),
      fields: new Set([name]),
    };
  };
  const ofSet = (set: SelectionSetNode): Measure => {
    const all = set.selections.map(ofSelection);
    return {
      depth: all.reduce((deepest, one) => Math.max(deepest, one.depth), 0),
      fields: new Set(all.flatMap((one) => [...one.fields])),
    };
  };
  return ofSet;
}

/** Aliases and directives of the whole document. */
function limitCounts(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  return {
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
