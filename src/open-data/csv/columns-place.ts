import type { OfferContent } from '../../modules/catalogue';
import { nameOf, type Named } from '../hsds/network';
import { CellProblem } from './cell-problem';
import { guarded, unguarded } from './cells';
import type { Column } from './column';
import { joinPlaced, lines, split } from './joined';
import { fold, readName, readText } from './values';

type Place = OfferContent['places'][number];

const CONFIDENTIAL = 'vertraulich';

/** A line for each place: name | street | postal code | town | district. A sixth part makes a new place confidential. */
export const PLACES: Column = {
  name: 'Orte',
  field: 'places',
  write: ({ places }, { districts }) => guarded(places.map((place) => lineOf(place, districts)).join('\n')),
  read(cell, draft, { districts }) {
    draft.places = lines(unguarded(cell)).map((line) => placeOf(line, districts));
  },
};

function lineOf(place: Place, districts: readonly Named[]): string {
  const { name, street, postalCode, town, districtId, confidential } = place;
  const district = nameOf(districts, districtId);
  const line = joinPlaced([name, street, postalCode, town, district, confidential ? CONFIDENTIAL : null]);
  // a place of which nothing is known is still a place that times can name
  return line === '' ? '|' : line;
}

function placeOf(line: string, districts: readonly Named[]): Place {
  const [name = '', street = '', postalCode = '', town = '', district = '', secret = '', ...more] =
    split(line);
  if (more.length > 0) throw new CellProblem('TOO_MANY_PARTS');
  if (secret !== '' && fold(secret) !== CONFIDENTIAL) throw new CellProblem('UNKNOWN');
  return {
    name: readText(name),
    street: readText(street),
    postalCode: readText(postalCode),
    town: readText(town),
    districtId: district === '' ? null : readName(districts, district),
    confidential: secret !== '',
  };
}
