import { fail } from '../../shared/result.ts';
import type { Vault } from './vault.ts';

/** A vault that takes no secret and gives no key while somebody may be reading along. Each refusal is `watched`. */
export function refuseWhileWatched(vault: Vault, isWatched: () => boolean): Vault {
  const guarded =
    <Given extends unknown[], Answer>(act: (...given: Given) => Promise<Answer>) =>
    (...given: Given): Promise<Answer | typeof refused> =>
      isWatched() ? Promise.resolve(refused) : act(...given);
  return {
    ...vault,
    create: guarded(vault.create),
    unlock: guarded(vault.unlock),
    changePassphrase: guarded(vault.changePassphrase),
    newRecoveryKey: guarded(vault.newRecoveryKey),
    recover: guarded(vault.recover),
    openPractice: guarded(vault.openPractice),
  };
}

const refused = fail({ code: 'watched' as const });
