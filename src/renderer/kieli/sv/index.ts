import type { fi } from '../fi/index.ts';
import type { SameKeys } from '../same-keys.ts';
import { about } from './about.ts';
import { aikajana } from './aikajana.ts';
import { aside } from './aside.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { common } from './common.ts';
import { deliveries } from './deliveries.ts';
import { ero } from './ero.ts';
import { handover } from './handover.ts';
import { history } from './history.ts';
import { keys } from './keys.ts';
import { locked } from './locked.ts';
import { lostDevice } from './lost-device.ts';
import { lostVault } from './lost-vault.ts';
import { meeting } from './meeting.ts';
import { plan } from './plan.ts';
import { recovery } from './recovery.ts';
import { reference } from './reference.ts';
import { register } from './register.ts';
import { rights } from './rights.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { shell } from './shell.ts';
import { space } from './space.ts';
import { students } from './students.ts';
import { templates } from './templates.ts';
import { units } from './units.ts';
import { vault } from './vault.ts';

export const sv = {
  common,
  shell,
  vault,
  students,
  deliveries,
  settings,
  plan,
  ero,
  about,
  aikajana,
  aside,
  audit,
  backup,
  handover,
  history,
  keys,
  locked,
  lostDevice,
  lostVault,
  meeting,
  recovery,
  reference,
  register,
  rights,
  rules,
  share,
  space,
  templates,
  units,
} satisfies SameKeys<typeof fi>;
