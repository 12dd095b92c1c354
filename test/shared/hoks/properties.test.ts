import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { checkPlan, isAccepted } from '../../../src/shared/hoks/check-plan.ts';
import type { Field, Method } from '../../../src/shared/hoks/field-spec.ts';
import { hoks, hoksKorvaus, hoksLuonti, hoksPaivitys } from '../../../src/shared/hoks/hoks.ts';
import { fieldAt } from '../../../src/shared/hoks/place.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { context, errors } from './plans.ts';

// Plans are large: this many show what a hundred would, in a fraction of the time.
fc.configureGlobal({ numRuns: 40 });

type Step = string | number;
type Json = Record<string, unknown>;

const schemas = { post: hoksLuonti, put: hoksKorvaus, patch: hoksPaivitys };

/** Every object and list in a plan with the way to it, the root first. */
function containers(value: unknown, path: Step[] = []): { path: Step[]; value: object }[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    { path, value },
    ...Object.entries(value).flatMap(([key, inner]) =>
      containers(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function changedAt(plan: Json, path: readonly Step[], change: (parent: Json) => void): Json {
  const copy: Json = structuredClone(plan);
  let here: unknown = copy;
  for (const step of path) here = (here as Json)[step];
  change(here as Json);
  return copy;
}

/** A field of the plan chosen at random: the object it is in, and its name. */
const oneField = (plan: Json) =>
  fc.constantFrom(
    ...containers(plan)
      .filter(({ value }) => !Array.isArray(value))
      .flatMap(({ path, value }) => Object.keys(value).map((name) => ({ path, name }))),
  );

const oneObject = (plan: Json) => fc.constantFrom(...containers(plan).filter(({ value }) => !Array.isArray(value)));

const fieldOf = (path: readonly Step[], name: string): Field | undefined => fieldAt([...path, name]);

group.each(['post', 'put', 'patch'] as const)('%s', (method: Method) => {
  const plans = arbitraryPlan(method);
  const refused = (plan: unknown) => !isAccepted(checkPlan(plan, context({ method })));

  test('accepts every plan made from the field lists, by rules and by schema', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(errors(plan, { method })).toEqual([]);
        expect(schemas[method].safeParse(plan).success).toBe(true);
        expect(errors(JSON.parse(JSON.stringify(plan)), { method })).toEqual([]);
      }),
    );
  });

  test('refuses a plan with one unknown key at any depth', () => {
    const names = fc.constantFrom('foo', '__proto__', 'constructor', 'module-id', 'eid', 'Alku', ' alku', '');
    fc.assert(
      fc.property(
        plans.chain((plan) => fc.tuple(fc.constant(plan), oneObject(plan), names)),
        ([plan, { path }, name]) => {
          const broken = changedAt(plan, path, (parent) =>
            Object.defineProperty(parent, name, { value: 1, enumerable: true, configurable: true, writable: true }),
          );
          expect(refused(broken)).toBe(true);
          expect(schemas[method].safeParse(broken).success).toBe(false);
        },
      ),
    );
  });

  test('refuses a plan with one null, naming the place', () => {
    fc.assert(
      fc.property(
        plans.chain((plan) => fc.tuple(fc.constant(plan), oneField(plan))),
        ([plan, { path, name }]) => {
          const broken = changedAt(plan, path, (parent) => (parent[name] = null));
          const field = fieldOf(path, name);
          const isList = field?.kind === 'parts' || (field?.kind === 'scalar' && field.valueType === 'texts');
          const at = [...path, name].join('/');
          expect(errors(broken, { method })).toContain(`${isList ? 'oddity' : 'type'} ${at}`);
          expect(schemas[method].safeParse(broken).success).toBe(false);
        },
      ),
    );
  });

  test('refuses a plan that lacks one required field, naming it', () => {
    fc.assert(
      fc.property(
        plans.chain((plan) => fc.tuple(fc.constant(plan), oneField(plan))),
        ([plan, { path, name }]) => {
          fc.pre(fieldOf(path, name)?.presence[method] === 'required');
          const broken = changedAt(plan, path, (parent) => delete parent[name]);
          expect(errors(broken, { method })).toContain(`required ${[...path, name].join('/')}`);
          expect(schemas[method].safeParse(broken).success).toBe(false);
        },
      ),
    );
  });

  test('refuses a value of another type anywhere', () => {
    const wrong = fc.constantFrom<unknown>({ a: 1 }, [[1]], 1.5, 'x', true, [{}]);
    fc.assert(
      fc.property(
        plans.chain((plan) => fc.tuple(fc.constant(plan), oneField(plan), wrong)),
        ([plan, { path, name }, value]) => {
          const field = fieldOf(path, name);
          fc.pre(field !== undefined && !mayHold(field, value));
          const broken = changedAt(plan, path, (parent) => (parent[name] = value));
          expect(refused(broken)).toBe(true);
          expect(schemas[method].safeParse(broken).success).toBe(false);
        },
      ),
    );
  });

  test('takes strings with white space around them and stores them without', () => {
    fc.assert(
      fc.property(
        plans.chain((plan) => fc.tuple(fc.constant(plan), oneField(plan))),
        ([plan, { path, name }]) => {
          const field = fieldOf(path, name);
          fc.pre(field?.kind === 'scalar' && field.valueType === 'text');
          const padded = changedAt(plan, path, (parent) => (parent[name] = `\n\u001f ${String(parent[name])}\u3000`));
          expect(errors(padded, { method })).toEqual([]);
          expect(schemas[method].parse(padded)).toEqual(schemas[method].parse(plan));
        },
      ),
    );
  });
});

/** Whether the field might take the value, or a list whose items might. */
function mayHold(field: Field, value: unknown): boolean {
  if (field.kind === 'part') return false;
  if (field.kind === 'parts') return Array.isArray(value) && JSON.stringify(value) === '[{}]';
  if (typeof value === 'string') return field.valueType === 'text';
  if (typeof value === 'number') return field.valueType === 'number';
  return typeof value === 'boolean' && field.valueType === 'boolean';
}

test('gives findings in the order of the field lists', () => {
  const order = Object.keys(hoks.fields);
  fc.assert(
    fc.property(arbitraryPlan('post'), (plan) => {
      const roots = checkPlan(plan, context()).map(({ path }) => order.indexOf(String(path[0])));
      expect(roots).toEqual(roots.toSorted((a, b) => a - b));
    }),
  );
});
