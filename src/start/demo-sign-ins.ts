import { Client } from 'pg';
import { demoPassword, demoPeople } from '../../seeds/demo/people';

/** How somebody of the demo signs in. */
export interface SignIn {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly partner: string | null;
  readonly role: string;
  readonly hatId: string;
}

export async function findSignIns(ownerUrl: string, network: string, tokenSecret: Buffer): Promise<SignIn[]> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<Omit<SignIn, 'password'>>(
      `select a.name, a.email, p.name as partner, h.role, h.id as "hatId"
         from networks n
         join accounts a on a.network_id = n.id and a.state = 'ACTIVE'
         join hats h on h.network_id = n.id and h.account_id = a.id and h.ended_at is null
         left join partners p on p.network_id = n.id and p.id = h.partner_id
        where n.slug = $1 and a.email = any($2)
        order by h.given_at, h.id`,
      [network, demoPeople.map((person) => person.email)],
    );
    return rows.map(({ name, email, partner, role, hatId }) => {
      return { name, email, password: demoPassword(tokenSecret, email), partner, role, hatId };
    });
  } finally {
    await owner.end();
  }
}
