import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkPlan } from '../../../src/shared/hoks/check-plan.ts';
import type { Finding, RuleContext } from '../../../src/shared/hoks/field-spec.ts';
import { type Opiskeluoikeus, tulkitseOpiskeluoikeus } from '../../../src/shared/hoks/opiskeluoikeus.ts';

/** Made-up plans and study rights for the tests of the contract. */

const jsonObject = z.record(z.string(), z.unknown());

export function fixture(name: string): Record<string, unknown> {
  return jsonObject.parse(JSON.parse(readFileSync(new URL(`../../fixtures/hoks/${name}`, import.meta.url), 'utf8')));
}

export const TODAY = '2026-11-23';

export function context(overrides: Partial<RuleContext> = {}): RuleContext {
  return { method: 'post', virkailija: false, today: TODAY, opiskeluoikeus: undefined, ...overrides };
}

export function studyRight(overrides: Partial<Opiskeluoikeus> = {}): Opiskeluoikeus {
  return { ...tulkitseOpiskeluoikeus(fixture('ammatillinen.oo.json')), ...overrides };
}

export const tuvaStudyRight = (): Opiskeluoikeus => ({ ...tulkitseOpiskeluoikeus(fixture('tuva.oo.json')) });

/** The smallest POST body with more fields. */
export function planWith(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...fixture('smallest-post.json'), ...fields };
}

export const KOULUTUSSOPIMUS = 'osaamisenhankkimistapa_koulutussopimus';
export const OPPISOPIMUS = 'osaamisenhankkimistapa_oppisopimus';
export const OPPILAITOS = 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus';

/** A plan with one unit that has one period. A field given as undefined is left out. */
export function planWithPeriod(period: Record<string, unknown>): Record<string, unknown> {
  const whole = {
    alku: '2026-08-17',
    loppu: '2026-12-18',
    'osaamisen-hankkimistapa-koodi-uri': OPPILAITOS,
    'osaamisen-hankkimistapa-koodi-versio': 1,
    ...period,
  };
  return planWith({ 'hankittavat-paikalliset-tutkinnon-osat': [{ 'osaamisen-hankkimistavat': [whole] }] });
}

export function errors(document: unknown, overrides: Partial<RuleContext> = {}): string[] {
  return describe(checkPlan(document, context(overrides)).filter(({ level }) => level === 'error'));
}

/** 'C1 hankittavat-paikalliset-tutkinnon-osat/0/...' */
export function describe(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, path }) => `${rule} ${path.join('/')}`.trim());
}

/** Ids of the broken rules of one level. */
export function ruleIds(document: unknown, level: Finding['level'], overrides: Partial<RuleContext> = {}): string[] {
  const found = checkPlan(document, context(overrides)).filter((finding) => finding.level === level);
  return found.map(({ rule }) => rule);
}
