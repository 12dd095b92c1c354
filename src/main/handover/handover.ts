import { readFile, stat } from 'node:fs/promises';
import { mostContent } from '../../shared/handover/handover.ts';
import type { CallAnswer, CallArgument, CallName } from '../../shared/ipc-contract.ts';
import type { Profile } from '../../shared/profile.ts';
import { fail, ok } from '../../shared/result.ts';
import { diskErrorCode } from '../disk-error.ts';
import { type HandoverCrypto, type HandoverFile, openHandover, parseHandover, sealHandover } from './handover-file.ts';

type HandoverCall = Extract<CallName, `handover.${string}`>;
/** The calls about handing students over, as the contract has them. */
export type Handover = {
  readonly [N in HandoverCall]: (argument: CallArgument<N>) => Promise<CallAnswer<N>>;
};

export interface HandoverDependencies extends HandoverCrypto {
  readonly profile: Profile;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Both ask the person; undefined when they changed their mind. */
  readonly chooseFile: (why: 'save' | 'open') => Promise<string | undefined>;
  /** Writes the whole file or throws the system's own error. */
  readonly write: (path: string, text: string) => void;
}

/** Seals and opens handover files. The page never learns where they are. */
export function createHandover(on: HandoverDependencies): Handover {
  let opened: HandoverFile | undefined;
  return {
    'handover.save': async ({ content, students }) => {
      const path = await on.chooseFile('save');
      if (path === undefined) return ok('cancelled');
      const { text, code } = await sealHandover(content, { profile: on.profile, madeAt: on.clock(), students }, on);
      try {
        on.write(path, text);
        return ok({ code });
      } catch (error) {
        return fail({ code: diskErrorCode(error) });
      }
    },
    'handover.open': async () => {
      const path = await on.chooseFile('open');
      if (path === undefined) return ok('cancelled');
      opened = undefined;
      try {
        // Base64 is a third longer; anything larger was not made here.
        if ((await stat(path)).size > 2 * mostContent) return fail({ code: 'not-a-handover' });
        const parsed = parseHandover(await readFile(path, 'utf8'));
        if (!parsed.ok) return fail({ code: parsed.error });
        opened = parsed.value;
        const { profile, madeAt, students } = parsed.value;
        return ok({ profile, madeAt, students });
      } catch (error) {
        return fail({ code: diskErrorCode(error) });
      }
    },
    'handover.read': async ({ code }) => {
      if (opened === undefined) return fail({ code: 'not-open' });
      const content = await openHandover(opened, code, on);
      return content === undefined ? fail({ code: 'wrong-code' }) : ok(content);
    },
  };
}
