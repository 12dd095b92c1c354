import { describe, expect, test } from 'vitest';
import { createFindings, placesOf } from '../../../src/renderer/plan/findings.ts';
import { createOpenParts } from '../../../src/renderer/plan/open-parts.ts';
import { createPlanDocument } from '../../../src/renderer/plan/plan-document.ts';
import type { Path } from '../../../src/shared/hoks/field-spec.ts';
import type { MissingItem, WhatIsMissing } from '../../../src/shared/hoks/what-is-missing.ts';

const unit: Path = ['hankittavat-ammat-tutkinnon-osat', 0];

function item(path: Path, rule: string): MissingItem {
  const message = { fi: rule, sv: rule };
  return { level: 'error', rule, path, message, section: 'ammatilliset', place: '', field: '' };
}

function missing(changes: Partial<WhatIsMissing>): WhatIsMissing {
  return { errors: [], unstorable: [], demanded: [], defects: [], advice: [], ...changes };
}

describe('findings', () => {
  test('stand at their own path, the one that stops the approval first', () => {
    const findings = createFindings();
    const at = [...unit, 'nimi'];
    findings.set(missing({ advice: [{ ...item(at, 'R1'), level: 'advice' }], errors: [item(at, 'C1')] }));
    expect(findings.at(at).map(({ rule, blocks }) => [rule, blocks])).toEqual([
      ['C1', true],
      ['R1', false],
    ]);
    expect(findings.at(unit)).toEqual([]);
  });

  test('are counted in everything around them', () => {
    const findings = createFindings();
    findings.set(
      missing({
        errors: [item([...unit, 'nimi'], 'C1')],
        demanded: [item(unit, 'R15')],
        defects: [item(['sahkoposti'], '13.5')],
      }),
    );
    expect(findings.countsWithin(unit)).toEqual({ blocking: 2, other: 0 });
    expect(findings.countsWithin([])).toEqual({ blocking: 2, other: 1 });
    expect(findings.countsWithin(['hankittavat-ammat-tutkinnon-osat', 1])).toEqual({ blocking: 0, other: 0 });
  });

  test('that did not change keep their identity, so that nothing draws again for them', () => {
    const findings = createFindings();
    findings.set(missing({ errors: [item(unit, 'C1')] }));
    const [before, counts] = [findings.at(unit), findings.countsWithin(unit)];
    findings.set(missing({ errors: [item(unit, 'C1'), item(['sahkoposti'], 'R32')] }));
    expect(findings.at(unit)).toBe(before);
    expect(findings.countsWithin(unit)).toBe(counts);
  });

  test('are heard of anew when the same rule says something else', () => {
    const findings = createFindings();
    findings.set(missing({ errors: [item(unit, 'T1')] }));
    const message = { fi: 'toinen', sv: 'annan' };
    findings.set(missing({ errors: [{ ...item(unit, 'T1'), message }] }));
    expect(findings.at(unit).map((finding) => finding.message)).toEqual([message]);
  });

  test('of one place are one stop on the way through all that is to be fixed', () => {
    const findings = createFindings();
    const other = [...unit, 'loppu'];
    findings.set(missing({ errors: [item(other, 'C7'), item(other, 'C8'), item(unit, 'TV')] }));
    expect(placesOf(findings.all())).toEqual([other, unit]);
  });
});

describe('open parts', () => {
  const documentOf = () =>
    createPlanDocument<Readonly<Record<string, unknown>>>(
      { osat: [{ nimi: 'a', jaksot: [{}, {}] }, { nimi: 'b' }] },
      () => 0,
    );

  test('follow a part that moves, and reveal all parts on the way to a place', () => {
    const document = documentOf();
    const open = createOpenParts(document);
    open.reveal(['osat', 0, 'jaksot', 1, 'alku']);
    const [opened, inner] = [open.openIn(['osat']), open.openIn(['osat', 0, 'jaksot'])];
    document.move(['osat'], 0, 1);
    expect(open.openIn(['osat'])).toBe(opened);
    expect(open.openIn(['osat', 1, 'jaksot'])).toBe(inner);
    expect(document.identity(document.valueAt(['osat', 1]) as object)).toBe(opened);
  });

  test('are one at a time in each list', () => {
    const document = documentOf();
    const open = createOpenParts(document);
    open.reveal(['osat', 0]);
    const first = open.openIn(['osat']);
    open.reveal(['osat', 1]);
    expect(open.openIn(['osat'])).not.toBe(first);
    open.setOpen(['osat'], undefined);
    expect(open.openIn(['osat'])).toBeUndefined();
  });
});
