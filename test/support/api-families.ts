import { today, type Arguments } from './api-preparations';
import type { Scene } from './api-scene';
import * as story from './api-story';

/** Changes of a family record as programs outside send them. */

/** A young person who decides alone, and the mother. */
export const MOTHER_AND_YOUTH: story.FamilyInput = {
  members: [
    {
      ...{ key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2011-12', capacity: true },
      capacityAssessment: { assessedOn: today(), assessedBy: 'Uta Beispiel' },
      contact: '0231 5550103',
      safeContact: 'nach der Schule',
    },
    { key: 'm', role: 'MOTHER', name: 'Erika Muster' },
  ],
  custody: [{ child: 'k', kind: 'SOLE', holders: ['m'] }],
};

/** A pregnant mother `m` with her pregnancy `p`, and the father `v`. */
export const EXPECTING: story.FamilyInput = {
  members: [
    { key: 'm', role: 'MOTHER', name: 'Erika Muster' },
    { key: 'v', role: 'FATHER', name: 'Emil Muster' },
    { key: 'p', role: 'PREGNANCY', of: 'm' },
  ],
  custody: [],
};

export const UPDATE = `mutation ($input: UpdateFamilyInput!) { updateFamily(input: $input) { id version } }`;
export const BIRTH = `mutation ($input: RecordBirthInput!) { recordBirth(input: $input) { id version } }`;
export const LOSS = `mutation ($familyId: ID!, $version: Int!, $pregnancyId: ID!) {
  recordLoss(familyId: $familyId, version: $version, pregnancyId: $pregnancyId) { id version } }`;

/** A change of everything that can change. */
export async function change(scene: Scene): Promise<Arguments> {
  const { id: familyId } = await story.recordFamily(scene.as('professional'));
  const capacityAssessment = { assessedOn: today(), assessedBy: 'Uta Beispiel', note: 'versteht, worum es geht' };
  const members = [
    { key: 'k', name: 'Kira Muster', birth: '2011-03', capacity: true, capacityAssessment },
    { key: 'c', role: 'CARER', name: 'Carla Muster', contact: '0231 5550102', safeContact: 'keine Post' },
    { key: 'p', role: 'PREGNANCY', of: 'm', dueMonth: today().slice(0, 7) },
  ];
  const carer = { holder: 'c', as: 'SUPPLEMENTARY_CARER', scope: ['CHILD_HEALTH'], evidence: 'APPOINTMENT' };
  const custody = [
    { child: 'k', kind: 'SOLE', holders: ['m', 'c'], details: [{ ...carer, until: today() }] },
  ];
  return { input: { familyId, version: 1, members, custody, language: 'tr', interpreter: true } };
} // prettier-ignore

export async function birth(scene: Scene): Promise<Arguments> {
  const family = await story.recordFamily(scene.as('professional'), EXPECTING);
  const children = [
    { key: 'k', name: 'Kim Muster', birth: today() },
    { key: 'l', birth: today() },
  ];
  const custody = [{ child: 'k', kind: 'JOINT', holders: ['m', 'v'] }];
  const pregnancyId = family.member('p');
  return { input: { familyId: family.id, version: 1, pregnancyId, children, custody } };
}

export async function loss(scene: Scene): Promise<Arguments> {
  const family = await story.recordFamily(scene.as('professional'), EXPECTING);
  return { familyId: family.id, version: 1, pregnancyId: family.member('p') };
}
