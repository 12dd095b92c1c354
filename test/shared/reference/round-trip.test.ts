import { expect, test } from 'vitest';
import { perusteAsServed } from '../../../src/main/practice/eperusteet-answer.ts';
import { perusteFrom } from '../../../src/shared/reference/from-eperusteet.ts';
import { shipped } from '../../../src/shared/reference/in-use.ts';
import { lataaMukanaTullut } from '../../../src/shared/reference/perusteet.ts';

test.each(shipped.perusteet)('$diaarinumero comes out of the service as it went in', async ({ diaarinumero }) => {
  const peruste = await lataaMukanaTullut(diaarinumero);
  if (peruste === undefined) throw new Error('the curriculum is missing');
  const answer: unknown = JSON.parse(JSON.stringify(perusteAsServed(peruste, 7)));
  // What ePerusteet does not tell: versions, and that an older source knew only a part or no end.
  const withoutVersions = {
    ...peruste,
    voimassaolo: { ...peruste.voimassaolo, loppuTuntematon: undefined },
    taydellinen: true,
    // Some sources repeat a title for each unit that leads to it.
    tutkintonimikkeet: [...new Map(peruste.tutkintonimikkeet.map((nimike) => [nimike.uri, nimike])).values()],
    tutkinnonOsat: peruste.tutkinnonOsat.map((osa) => ({
      ...osa,
      versio: 1,
      versioVahvistamaton: true,
      osaAlueet: osa.osaAlueet?.map((alue) => ({
        ...alue,
        versio: 1,
        pakollinen: (alue.laajuus ?? 0) > 0,
      })),
    })),
  };
  const read = perusteFrom(answer, diaarinumero);
  expect(read).toEqual(withoutVersions);
});
