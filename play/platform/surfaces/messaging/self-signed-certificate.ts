/**
 * A certificate for this machine that nobody vouches for, and its key, made anew each time: so that no private key lies
 * in the project. Node reads certificates and makes none, so the few fields of one are written out here (RFC 5280).
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface SelfSigned {
  readonly certificate: string;
  readonly key: string;
}

/** Type, length and content, as DER writes everything. */
function der(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.of(type, content.length), content]);
  if (content.length < 0x100) return Buffer.concat([Buffer.of(type, 0x81, content.length), content]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([Buffer.of(type, 0x82), length, content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const explicit = (number: number, ...parts: readonly Buffer[]) => der(0xa0 + number, ...parts);
const octets = (content: Buffer) => der(0x04, content);
const utcTime = (date: Date) =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`, 'latin1'));

/** Object identifiers, type and length included. */
const oid = {
  commonName: Buffer.from('0603550403', 'hex'),
  subjectAltName: Buffer.from('0603551d11', 'hex'),
  ecdsaWithSha256: Buffer.from('06082a8648ce3d040302', 'hex'),
};

const dayMs = 24 * 60 * 60 * 1_000;

/** A host as a certificate names it: an address by its bytes, a name by its letters. */
function alternativeName(host: string): Buffer {
  return isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host, 'latin1'));
}

/** Valid from yesterday until tomorrow, for these names and IPv4 addresses. */
export function selfSignedCertificate(hosts: readonly string[] = ['127.0.0.1']): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid.ecdsaWithSha256);
  const name = sequence(der(0x31, sequence(oid.commonName, der(0x0c, Buffer.from('127.0.0.1')))));
  const facts = sequence(
    explicit(0, der(0x02, Buffer.of(2))),
    // Positive, and without a leading zero.
    der(0x02, Buffer.concat([Buffer.of(0x01), randomBytes(8)])),
    algorithm,
    name,
    sequence(utcTime(new Date(Date.now() - dayMs)), utcTime(new Date(Date.now() + dayMs))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(sequence(oid.subjectAltName, octets(sequence(...hosts.map(alternativeName)))))),
  );
  const signature = der(0x03, Buffer.of(0), sign('sha256', facts, privateKey));
  const whole = sequence(facts, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n').trim();
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${whole}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
