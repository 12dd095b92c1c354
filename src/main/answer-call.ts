import type { z } from 'zod';
import {
  type CallAnswer,
  type CallArgument,
  type CallName,
  type CallRefusal,
  type CallReply,
  ipcContract,
} from '../shared/ipc-contract.ts';
import { fail, ok } from '../shared/result.ts';
import type { MayAnswer } from './call-limit.ts';
import { callChannel } from './channels.ts';
import type { Log } from './log.ts';
import { isOwnAddress } from './page-files.ts';

/** One function for each call of the contract, with its argument already checked. */
export type Handlers = {
  readonly [N in CallName]: (argument: CallArgument<N>) => CallAnswer<N> | Promise<CallAnswer<N>>;
};

/** The part of Electron's event that says who asks. */
export interface Caller {
  readonly senderFrame: { readonly url: string } | null;
  readonly sender: { readonly mainFrame: { readonly url: string } };
}

/** The part of Electron's ipcMain that is used. */
export interface CallReceiver {
  readonly handle: (
    channel: string,
    listener: (event: Caller, name: unknown, argument: unknown) => Promise<CallReply>,
  ) => void;
}

type Contract = {
  readonly [N in CallName]: {
    readonly argument: z.ZodType<CallArgument<N>>;
    readonly answer: z.ZodType<CallAnswer<N>>;
  };
};
const contract: Contract = ipcContract;

/**
 * Answers the page's calls. Refused are: any frame but the main frame of app://hoks, a name that is not in the contract,
 * an argument or an answer that is not of the contract's shape, a call beyond its limit, and a handler that throws. A refusal is one word of
 * `CallRefusal`: no message and no stack crosses, because either could hold content of a plan. Secrets, which are bytes, are overwritten
 * when the call is done.
 */
export function answerCalls(receiver: CallReceiver, handlers: Handlers, mayAnswer: MayAnswer, log: Log): void {
  const answerers = new Map<string, (argument: unknown) => Promise<CallReply>>();
  for (const name of callNames) answerers.set(name, answererOf(name, handlers[name], mayAnswer));

  receiver.handle(callChannel, async (event, name, argument) => {
    const answerer = typeof name === 'string' ? answerers.get(name) : undefined;
    const reply = !isOurPage(event)
      ? refuse('foreign-frame')
      : answerer === undefined
        ? refuse('unknown-call')
        : await answerer(argument);
    if (!reply.ok) log.event('call.refused', { refusal: reply.error, call: callNames.find((known) => known === name) });
    return reply;
  });
}

const callNames = Object.keys(ipcContract) as CallName[];

function refuse(refusal: CallRefusal): CallReply {
  return fail(refusal);
}

/** F11: scheme and host are compared, not origins; the frame object itself has to be the page's main frame. */
function isOurPage({ senderFrame, sender }: Caller): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
}

function answererOf<N extends CallName>(
  name: N,
  handler: Handlers[N],
  mayAnswer: MayAnswer,
): (argument: unknown) => Promise<CallReply> {
  const { argument: argumentSchema, answer: answerSchema } = contract[name];
  return async (given) => {
    const argument = argumentSchema.safeParse(given);
    if (!argument.success) return refuse('bad-argument');
    try {
      if (!mayAnswer(name)) return refuse('too-often');
      const answer = answerSchema.safeParse(await handler(argument.data));
      if (!answer.success) return refuse('bad-answer');
      // Electron copies the answer for the page within this turn.
      setImmediate(() => overwriteSecrets(answer.data));
      return ok(answer.data);
    } catch {
      return refuse('failed');
    } finally {
      overwriteSecrets(argument.data);
    }
  };
}

/** How deep bytes lie: in an argument's fields, and in those of a result's value. */
const deepest = 2;

/** Bytes cross the bridge for one reason only: they are passphrases and keys, and main outlives the lock. */
function overwriteSecrets(value: unknown, depth = 0): void {
  if (value instanceof Uint8Array) value.fill(0);
  else if (depth < deepest && typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) overwriteSecrets(part, depth + 1);
  }
}
