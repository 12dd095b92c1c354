import { expect } from '@playwright/test';
import { openApproval, openMainPage } from '../../e2e/counselor.ts';
import { approveInBulk } from '../bulk.ts';
import { editPlan } from '../laptop.ts';
import type { Person } from '../people.ts';
import { jsonAnswer, type Passing } from '../proxy.ts';
import type { Row, Run } from '../row.ts';
import { hold } from './moves.ts';

/** What a counselor does while things are on their way. */

export const peopleRows: readonly Row[] = [
  {
    row: 29,
    title: 'edited while it is being sent',
    run: async (run) => {
      const person = run.person();
      const held = hold(run, 'create', run.pick(['arrived', 'answered']));
      const first = await run.approve(person);
      await held.reached;
      if (run.seed % 2 === 1) {
        await run.approve(person);
        held.letGo();
        await run.settle();
        run.demand(run.requestsOf('create') === 1, 'the plan is created once');
        run.demand(run.requestsOf('replace') + run.requestsOf('patch') === 1, 'the second version updates it once');
      } else {
        const draft = run.newMark();
        await editPlan(run.laptop.page(), person, { mark: draft });
        held.letGo();
        await run.settle();
        run.demand(run.onServer(person)?.['sahkoposti'] === first, 'the draft stays at home');
        const isKept = async () =>
          (await run.laptop.records()).plans.some(({ document }) => document.sahkoposti === draft);
        await run.until(isKept, 'the draft is not lost', 5000);
      }
    },
  },
  {
    row: 30,
    title: 'approved twice quickly',
    run: async (run) => {
      const person = run.person();
      const page = run.laptop.page();
      const mark = run.newMark();
      await editPlan(page, person, { mark });
      await openApproval(page);
      const button = page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' });
      await expect(button).toBeEnabled();
      if (run.random() < 0.5) await button.dblclick({ delay: Math.floor(run.random() * 30) });
      else {
        await button.focus();
        for (let press = 0; press < 4; press++) await page.keyboard.press(run.pick(['Enter', 'Control+Enter']));
      }
      await expect(page.getByText(/^Versio \d+ on (?:tallessa|eHOKSissa)/)).toBeVisible();
      run.wasApproved(person, mark);
      await run.settle();
      run.demand((await run.deliveries(person)).length === 1, 'there is one version and one delivery');
      run.demand(run.requestsOf('create') === 1, 'one request made it');
    },
  },
  {
    row: 36,
    title: 'a bulk of approvals with three poisoned ones',
    isDestructive: true,
    run: async (run) => {
      const people = Array.from({ length: 30 }, () => run.person());
      const poisoned = poison(run, people);
      await run.laptop.close();
      await approveInBulk(run, people);
      const creations: string[] = [];
      run.through((passing) => {
        if (passing.kind === 'create') creations.push(bodyOid(passing));
        return poisoned.get(passing.kind === 'create' ? bodyOid(passing) : '');
      });
      await run.laptop.unlock();
      await run.settle({ timeoutMs: 60_000 });
      const inOrder = people.map(({ opiskeluoikeusOid }) => opiskeluoikeusOid);
      run.demand(JSON.stringify(creations) === JSON.stringify(inOrder), 'they leave in the order of their deadlines');
      const counts = (await run.laptop.records()).deliveries.map(({ state }) => state);
      run.demand(counts.filter((state) => state === 'delivered').length === people.length - 3, 'all but three arrive');
      run.demand(counts.filter((state) => state === 'blocked').length === 3, 'three wait for a person');
    },
  },
  {
    row: 37,
    title: 'the person cancels a bulk of deliveries',
    isDestructive: true,
    run: async (run) => {
      const people = Array.from({ length: 12 }, () => run.person());
      await run.laptop.close();
      await approveInBulk(run, people);
      const leave = 1 + Math.floor(run.random() * 4);
      const held = hold(run, 'create', run.pick(['arrived', 'answered']), leave);
      await run.laptop.unlock();
      await held.reached;
      const page = run.laptop.page();
      await openMainPage(page, 'Lähetykset');
      await page.getByRole('button', { name: /^Peru loput/ }).click();
      await page.getByRole('button', { name: 'Ota pois jonosta', exact: true }).click();
      for (const person of people.slice(leave)) run.ends(person, { state: 'withdrawn' });
      const isOver = async () =>
        (await run.laptop.records()).deliveries.filter(({ state }) => state === 'superseded').length ===
        people.length - leave;
      await run.until(isOver, 'what has not left is taken back');
      held.letGo();
      await run.settle();
      run.demand(run.requestsOf('create') === leave, 'nothing more has left');
    },
  },
];

/** Three people whose plans eHOKS refuses, each in another way. */
function poison(run: Run, people: readonly Person[]) {
  const answers = [
    { answer: jsonAnswer(400, { error: 'Archived HOKS with given opiskeluoikeus oid found.' }), problem: 'archived' },
    {
      answer: jsonAnswer(401, { error: "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'" }),
      problem: 'no-access',
    },
    { answer: { status: 413, headers: { 'content-type': 'text/plain' } }, problem: 'too-large' },
  ] as const;
  const left = [...people];
  return new Map(
    answers.map(({ answer, problem }) => {
      const [victim] = left.splice(Math.floor(run.random() * left.length), 1);
      if (victim === undefined) throw new Error('nobody is left');
      run.ends(victim, { state: 'blocked', problems: [problem] });
      return [victim.opiskeluoikeusOid, { answer, forward: false }] as const;
    }),
  );
}

function bodyOid({ body }: Passing): string {
  const oid = (JSON.parse(body.toString()) as Record<string, unknown>)['opiskeluoikeus-oid'];
  return typeof oid === 'string' ? oid : '';
}
