import { validate, type ValidationError } from 'class-validator';
import { invalidInput } from '../domain/errors';

/**
 * Holds every argument against the rules of its class and refuses with the first one broken, naming the field
 * as the caller wrote it: `input.members[2].name`.
 */
export async function checkInput(value: unknown, type: unknown): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  const prefix = typeof type === 'function' ? argumentName(type.name) : '';
  const [broken] = await validate(value, {
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
  if (broken !== undefined) throw firstRefusal(broken, prefix);
}

function firstRefusal(broken: ValidationError, path: string): Error {
  const here = /^\d+$/.test(broken.property)
    ? `${path}[${broken.property}]`
    : path === ''
      ? broken.property
      : `${path}.${broken.property}`;
  const [child] = broken.children ?? [];
  if (child !== undefined) return firstRefusal(child, here);
  return invalidInput(here, Object.keys(broken.constraints ?? {})[0] ?? 'INVALID');
}

/** Inputs and filters are passed under these names; other argument classes are spread out. */
function argumentName(className: string): string {
  if (className.endsWith('Input')) return 'input';
  return className.endsWith('Filter') ? 'filter' : '';
}
