import { expect, test } from 'vitest';
import { checkPlan, isAccepted } from '../../../src/shared/hoks/check-plan.ts';
import { hoksKorvaus, hoksLuonti, hoksPaivitys, hoksVastaus } from '../../../src/shared/hoks/hoks.ts';
import { context, errors, fixture, studyRight, tuvaStudyRight } from './plans.ts';

/** Contract section 12: every request there was accepted by the real server. */

test.each([
  ['smallest-post.json', 'post', studyRight()],
  ['full-vocational-post.json', 'post', studyRight()],
  ['tuva-post.json', 'post', tuvaStudyRight()],
  ['smallest-put.json', 'put', studyRight()],
  ['smallest-patch.json', 'patch', studyRight()],
  ['useful-patch.json', 'patch', studyRight()],
] as const)('accepts %s', (name, method, opiskeluoikeus) => {
  expect(errors(fixture(name), { method, opiskeluoikeus })).toEqual([]);
  expect(errors(fixture(name), { method, opiskeluoikeus: undefined })).toEqual([]);
  expect(errors(fixture(name), { method, opiskeluoikeus, virkailija: true })).toEqual([]);
});

test('the full example has no finding but advice', () => {
  const findings = checkPlan(fixture('full-vocational-post.json'), context({ opiskeluoikeus: studyRight() }));
  expect(findings.filter(({ level }) => level !== 'advice')).toEqual([]);
});

test('the schemas give the same verdict on the examples', () => {
  expect(hoksLuonti.safeParse(fixture('full-vocational-post.json')).success).toBe(true);
  expect(hoksKorvaus.safeParse(fixture('smallest-put.json')).success).toBe(true);
  expect(hoksPaivitys.safeParse(fixture('useful-patch.json')).success).toBe(true);
  expect(hoksPaivitys.safeParse(fixture('smallest-put.json')).success).toBe(true);
  expect(hoksLuonti.safeParse(fixture('smallest-put.json')).success).toBe(false);
});

test('refuses a GET answer as a body until what the server added is gone', () => {
  expect(isAccepted(checkPlan(fixture('get-answer.json'), context({ method: 'put' })))).toBe(false);
  const { eid, manuaalisyotto, ...body } = fixture('get-answer.json');
  expect([typeof eid, manuaalisyotto]).toEqual(['string', false]);
  expect(errors(body, { method: 'put' })).toEqual([]);
});

test('reads an answer leniently: broken values and unknown keys are left out', () => {
  const answer = {
    ...fixture('get-answer.json'),
    'uusi-kentta': 1,
    versio: 'x',
    sahkoposti: null,
    'oppimisen-tuki': [{ 'oppimisen-tuen-tyyppi-koodi-uri': 'outo', alku: 5 }, 'ei osa'],
  };
  const plan = hoksVastaus.parse(answer);
  expect(plan.id).toBe(2);
  expect(plan['oppimisen-tuki']).toEqual([{ 'oppimisen-tuen-tyyppi-koodi-uri': 'outo' }]);
  expect(Object.keys(plan)).not.toContain('uusi-kentta');
  expect(plan.versio).toBeUndefined();
  expect(plan.sahkoposti).toBeUndefined();
});

test.each([[null], [[]], ['x'], [{}], [{ id: '2' }]])('does not read %j as an answer', (answer) => {
  expect(hoksVastaus.safeParse(answer).success).toBe(false);
});
