import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ibmCheckDigit,
  isOpiskeluoikeusOid,
  isOppijaOid,
  isOrganisaatioOid,
  luhnCheckDigit,
} from '../../../src/shared/identifiers/oid.ts';

const tenDigits = ['1000000001', '1357924680', '2020202020', '4815162342', '7531908642'];
const ibm = [6, 3, 8, 4, 3];
const luhn = [7, 5, 0, 7, 9];

test.each(tenDigits.map((digits, index) => [digits, ibm[index], luhn[index]] as const))(
  '%s has the check digits %i (7-3-1) and %i (Luhn)',
  (digits, ibmDigit, luhnDigit) => {
    expect(ibmCheckDigit(digits)).toBe(ibmDigit);
    expect(luhnCheckDigit(digits)).toBe(luhnDigit);
    expect(isOppijaOid(`1.2.246.562.24.${digits}${ibmDigit}`)).toBe(true);
    for (const node of ['98', '198', '298'])
      expect(isOppijaOid(`1.2.246.562.${node}.${digits}${luhnDigit}`)).toBe(true);
    expect(isOpiskeluoikeusOid(`1.2.246.562.15.${digits}${luhnDigit}`)).toBe(true);
    expect(isOrganisaatioOid(`1.2.246.562.10.${digits}${luhnDigit}`)).toBe(true);
  },
);

test('takes the twelve-digit form of a generator fault where the check digit is 0', () => {
  expect(isOppijaOid('1.2.246.562.24.100003110810')).toBe(true);
  expect(isOpiskeluoikeusOid('1.2.246.562.15.100004888410')).toBe(true);
  expect(isOpiskeluoikeusOid('1.2.246.562.15.135792468010')).toBe(false);
});

test.each([
  '1.2.246.562.24.10000000017', // Luhn digit in node 24
  '1.2.246.562.24.01357924680',
  '1.2.246.562.398.10000000017',
  '1.2.246.562.15.10000000017',
  '1.2.246.562.24.1000000001',
  '1.2.246.562.24.10000000016\n',
  ' 1.2.246.562.24.10000000016',
])('refuses %j as a learner', (oid) => {
  expect(isOppijaOid(oid)).toBe(false);
});

test.each([
  '1.2.246.562.15.10000000016', // 7-3-1 digit in node 15
  '1.2.246.562.15.01357924680',
  '1.2.246.562.10.13579246805',
  '1.2.246.562.115.10000000017',
])('refuses %j as a study right', (oid) => {
  expect(isOpiskeluoikeusOid(oid)).toBe(false);
});

test.each([
  ['1.2.246.562.10.00000000001', true], // the root organisation
  ['1.2.246.562.10.00000000002', false],
  ['1.2.246.562.10.13579246800', true], // the check digit is not verified
  [`1.2.246.562.10.2013${'1'.repeat(18)}`, true],
  [`1.2.246.562.10.2014${'1'.repeat(18)}`, true],
  [`1.2.246.562.10.2015${'1'.repeat(18)}`, false],
  ['1.2.246.562.99.13579246805', true],
  ['1.2.246.562.199.13579246805', true],
  ['1.2.246.562.299.13579246805', true],
  ['1.2.246.562.399.13579246805', false],
  ['1.2.246.562.24.13579246803', false],
])('%s as an organisation: %s', (oid, isTaken) => {
  expect(isOrganisaatioOid(oid)).toBe(isTaken);
});

test('takes exactly one check digit for any ten digits', () => {
  const digits = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String);
  fc.assert(
    fc.property(digits, fc.constantFrom('24', '98', '198', '298'), (ten, node) => {
      const taken = '0123456789'.split('').filter((check) => isOppijaOid(`1.2.246.562.${node}.${ten}${check}`));
      expect(taken).toHaveLength(1);
      expect(isOppijaOid(`1.2.246.562.${node}.${ten}10`)).toBe(taken[0] === '0');
    }),
  );
});

test('notices any one digit typed wrong in a study right', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String),
      fc.nat(9),
      fc.integer({ min: 1, max: 9 }),
      (ten, at, shift) => {
        const typed = `${ten.slice(0, at)}${(Number(ten[at]) + shift) % 10}${ten.slice(at + 1)}`;
        expect(isOpiskeluoikeusOid(`1.2.246.562.15.${typed}${luhnCheckDigit(ten)}`)).toBe(false);
      },
    ),
  );
});
