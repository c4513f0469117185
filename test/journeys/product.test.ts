import { afterAll, beforeAll } from '@jest/globals';
import { anapaPaths } from './suites/anapa-paths.ts';
import { anapaTurns } from './suites/anapa-turns.ts';
import { intake } from './suites/intake.ts';
import { links } from './suites/links.ts';
import { otherTowns } from './suites/other-towns.ts';
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

for (const suite of [intake, anapaPaths, anapaTurns, links, repairs, otherTowns, rarerPaths, sixthTown, secrecy])
	suite(() => cloud);
