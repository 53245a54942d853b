import type { InformationCategory } from '../domain/information-category';
import { enumOf } from './enums';

export const InformationCategoryEnum = enumOf<InformationCategory>(
  'InformationCategory',
  'What kind of information may be told. Special categories (Art. 9 DSGVO) are ticked expressly.',
  {
    CONTACT: 'Name and how to reach the person',
    PREGNANCY_AND_BIRTH: 'Pregnancy, birth and childbed (special category)',
    PARENT_HEALTH: 'Health of a parent (special category)',
    CHILD_HEALTH: 'Health of the child (special category)',
    CHILD_DEVELOPMENT: 'Development of the child (special category)',
    SOCIAL_SITUATION: 'Living situation',
    SUPPORT_SO_FAR: 'Support so far',
  },
);
