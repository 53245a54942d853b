import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { loaderPerWork } from '../../graphql/context';
import { openKeys } from '../keys';
import { canSeeFamily, deputisedForFamily } from './family-policy';
import { findCustodies, findFamilyRows, findMembers, type FamilyRow } from './family-repository';
import { openFamily, type FamilySecrets } from './family-seal';
import { toMemberView } from './family-view';
import type { FamilyMemberView } from './family.types';

/** Families that the actor may open, batched; each one found is on record as read. */
export const familiesById = loaderPerWork<string, FamilyRow | null>(async (work, ids) => {
  const person = work as Work<Person>;
  const rows = await findFamilyRows(work, ids);
  const visible = rows.filter((row) => canSeeFamily(person.actor, row, row.caseAccess));
  return ids.map((id) => {
    const family = visible.find((row) => row.id === id) ?? null;
    if (family === null) work.trail.refusedToShow('FAMILY', id);
    else
      work.trail.read(
        'FAMILY',
        id,
        'OWN_RECORD',
        deputisedForFamily(person.actor, family, family.caseAccess),
      );
    return family;
  });
});

/** For whom the actor stands in with families, batched; null where something else opens them, or nothing. */
export const deputisedForFamilies = loaderPerWork<string, string | null>(async (work, ids) => {
  const { actor } = work as Work<Person>;
  const rows = await findFamilyRows(work, ids);
  return ids.map((id) => {
    const family = rows.find((row) => row.id === id);
    return family === undefined ? null : deputisedForFamily(actor, family, family.caseAccess);
  });
});

/** The keys of families that the actor may open, batched. Nothing of them is read yet. */
export const familyKeysOf = loaderPerWork<string, Buffer | null>(async (work, ids) => {
  const person = work as Work<Person>;
  const rows = await findFamilyRows(work, ids);
  const visible = rows.filter((row) => canSeeFamily(person.actor, row, row.caseAccess));
  const keyIds = new Map(visible.map((row) => [row.id, row.keyId]));
  const keys = await openKeys(person, [...keyIds.values()]);
  return ids.map((id) => keys.get(keyIds.get(id) ?? '') ?? null);
});

/** The members of families, unsealed, batched. A family that may not be opened has none. */
export const membersOf = loaderPerWork<string, FamilyMemberView[]>(async (work, familyIds) => {
  const families = await familiesById(work).loadMany(familyIds);
  const visible = families.filter(
    (family): family is FamilyRow => family !== null && !(family instanceof Error),
  );
  const ids = visible.map((family) => family.id);
  const members = await findMembers(work, ids);
  const custodies = await findCustodies(work, ids);
  const keys = await openKeys(
    work as Work<Person>,
    visible.map((family) => family.keyId),
  );
  return familyIds.map((familyId) => {
    const family = visible.find((row) => row.id === familyId);
    const key = family && keys.get(family.keyId);
    if (key === undefined) return [];
    return members
      .filter((member) => member.familyId === familyId)
      .map((member) =>
        toMemberView(
          member,
          custodies.find((custody) => custody.childId === member.id),
          key,
        ),
      );
  });
});

/** What of the family itself is sealed, batched. */
export const familySecretsOf = loaderPerWork<string, FamilySecrets | null>(async (work, familyIds) => {
  const families = await familiesById(work).loadMany(familyIds);
  const visible = families.filter(
    (family): family is FamilyRow => family !== null && !(family instanceof Error),
  );
  const keys = await openKeys(
    work as Work<Person>,
    visible.map((family) => family.keyId),
  );
  return familyIds.map((familyId) => {
    const family = visible.find((row) => row.id === familyId);
    const key = family && keys.get(family.keyId);
    return family === undefined || key === undefined ? null : openFamily(key, family);
  });
});
