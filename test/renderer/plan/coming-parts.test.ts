import { expect, test } from 'vitest';
import { comingParts } from '../../../src/renderer/plan/coming-parts.ts';
import { newPart } from '../../../src/renderer/plan/new-part.ts';
import { osaamisenHankkimistapa } from '../../../src/shared/hoks/osaamisen-hankkimistapa.ts';

const defaults = { ownInstitution: '1.2.246.562.10.55110000126', newId: () => 'jakso-1' };
const type = (kind: string) => ({ 'osaamisen-hankkimistapa-koodi-uri': `osaamisenhankkimistapa_${kind}` });
const workplace = 'tyopaikalla-jarjestettava-koulutus';
const come = (period: object, kind: string) =>
  Object.fromEntries(comingParts(osaamisenHankkimistapa, period, type(kind), defaults));

test('a workplace period brings its workplace and the representative with their own beginnings', () => {
  const fields = osaamisenHankkimistapa.fields;
  const expected = {
    [workplace]: newPart(fields[workplace].part, defaults),
    'jarjestajan-edustaja': { 'oppilaitos-oid': defaults.ownInstitution },
  };
  expect(come({}, 'koulutussopimus')).toEqual(expected);
  expect(come({}, 'oppisopimus')).toEqual(expected);
});

test('a period at the institution brings nothing', () => {
  expect(come({}, 'oppilaitosmuotoinenkoulutus')).toEqual({});
});

test('what was brought goes with its type, unless somebody has written in it', () => {
  const before = { ...type('koulutussopimus'), ...come({}, 'koulutussopimus') };
  expect(come(before, 'oppisopimus')).toEqual({});
  const after = come(before, 'oppilaitosmuotoinenkoulutus');
  expect(Object.keys(after)).toEqual([workplace, 'jarjestajan-edustaja']);
  expect(Object.values(after)).toEqual([undefined, undefined]);

  const written = { ...before, [workplace]: { 'tyopaikan-nimi': 'Korjaamo Tunturikaarre Oy' } };
  expect(Object.keys(come(written, 'oppilaitosmuotoinenkoulutus'))).toEqual(['jarjestajan-edustaja']);
});
