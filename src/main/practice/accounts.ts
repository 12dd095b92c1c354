/** A user of the practice CAS. Passwords are for practice only. */
export interface Account {
  readonly username: string;
  readonly password: string;
  /** PALVELU is an integration user; a person (VIRKAILIJA) cannot use the provider API (contract 2.2). */
  readonly kayttajaTyyppi: 'PALVELU' | 'VIRKAILIJA';
  /** Organisation OID -> CRUD or READ; a right in an ancestor of the institution is enough. */
  readonly oikeudet: Readonly<Record<string, 'CRUD' | 'READ'>>;
}

/** GET reads, POST writes, PUT and PATCH update (contract 2.2). */
export type Right = 'read' | 'write' | 'update';

/** Whether the account holds the right in any of the organisations: the institution and its ancestors. */
export function hasRight(account: Account, organisaatiot: readonly string[], right: Right): boolean {
  return organisaatiot.some((oid) => {
    const role = account.oikeudet[oid];
    return role === 'CRUD' || (role === 'READ' && right === 'read');
  });
}
