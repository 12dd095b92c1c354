import { describe, expect, it } from 'vitest';
import { isInUse, withPassword } from '../../../src/renderer/settings/kept-password.ts';

const entered = {
  baseUrl: 'https://ehoks.example/ehoks-virkailija-backend',
  casUrl: 'https://ehoks.example/cas',
  username: 'palvelu',
  password: '',
  callerId: '1.2.246.562.10.10000000017.hoks-desktop',
};
const saved = { ...entered, password: 'a2F0a2V0dHU=', wrappedBy: 'dpapi' } as const;

describe('the password of the connection form', () => {
  it('is the typed one when something was typed', () => {
    const typed = { ...entered, password: 'uusi-sana' };
    expect(withPassword(typed, saved)).toEqual(typed);
  });

  it('is the saved one, as it is kept, when nothing was typed', () => {
    expect(withPassword(entered, saved)).toEqual(saved);
    expect(withPassword({ ...entered, username: ' palvelu ', callerId: 'x' }, saved).wrappedBy).toBe('dpapi');
  });

  it('is never sent to another login service or with another account than it was saved for', () => {
    expect(withPassword({ ...entered, casUrl: 'https://muu.example/cas' }, saved).password).toBe('');
    expect(withPassword({ ...entered, username: 'toinen' }, saved).password).toBe('');
  });

  it('is missing when none was typed or saved', () => {
    expect(withPassword(entered, undefined).password).toBe('');
  });
});

describe('what was tried', () => {
  it('is what deliveries use only when nothing but the Caller-Id was changed', () => {
    expect(isInUse({ ...saved, callerId: 'muu' }, saved)).toBe(true);
    for (const other of [{ password: 'uusi-sana' }, { username: 'toinen' }, { baseUrl: 'https://muu.example/x' }]) {
      expect(isInUse({ ...saved, ...other }, saved)).toBe(false);
    }
    expect(isInUse(saved, undefined)).toBe(false);
  });
});
