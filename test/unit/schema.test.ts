import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isEnumType, isInputObjectType, isObjectType, isScalarType, specifiedScalarTypes } from 'graphql';
import { printApiSchema } from '../../src/api/print-schema';
import { buildApiSchema } from '../../src/api/schema';

const schema = buildApiSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));

it('stands in schema/schema.graphql as the code has it', () => {
  const checkedIn = readFileSync(path.join(__dirname, '../../schema/schema.graphql'), 'utf8');
  expect(checkedIn).toBe(printApiSchema());
});

it('describes every type, field, argument and enum value', () => {
  const undescribed: string[] = [];
  const note = (name: string, description: string | null | undefined): void => {
    if (!description) undescribed.push(name);
  };
  for (const type of types) {
    if (isScalarType(type) && specifiedScalarTypes.some((scalar) => scalar.name === type.name)) continue;
    if (type !== schema.getQueryType() && type !== schema.getMutationType())
      note(type.name, type.description);
    if (isEnumType(type))
      for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.description);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        note(`${type.name}.${field.name}`, field.description);
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field.description);
      for (const argument of field.args)
        note(`${type.name}.${field.name}(${argument.name})`, argument.description);
    }
  }
  expect(undescribed).toEqual([]);
});

it('tells the errors of every mutation that can be refused', () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const silent = fields.filter((field) => !field.description?.includes('Errors:')).map((field) => field.name);
  expect(silent).toEqual(['signOut']);
});
