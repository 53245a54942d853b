import { newSecretToken, readSecretToken, secretFits } from '../../src/modules/accounts/secret-token';
import { OTHER, OWN } from '../support/hats';

const issued = newSecretToken(OWN);
const [network = '', id = '', secret = ''] = issued.text.split('.');

describe('A token handed out once is not read', () => {
  it.each([
    ['when it is empty', ''],
    ['without its secret', `${network}.${id}`],
    ['with an empty secret', `${network}.${id}.`],
    ['without its network', `${id}.${secret}`],
    ['with a part more', `${issued.text}.more`],
    ['whose network is no identifier', `hamm.${id}.${secret}`],
    ['whose id is none', `${network}.1.${secret}`],
    ['whose secret is too short', `${network}.${id}.${secret.slice(0, 40)}`],
    ['whose secret is too long', `${network}.${id}.${secret}${secret}`],
    ['with a blank in its secret', `${network}.${id}.${secret.slice(0, 20)} ${secret.slice(20)}`],
    ['with padding that it was not given', `${network}.${id}.${secret}=`],
    ['with a line break after it', `${issued.text}\n`],
    ['with signs in its secret that it cannot have', `${network}.${id}.!${secret}?`],
  ])('%s', (_title, text) => {
    expect(readSecretToken(text)).toBeNull();
  });

  it('in another spelling of the same secret', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const read = [...alphabet].filter(
      (last) =>
        readSecretToken(`${network}.${id}.${secret.slice(0, -1)}${last}`)?.secret.equals(secretOf()) === true,
    );
    expect(read).toEqual([secret.slice(-1)]);
  });
});

describe('A token handed out once', () => {
  it('reads back as network, id and a secret that fits its hash', () => {
    const token = readSecretToken(issued.text);
    expect([token?.networkId, token?.id]).toEqual([OWN, issued.id]);
    expect(token !== null && secretFits(token, issued.secretHash)).toBe(true);
  });

  it('is kept as a hash that does not show it', () => {
    expect(issued.secretHash).toHaveLength(32);
    expect(issued.secretHash.equals(secretOf())).toBe(false);
    expect(issued.text).not.toContain(issued.secretHash.toString('base64url'));
  });

  it('does not fit another’s hash, nor one with a changed bit', () => {
    const token = { networkId: OWN, id: issued.id, secret: secretOf() };
    expect(secretFits(token, newSecretToken(OWN).secretHash)).toBe(false);
    const changed = Buffer.from(issued.secretHash);
    changed.writeUInt8(changed.readUInt8(31) ^ 1, 31);
    expect(secretFits(token, changed)).toBe(false);
  });

  it('is another each time, with 256 bits of chance', () => {
    const texts = Array.from({ length: 200 }, () => newSecretToken(OTHER));
    expect(new Set(texts.map((token) => token.text.split('.')[2])).size).toBe(200);
    expect(texts.every((token) => readSecretToken(token.text)?.secret.length === 32)).toBe(true);
  });
});

function secretOf(): Buffer {
  return Buffer.from(secret, 'base64url');
}
