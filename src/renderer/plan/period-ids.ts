import type { Draft } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { osaamisenHankkimistapa } from '../../shared/hoks/osaamisen-hankkimistapa.ts';

type Jakso = Draft<typeof osaamisenHankkimistapa>;

/** Ways of acquiring competence at a workplace: their periods need an identifier of their own (contract 3.7, C2). */
const workplaceTypes: ReadonlySet<string | undefined> = new Set([
  'osaamisenhankkimistapa_koulutussopimus',
  'osaamisenhankkimistapa_oppisopimus',
]);

/**
 * Gives every workplace period without a `yksiloiva-tunniste` a new one. One that is there is never changed: surveys to
 * the workplace are tied to it (contract 7.3). Collections that the draft does not have stay absent.
 */
export function withPeriodIds(draft: HoksDraft, newId: () => string): HoksDraft {
  const inOsa = <Osa extends { 'osaamisen-hankkimistavat'?: Jakso[] }>(osa: Osa): Osa => {
    const jaksot = osa['osaamisen-hankkimistavat'];
    return jaksot ? { ...osa, 'osaamisen-hankkimistavat': jaksot.map((jakso) => withId(jakso, newId)) } : osa;
  };
  const copy = { ...draft };
  const ammatilliset = draft['hankittavat-ammat-tutkinnon-osat'];
  if (ammatilliset) copy['hankittavat-ammat-tutkinnon-osat'] = ammatilliset.map(inOsa);
  const paikalliset = draft['hankittavat-paikalliset-tutkinnon-osat'];
  if (paikalliset) copy['hankittavat-paikalliset-tutkinnon-osat'] = paikalliset.map(inOsa);
  const yhteiset = draft['hankittavat-yhteiset-tutkinnon-osat'];
  if (yhteiset) {
    copy['hankittavat-yhteiset-tutkinnon-osat'] = yhteiset.map((osa) =>
      osa['osa-alueet'] ? { ...osa, 'osa-alueet': osa['osa-alueet'].map(inOsa) } : osa,
    );
  }
  return copy;
}

function withId(jakso: Jakso, newId: () => string): Jakso {
  const isWorkplace = workplaceTypes.has(jakso['osaamisen-hankkimistapa-koodi-uri']);
  const hasId = (jakso['yksiloiva-tunniste'] ?? '').trim() !== '';
  return isWorkplace && !hasId ? { ...jakso, 'yksiloiva-tunniste': newId() } : jakso;
}
