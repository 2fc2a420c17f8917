/** A certificate that was made is one, as others read it. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { selfSignedCertificate } from './self-signed-certificate';
import { expect, test } from '../../../../quality/testing/test';

test('it is for the loopback address, and signed by its own key', () => {
  const { certificate, key } = selfSignedCertificate();

  const read = new X509Certificate(certificate);

  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
});

test('it is for each host that is named, by name or address', () => {
  const read = new X509Certificate(selfSignedCertificate(['127.0.0.1', 'localhost']).certificate);

  expect(read.checkHost('localhost')).toBe('localhost');
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(read.checkHost('example.org')).toBeUndefined();
});

test('it is valid today, and not for long', () => {
  const { validFrom, validTo } = new X509Certificate(selfSignedCertificate().certificate);

  expect(Date.parse(validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(validTo) - Date.now()).toBeLessThanOrEqual(24 * 60 * 60 * 1_000);
});

test('no two are the same', () => {
  expect(selfSignedCertificate().key).not.toBe(selfSignedCertificate().key);
});
