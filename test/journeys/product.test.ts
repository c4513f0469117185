import { afterAll, beforeAll } from '@jest/globals';
import { anapaPaths } from './suites/anapa-paths.ts';
import { anapaTurns } from './suites/anapa-turns.ts';
import { endsPaths } from './suites/ends-paths.ts';
import { firstSteps } from './suites/first-steps.ts';
import { fuzzed } from './suites/fuzzed.ts';
import { intake } from './suites/intake.ts';
import { kislovodskPaths } from './suites/kislovodsk-paths.ts';
import { links } from './suites/links.ts';
import { okhaPaths } from './suites/okha-paths.ts';
import { partner } from './suites/partner.ts';
import { permPaths } from './suites/perm-paths.ts';
import { plastunovskayaPaths } from './suites/plastunovskaya-paths.ts';
import { rarerPaths } from './suites/rarer-paths.ts';
import { repairs } from './suites/repairs.ts';
import { secrecy } from './suites/secrecy.ts';
import { sixthTown } from './suites/sixth-town.ts';
import { JourneyCloud, startPatience } from './support/cloud.ts';
import { morning } from './support/incident.ts';

// One cloud for all of them: each journey has cases of its own, and a cloud takes longer to come up than they do.
let cloud: JourneyCloud;

beforeAll(async () => {
	cloud = await JourneyCloud.start('product', { at: morning, rate: 1 });
}, startPatience);

afterAll(() => cloud.stop());

for (const suite of [
	firstSteps,
	intake,
	anapaPaths,
	anapaTurns,
	links,
	repairs,
	rarerPaths,
	endsPaths,
	kislovodskPaths,
	plastunovskayaPaths,
	permPaths,
	okhaPaths,
	sixthTown,
	partner,
	fuzzed,
	secrecy,
])
	suite(() => cloud);
