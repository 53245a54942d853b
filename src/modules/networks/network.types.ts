import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { TextField } from '../../graphql/fields';

@ObjectType('District', {
  description: 'Sozialraum: a part of the municipality, from the network’s own list.',
})
export class DistrictView {
  @Field(() => ID, { description: 'Identifier within the network.' })
  id: string;

  @Field(() => String, { description: 'Name as the municipality uses it.' })
  name: string;
}

@ObjectType('TopicArea', {
  description:
    'Themenbereich of the network, represented in its working group (source 003 §3; Hamm has fourteen).',
})
export class TopicAreaView {
  @Field(() => ID, { description: 'Identifier within the network.' })
  id: string;

  @Field(() => String, { description: 'Name as the agreement lists it.' })
  name: string;
}

@ObjectType('Network', {
  description: 'Netzwerk Frühe Hilfen of one municipality (§ 3 KKG). What is public about it.',
})
export class NetworkView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => String, {
    description: 'Short name in addresses and for signing in, for example `musterhamm`.',
  })
  slug: string;

  @Field(() => String, { description: 'Full name.' })
  name: string;

  @Field(() => String, {
    description: 'The Land whose public holidays count, by its two letters, for example `NW`.',
  })
  land: string;
}

@ArgsType()
export class NetworkArgs {
  @TextField({ max: 63, description: 'Short name, for example `musterhamm`.' })
  slug: string;
}
