import type { CallAnswer, CallArgument } from '../../shared/ipc-contract.ts';

/** Asks where and saves the page as it is laid out for paper: host 'print.page'. */
export type PrintPage = (document: CallArgument<'print.page'>['document']) => Promise<CallAnswer<'print.page'>>;

export type PrintOutcome = 'saved' | Extract<CallAnswer<'print.page'>, { ok: false }>['error']['code'];
