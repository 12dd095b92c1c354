import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { newlySeen, sightingsIn } from '../../shared/register/sightings.ts';
import { mergeRegister } from '../../shared/register/merge-register.ts';
import type { RegisterEntry } from '../../shared/register/register.ts';
import type { Store } from '../db/store.ts';
import { useEditor } from '../plan/editor-context.ts';
import type { Saving } from '../plan/save-status.ts';
import { useLive } from '../use-live.ts';

const RegisterContext = createContext<() => readonly RegisterEntry[]>(() => []);

/** Gives what may be offered now: the register, and what this plan holds already. */
export function useRegister(): () => readonly RegisterEntry[] {
  return useContext(RegisterContext);
}

interface PlanRegisterProps {
  readonly store: Pick<Store, 'register' | 'updateRegister'>;
  readonly registerSaving: (saving: Saving) => () => void;
  readonly now: () => number;
  readonly children: ReactNode;
}

/**
 * Offers remembered workplaces and people to the fields of a plan, and remembers what has been written in it when it is left,
 * locked or closed. Not while it is being typed: half a name is nothing to remember.
 */
export function PlanRegister({ store, registerSaving, now, children }: PlanRegisterProps) {
  const { document } = useEditor();
  const stored = useLive(store.register).value;
  const learnt = useRef(document.current());

  const learn = useCallback(async () => {
    const current = document.current();
    const seen = newlySeen(learnt.current, current, now());
    // Remembering is a help: a disk that refuses it must not hold up a lock, so it is tried once.
    learnt.current = current;
    if (seen.length === 0) return;
    await store.updateRegister((register) => mergeRegister(register, seen, newId)).catch(() => undefined);
  }, [document, store, now]);

  useEffect(() => {
    const isSaved = () => newlySeen(learnt.current, document.current(), 0).length === 0;
    const takeBack = registerSaving({ flush: learn, isSaved });
    return () => void learn().then(takeBack);
  }, [registerSaving, learn, document]);

  const entries = useMemo(
    () => () => mergeRegister(stored ?? [], sightingsIn(document.current(), now()), newId),
    [stored, document, now],
  );
  return <RegisterContext value={entries}>{children}</RegisterContext>;
}

const newId = () => crypto.randomUUID();
